import { describe, expect, it } from "vitest";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { PROOFS } from "../../../src/core/verify/verification.ts";
import { verifyPack } from "../../../src/core/verify/verify-pack.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import { smallFile } from "../../support/small-pack.ts";
import { failuresOf, soundPack, verified, withCases } from "./planted.ts";

describe("the cases of a pack", () => {
  it("fail where one misses what it expects", () => {
    const pack = withCases(soundPack());
    const [first, ...others] = pack.cases;
    const wrong = { approach: null, kind: "tie", form: null, grade: null } as const;
    const failures = failuresOf({
      ...pack,
      cases: [...others, { ...first!, name: "wrong", expect: wrong }],
    });
    expect(failures["cases"]).toEqual([
      '"wrong" gives approach disaggregated, not none; gives kind decided, not tie; gives form apart, not none; gives grade moderate, not none',
    ]);
    // Once wrong it finds out no mutant, so the others alone do not suffice.
    expect(failures["mutation"]).not.toEqual([]);
  });

  it("fail where one is missing", () => {
    const pack = withCases(soundPack());
    const failures = failuresOf({ ...pack, cases: pack.cases.slice(1) });
    expect(Object.keys(failures)).toEqual(["mutation"]);
    expect(failures["mutation"]).toMatchInlineSnapshot(`
      [
        "no case notices cloud-churn: evidence 0, not 1; one that would: the typical profile with churn high, latency tight, cloud yes",
        "no case notices cloud-churn: strength 1, not 2; one that would: the typical profile with churn high, latency tight, cloud yes",
        "no case notices cloud-churn: signs turned; one that would: the typical profile with churn high, cloud yes",
        "no case notices cloud-churn left out; one that would: the typical profile with churn high, latency tight, cloud yes",
        "equivalent: latency: strength 1, not 2",
        "equivalent: churn: low -2, not -1",
        "equivalent: churn: strength 4, not 3",
        "equivalent: cloud-churn: evidence 2, not 1",
        "equivalent: cloud-churn: strength 3, not 2",
      ]
    `);
  });
});

describe("a sound pack", () => {
  const sound = withCases(soundPack());

  it("has every proof, in order", () => {
    const { proofs, pack, mutation } = verified(sound, sound);
    expect(proofs.map(({ id, title }) => [id, title])).toEqual(Object.entries(PROOFS));
    expect(proofs.filter(({ status }) => status === "failed")).toEqual([]);
    expect(pack).toEqual({ id: "small", version: "1.0.0", title: "A small pack" });
    expect(mutation).toMatchObject({ living: 0, killed: mutation.all - mutation.equivalent });
    expect(mutation.killed).toBeGreaterThan(20);
  });

  it("may have cases with a topology, with or without its form", () => {
    const keep = { id: "keep", advises: "incumbent" as const, because: "so", sources: [] };
    const pack = { ...sound, pack: smallFile({ tieBreaks: [keep] }) };
    const tie = { churn: "middle", latency: "normal", size: "l1", shared: "l0", diskless: "l0" };
    const topologies = [
      { approach: "converged" },
      { approach: "converged", form: "mixed" },
    ] as const;
    const cases = topologies.map((topology, index) => ({
      name: `tie ${index}`,
      traits: tie,
      topology,
      expect: { approach: "converged", kind: "tie-broken", form: "together" } as const,
    }));
    expect(failuresOf({ ...pack, cases })["cases"]).toBeUndefined();
  });

  it("reports no opposing guards and no dictators where there are none", () => {
    const [busy] = soundPack().traits;
    const traits = ["one", "two", "three"].map((id) => ({ ...busy!, id }));
    const pack = {
      ...soundPack(),
      pack: smallFile(),
      traits,
      interactions: [],
      guards: [],
      forms: soundPack().forms.slice(0, 2),
    };
    const reports = verified(pack).proofs.filter(({ status }) => status === "reported");
    expect(reports.map(({ id, summary, details }) => [id, summary, details])).toEqual([
      ["opposing-guards", "no two can meet", []],
      ["dictators", "none", []],
    ]);
  });

  it("may have no rule at all", () => {
    const traits = soundPack().traits.slice(3, 4);
    const pack = {
      ...soundPack(),
      pack: smallFile({ tieBreaks: [] }),
      traits,
      interactions: [],
      guards: [],
      forms: soundPack().forms.slice(0, 2),
    };
    const { mutation, surface } = verified(pack);
    expect(mutation).toEqual({ all: 0, killed: 0, equivalent: 0, living: 0 });
    expect(surface.advised.tie).toBe(1);
  });
});

describe("the built-in pack", () => {
  it("opposes guards and dictates by levels, which is meant", () => {
    const reports = verifyPack(PORTWORX, {
      against: PORTWORX,
      evaluator: createEvaluator(),
    }).proofs.filter(({ status }) => status === "reported");
    expect(reports.map(({ id, details }) => [id, details])).toEqual([
      [
        "opposing-guards",
        [
          "separation-required and too-few-nodes meet in the typical profile with clusterSize tiny, separationOfConcerns required",
          "shared-fabric and too-few-nodes meet in the typical profile with clusterSize tiny, sharedFabric yes",
        ],
      ],
      [
        "dictators",
        [
          "clusterSize tiny: disaggregated is never advised",
          "separationOfConcerns required: converged is never advised",
          "sharedFabric yes: converged is never advised",
        ],
      ],
      ["drift", []],
    ]);
  });
});
