import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChangeState, compareResults } from "../../src/core/diff/compare-results.ts";
import { markBaseline } from "../../src/core/diff/mark-baseline.ts";
import type { Result } from "../../src/core/model/assessment.ts";
import { SEVERITIES } from "../../src/core/pack/check-kinds.ts";
import { WAIVED, cluster, finding, saved } from "../support/comparing.ts";

const CHECKS = ["a", "b", "c", "topology-mismatch"];

const findings = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom(...CHECKS),
      subject: fc.constantFrom("x", "y"),
      severity: fc.constantFrom(...SEVERITIES),
      waived: fc.constantFrom(null, null, WAIVED),
      line: fc.integer({ min: 1, max: 99 }),
    })
    .map(({ id, subject, severity, waived, line }) =>
      finding(id, {
        severity,
        waived,
        fingerprint: `${id} ${subject}`,
        at: { file: "clusters/test.yaml", line, column: 1 },
      }),
    ),
  { selector: ({ fingerprint }) => fingerprint, maxLength: 5 },
);

const assessments = (names: fc.Arbitrary<string>) =>
  fc
    .record({
      name: names,
      folder: fc.constantFrom("a", "b", "c/a"),
      found: findings,
      open: fc.subarray(CHECKS, { maxLength: 2 }),
    })
    .map(({ name, folder, found, open }) =>
      cluster(name, found, {
        target: { name, source: `${folder}/${name}.yaml:1` },
        notJudged: open.map((id) => ({ id, needs: ["cluster.version"] })),
      }),
    );

const results = fc
  .record({
    clusters: fc.array(assessments(fc.constantFrom("shop", "web", "blog")), { maxLength: 4 }),
    digest: fc.constantFrom("sha256:0", "sha256:0", "sha256:1"),
  })
  .map(({ clusters, digest }) =>
    saved(clusters, { pack: { id: "portworx", version: "0.0.0", digest } }),
  );

/** What became of findings of clusters that both results have. */
function fingerprintsOf(before: Result, after: Result, wanted: ChangeState): string[] {
  return compareResults(before, after)
    .filter((target) => target.before !== null && target.after !== null)
    .flatMap((target) => target.findings.map((change) => ({ ...change, name: target.name })))
    .filter(({ state }) => state === wanted)
    .map(({ name, before: old, after: present }) => `${name} ${(present ?? old)?.fingerprint}`)
    .toSorted();
}

describe("a comparison", () => {
  it("of a result with itself finds everything unchanged", () => {
    fc.assert(
      fc.property(results, (result) => {
        const changes = compareResults(result, result).flatMap((target) => target.findings);
        expect(changes.filter(({ state }) => state !== "unchanged")).toEqual([]);
        expect(changes).toHaveLength(result.results.flatMap((each) => each.findings).length);
      }),
    );
  });

  it("the other way round has new for resolved, and the rest as it was", () => {
    fc.assert(
      fc.property(results, results, (one, other) => {
        expect(fingerprintsOf(one, other, "new")).toEqual(fingerprintsOf(other, one, "resolved"));
        for (const state of ["unchanged", "incomparable"] as const) {
          expect(fingerprintsOf(one, other, state)).toEqual(fingerprintsOf(other, one, state));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("accounts for every finding of both once", () => {
    fc.assert(
      fc.property(results, results, (one, other) => {
        const changes = compareResults(one, other).flatMap((target) => target.findings);
        const count = (result: Result) => result.results.flatMap((each) => each.findings).length;
        expect(changes.filter(({ before }) => before !== null)).toHaveLength(count(one));
        expect(changes.filter(({ after }) => after !== null)).toHaveLength(count(other));
      }),
    );
  });

  it("does not see lines, nor folders in front", () => {
    fc.assert(
      fc.property(results, fc.constantFrom("moved/", "x/y/"), (result, prefix) => {
        const moved = saved(
          result.results.map((each) => ({
            ...each,
            target: { ...each.target, source: `${prefix}${each.target.source}0` },
            findings: each.findings.map((found) => ({
              ...found,
              at: { file: `${prefix}p.yaml`, line: 1000, column: 1 },
            })),
          })),
          { pack: result.pack },
        );
        const changes = compareResults(result, moved).flatMap((target) => target.findings);
        expect(changes.filter(({ state }) => state !== "unchanged")).toEqual([]);
      }),
    );
  });

  it("as a baseline never calls a finding unchanged that is worse or was not there", () => {
    fc.assert(
      fc.property(results, results, (baseline, present) => {
        const weight = { error: 3, warning: 2, note: 1 };
        const worst = new Map<string, number>();
        for (const { target, findings: all } of baseline.results) {
          for (const { fingerprint, severity, waived } of all) {
            const key = `${target.name} ${fingerprint}`;
            const own = waived === null ? weight[severity] : 0;
            worst.set(key, Math.max(worst.get(key) ?? 0, own));
          }
        }
        for (const { target, findings: all } of markBaseline(baseline, present).results) {
          for (const { fingerprint, severity, waived, baseline: mark } of all) {
            const known = worst.get(`${target.name} ${fingerprint}`);
            if (mark !== "unchanged") continue;
            expect(known).toBeDefined();
            expect(waived === null ? weight[severity] : 0).toBeLessThanOrEqual(known!);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
