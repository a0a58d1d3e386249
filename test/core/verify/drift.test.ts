import { describe, expect, it } from "vitest";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { driftReport } from "../../../src/core/verify/drift/drift-report.ts";
import {
  churn,
  cloud,
  plainTraits,
  smallInteraction,
  smallPack,
} from "../../support/small-pack.ts";
import { everyProfile } from "./brute-force.ts";

const TYPICAL = { churn: "middle", latency: "normal", cloud: "no" };

function drift(one: Pack, other: Pack) {
  const { status, summary, details } = driftReport(one, other, TYPICAL);
  expect(status).toBe("reported");
  return [summary, ...details];
}

/** The share of profiles of two packs over the same traits that are advised another approach. */
function searched(one: Pack, other: Pack): string {
  const others = everyProfile(other).map(({ verdict }) => verdict.approach);
  const all = everyProfile(one);
  const changed = all.filter(({ verdict }, index) => verdict.approach !== others[index]);
  return `${((changed.length / all.length) * 100).toFixed(1)} %`;
}

/** Six traits of six levels; the interactions join the given ones to one block. */
function wide(joined: readonly (readonly [number, number])[], evidence: number): Pack {
  const traits = plainTraits(Array.from({ length: 7 }, () => 6)).map((trait) => ({
    ...trait,
    basis: "listed" as const,
    sources: ["manual"],
    levels: trait.levels.map((level, index) => ({ ...level, points: index % 2 })),
  }));
  return smallPack({
    traits,
    guards: [],
    cases: [],
    interactions: joined.map(([one, other], index) =>
      smallInteraction({
        id: `i${index}`,
        when: { [`t${one}`]: ["l0"], [`t${other}`]: ["l0"] },
        evidence,
      }),
    ),
  });
}

const FIRST_HALF = [
  [0, 1],
  [1, 2],
  [2, 3],
] as const;
const SECOND_HALF = [
  [3, 4],
  [4, 5],
  [5, 6],
] as const;

describe("drift", () => {
  it("of a pack from itself is none", () => {
    expect(drift(smallPack(), smallPack())).toEqual([
      "0.0 % of the profiles are advised another approach",
    ]);
  });

  it("from a version with another strength", () => {
    const other = smallPack({
      traits: [churn({ basis: "listed" }), ...smallPack().traits.slice(1)],
    });
    const share = searched(smallPack(), other);
    expect(share).not.toBe("0.0 %");
    expect(drift(smallPack(), other)).toEqual([
      `${share} of the profiles are advised another approach`,
      "converged becomes neither approach in the typical profile with churn low",
    ]);
    expect(drift(other, smallPack())[1]).toBe(
      "neither approach becomes converged in the typical profile with churn low",
    );
  });

  it("from a version with other traits and levels goes by what both know", () => {
    const [calm, , wild] = churn().levels;
    const other = smallPack({
      traits: [
        churn({ levels: [calm!, wild!] }),
        smallPack().traits[1]!,
        cloud({ levels: [{ id: "maybe", because: "so" }, ...cloud().levels] }),
        cloud({ id: "edge" }),
      ],
      guards: [],
      interactions: [smallInteraction({ when: { churn: ["high"], edge: ["yes"] } })],
    });
    expect(drift(smallPack(), other)).toEqual([
      // Of sixteen profiles those with tight latency and high churn: the guard is only in this pack.
      "25.0 % of the profiles are advised another approach",
      "only this pack has churn middle",
      "only the other has cloud maybe",
      "only the other has the trait edge",
      "disaggregated becomes converged in the typical profile with churn high, latency tight",
    ]);
  });

  it("says which traits only this pack has", () => {
    const before = smallPack({ traits: smallPack().traits.slice(0, 2), interactions: [] });
    expect(drift(smallPack(), before)).toEqual([
      "0.0 % of the profiles are advised another approach",
      "only this pack has the trait cloud",
    ]);
  });

  it("is not measured where a trait has no level in common", () => {
    const other = smallPack({
      traits: [
        churn({
          levels: churn().levels.map((level) => ({ ...level, id: `${level.id}-2` })),
        }),
        ...smallPack().traits.slice(1),
      ],
      interactions: [],
    });
    const [summary, ...details] = drift(smallPack(), other);
    expect(summary).toBe("the packs cannot be compared");
    expect(details).toContain("churn has no level that both packs know");
    expect(details).toContain("only the other has churn low-2");
  });

  it("is searched where the rules of both packs hang together too widely", () => {
    const tooWide =
      "within two changes of the typical profile; not counted, the rules of both packs hang together too widely";
    expect(drift(wide(FIRST_HALF, 1), wide(SECOND_HALF, -2))).toEqual([
      `a difference ${tooWide}`,
      expect.stringMatching(/ becomes .* in the typical profile/),
    ]);
    expect(drift(wide(FIRST_HALF, 0), wide(SECOND_HALF, 0))).toEqual([`no difference ${tooWide}`]);
  });
});
