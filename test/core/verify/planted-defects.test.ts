import { describe, expect, it } from "vitest";
import type { Pack } from "../../../src/core/pack/schema.ts";
import type { ProofId } from "../../../src/core/verify/verification.ts";
import { smallFile, smallGuard, smallInteraction } from "../../support/small-pack.ts";
import { failuresOf, soundPack, withCases } from "./planted.ts";

/** The pack with something put after its guards. */
function guarded(...more: Pack["guards"]): Pack {
  const pack = soundPack();
  return { ...pack, guards: [...pack.guards, ...more] };
}

function withTrait(id: string, changes: Partial<Pack["traits"][number]>): Pack {
  const pack = soundPack();
  return {
    ...pack,
    traits: pack.traits.map((trait) => (trait.id === id ? { ...trait, ...changes } : trait)),
  };
}

/** The points of a trait's levels, one after the other. */
function pointed(id: string, points: readonly number[], isNeutral = true): Pack {
  const { levels } = soundPack().traits.find((trait) => trait.id === id)!;
  return withTrait(id, {
    levels: levels.map(({ id: level, because }, index) => ({
      id: level,
      because,
      points: points[index]!,
      ...(points[index] === 0 && isNeutral ? { neutral: true as const } : {}),
    })),
  });
}

const PLANTED: [string, ProofId, Pack, string[]][] = [
  [
    "a guard that a mitigation always lifts",
    "dead-guards",
    guarded(
      smallGuard({
        id: "lifted",
        when: { size: ["l0"], cloud: ["yes"] },
        unless: [{ cloud: ["yes"] }],
      }),
    ),
    ["lifted is active in no profile"],
  ],
  [
    "0 points that nobody marked as meant",
    "silent-levels",
    pointed("churn", [-1, 0, 1], false),
    ["churn middle has 0 points and is not marked neutral: true"],
  ],
  [
    "an interaction without evidence",
    "silent-levels",
    { ...soundPack(), interactions: [smallInteraction({ evidence: 0 })] },
    ["interaction cloud-churn has evidence 0"],
  ],
  [
    "a veto said twice",
    "duplicate-guards",
    guarded(smallGuard({ id: "again", when: { size: ["l0"] } })),
    ["too-small and again both exclude disaggregated, in the same profiles"],
  ],
  [
    "a cap said twice, in other words",
    "duplicate-guards",
    guarded({
      ...soundPack().guards[2]!,
      id: "again",
      unless: [{ array: ["l0"], cloud: ["yes"] }],
    }),
    ["cap and again both cap at weak, in the same profiles"],
  ],
  [
    "a veto that is always met by one against the other approach",
    "contradicting-guards",
    guarded(
      smallGuard({ id: "wide", when: { array: ["l1"] } }),
      smallGuard({
        id: "narrow",
        excludes: "converged",
        when: { array: ["l1"], diskless: ["l1"] },
      }),
    ),
    ["narrow excludes converged, but is never active without wide, which excludes disaggregated"],
  ],
  [
    "a veto that always meets one against the other approach",
    "contradicting-guards",
    guarded(
      smallGuard({ id: "narrow", when: { array: ["l1"], diskless: ["l1"] } }),
      smallGuard({ id: "wide", excludes: "converged", when: { array: ["l1"] } }),
    ),
    ["narrow excludes disaggregated, but is never active without wide, which excludes converged"],
  ],
  [
    "points that turn back",
    "monotone",
    pointed("churn", [-1, 1, 0]),
    [
      "rule churn speaks less for disaggregated when churn grows from middle to high, though churn favours disaggregated; seen in the typical profile",
    ],
  ],
  [
    "points against a trait that favours B",
    "monotone",
    pointed("latency", [-1, 0]),
    [
      "rule latency speaks less for converged when latency grows from normal to tight, though latency favours converged; seen in the typical profile",
    ],
  ],
  [
    "an interaction in the middle of a trait",
    "monotone",
    {
      ...soundPack(),
      interactions: [smallInteraction({ when: { churn: ["middle"], cloud: ["yes"] } })],
    },
    [
      "rule cloud-churn speaks less for disaggregated when churn grows from middle to high, though churn favours disaggregated; seen in the typical profile with cloud yes",
    ],
  ],
  [
    "a veto against A that comes with growth towards A",
    "monotone",
    guarded(smallGuard({ id: "busy", when: { churn: ["high"], array: ["l1"] } })),
    [
      "guard busy speaks less for disaggregated when churn grows from middle to high, though churn favours disaggregated; seen in the typical profile with array l1",
    ],
  ],
  [
    "a veto against B that comes with growth towards B",
    "monotone",
    guarded(smallGuard({ id: "fast", excludes: "converged", when: { latency: ["tight"] } })),
    [
      "guard fast speaks less for converged when latency grows from normal to tight, though latency favours converged; seen in the typical profile",
    ],
  ],
  [
    "a tie-break for A that growth towards A loses",
    "monotone",
    {
      ...soundPack(),
      pack: smallFile({
        tieBreaks: [
          {
            id: "calm",
            when: { churn: ["middle"] },
            advises: "disaggregated",
            because: "so",
            sources: [],
          },
        ],
      }),
    },
    [
      "tie-break calm speaks less for disaggregated when churn grows from middle to high, though churn favours disaggregated; seen in the typical profile",
    ],
  ],
  [
    "a tie-break for B that growth towards A brings",
    "monotone",
    {
      ...soundPack(),
      pack: smallFile({
        tieBreaks: [
          { id: "odd", when: { cloud: ["yes"] }, advises: "converged", because: "so", sources: [] },
        ],
      }),
    },
    [
      "tie-break odd speaks less for disaggregated when cloud grows from no to yes, though cloud favours disaggregated; seen in the typical profile",
    ],
  ],
  [
    "an approach that only a guard gives",
    "reachable",
    pointed("churn", [0, 1, 2]),
    ["without too-small, converged is advised to no profile"],
  ],
  [
    "a trait that counts for too little",
    "never-decisive",
    {
      ...soundPack(),
      traits: [
        ...soundPack().traits,
        {
          ...soundPack().traits[1]!,
          id: "taste",
          basis: "inferred",
          levels: [
            { id: "mild", points: 0, neutral: true, because: "so" },
            { id: "strong", points: 0, neutral: true, because: "so" },
          ],
        },
      ],
    },
    ["taste alone never changes which approach is advised"],
  ],
  [
    "a trait that nothing reads",
    "never-decisive",
    { ...soundPack(), traits: [...soundPack().traits, { ...soundPack().traits[5]!, id: "idle" }] },
    ["idle alone never changes which approach is advised"],
  ],
];

describe("a pack with a planted defect:", () => {
  it.each(PLANTED)("%s", (_, id, pack, messages) => {
    expect(failuresOf(withCases(pack))).toEqual({ [id]: messages });
  });

  it("an approach that no profile is advised", () => {
    const pack = { ...pointed("churn", [0, 1, 2]), guards: [soundPack().guards[2]!] };
    expect(failuresOf(withCases(pack))["reachable"]).toEqual([
      "converged is advised to no profile",
    ]);
  });
});
