import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import { isFailing, waivable, waive, waiver } from "../support/waiving.ts";
import { knownLevels } from "../support/random-pack.ts";

const day = fc
  .tuple(fc.integer({ min: 2026, max: 2028 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, "0")}-15`);

const waivers = fc.array(
  fc
    .record({
      rule: fc.constantFrom(
        "topology-mismatch",
        "topology-partial",
        "guards-conflict",
        "nothing-to-judge",
        "strict-locality-advised-apart",
        "few-local-storage-nodes",
      ),
      scope: fc.constantFrom("*", "test", "te*", "other"),
      expires: day,
      line: fc.integer({ min: 1, max: 50 }),
    })
    .map(({ line, ...each }) => waiver({ ...each, at: { file: "a.yaml", line, column: 5 } })),
  { maxLength: 5 },
);

const clusters = fc
  .record({
    traits: knownLevels(PORTWORX.pack),
    topology: fc.constantFrom(
      { approach: "converged", form: "uniform" } as const,
      { approach: "disaggregated", form: "separate-clusters" } as const,
    ),
  })
  .map((facts) => waivable(facts));

describe("waivers", () => {
  it("change nothing of an assessment but what findings say of them", () => {
    fc.assert(
      fc.property(clusters, waivers, day, (cluster, own, today) => {
        const { findings: before, ...rest } = cluster.assessment;
        const { findings: after, ...changed } = waive([{ ...cluster, own }], today)[0]!;
        expect(changed).toEqual(rest);
        const judged = after.filter(({ id }) => !id.startsWith("waiver-"));
        expect(judged.map((each) => ({ ...each, waived: null }))).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it("taken away, leave every finding failing that failed, expired waivers apart", () => {
    fc.assert(
      fc.property(clusters, waivers, day, (cluster, own, today) => {
        const failing = (kept: typeof own) =>
          waive([{ ...cluster, own: kept }], today)[0]!
            .findings.filter((each) => isFailing(each) && each.id !== "waiver-expired")
            .map(({ fingerprint }) => fingerprint);
        const all = new Set(failing(own.slice(1)));
        for (const fingerprint of failing(own)) expect(all).toContain(fingerprint);
      }),
      { numRuns: 200 },
    );
  });

  it("hold until a day and never again after it", () => {
    fc.assert(
      fc.property(clusters, waivers, day, day, (cluster, own, one, other) => {
        const [early, late] = [one, other].toSorted();
        const waivedOn = (today: string) =>
          waive([{ ...cluster, own }], today)[0]!
            .findings.filter(({ waived }) => waived !== null)
            .map(({ fingerprint }) => fingerprint);
        const before = new Set(waivedOn(early!));
        for (const fingerprint of waivedOn(late!)) expect(before).toContain(fingerprint);
      }),
      { numRuns: 100 },
    );
  });
});
