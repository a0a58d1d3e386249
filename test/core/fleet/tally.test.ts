import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summaryOf } from "../../../src/core/fleet/summary.ts";
import { addTally, emptyTally, tallyOf } from "../../../src/core/fleet/tally.ts";
import type { Assessment } from "../../../src/core/model/assessment.ts";
import { resultSchema } from "../../../src/core/model/assessment.ts";
import { EVEN, RULE_SET, assessCluster } from "../../support/assessing.ts";
import { WAIVED } from "../../support/comparing.ts";

const NONE = { errors: 0, notRead: 0 };
const APPROACHES = ["disaggregated", "converged"] as const;

/** Clusters of any levels, some traits left out, deployed either way or not stated. */
const cluster = fc.record({
  traits: fc.record(
    Object.fromEntries(
      RULE_SET.traits.map(({ id, levels }) => [
        id,
        fc.constantFrom(...levels.map((one) => one.id)),
      ]),
    ),
    { requiredKeys: RULE_SET.traits.slice(0, 12).map(({ id }) => id) },
  ),
  topology: fc.constantFrom(...APPROACHES, null),
  name: fc.string({ minLength: 1 }),
  excuse: fc.constantFrom("waived", "unchanged", "none"),
});
const assessment = cluster.map(({ traits, topology, name, excuse }): Assessment => {
  const stated = topology === null ? {} : { topology: { approach: topology, form: null } };
  const found = assessCluster({ name, traits, ...stated });
  const excused = {
    waived: { waived: WAIVED },
    unchanged: { baseline: "unchanged" as const },
    none: {},
  }[excuse];
  return { ...found, findings: found.findings.map((each) => ({ ...each, ...excused })) };
});
const fleet = fc.array(assessment, { maxLength: 12 });

describe("a tally", () => {
  it("adds up to the same however a fleet is cut", () => {
    fc.assert(
      fc.property(fleet, fc.array(fc.nat(12), { maxLength: 4 }), (all, cuts) => {
        const ends = [...cuts.map((cut) => Math.min(cut, all.length)), 0, all.length].toSorted(
          (a, b) => a - b,
        );
        const whole = emptyTally();
        for (const [index, end] of ends.entries()) {
          addTally(whole, structuredClone(tallyOf(all.slice(ends[index - 1] ?? 0, end))));
        }
        expect(summaryOf(whole, NONE)).toEqual(summaryOf(tallyOf(all), NONE));
      }),
      { numRuns: 40 },
    );
  });

  it("counts what a count over the assessments gives", () => {
    fc.assert(
      fc.property(fleet, (all) => {
        const summary = summaryOf(tallyOf(all), { errors: 3, notRead: 2 });
        expect(resultSchema.shape.summary.parse(summary)).toEqual(summary);
        const kinds = all.map(({ verdict }) => verdict.kind);
        const statuses = all.map(({ topology }) => topology.status);
        for (const [kind, number] of Object.entries(summary.verdicts)) {
          expect(number).toBe(kinds.filter((each) => each === kind).length);
        }
        for (const [status, number] of Object.entries(summary.statuses)) {
          expect(number).toBe(statuses.filter((each) => each === status).length);
        }
        const { disaggregated, converged, none } = summary.advised;
        expect(disaggregated + converged + none).toBe(all.length);
        expect(summary).toMatchObject({ targets: all.length, errors: 3, notRead: 2 });
        expect(summary.inconclusive).toBe(
          summary.verdicts.inconclusive + summary.verdicts.conflict,
        );
        const findings = all.flatMap((each) => each.findings);
        expect(summary.waived).toBe(findings.filter(({ waived }) => waived !== null).length);
        expect(summary.unchanged).toBe(
          findings.filter((each) => each.baseline === "unchanged").length,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("names the five mismatches with the largest margins, the earlier of equal ones first", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const bad = (name: string, traits: object) =>
      assessCluster({
        name,
        traits: { ...EVEN, ...traits },
        topology: { approach: "converged", form: null },
      });
    const strong = { autoscaling: "hourly", instanceChurn: "constant" };
    const weak = names.map((name) => bad(name, { autoscaling: "daily" }));
    const all = [...weak, bad("worst", strong)];
    expect(all.map(({ topology }) => topology.status)).toEqual(all.map(() => "mismatch"));
    const { worstMismatches } = summaryOf(tallyOf(all), NONE);
    expect(worstMismatches.map(({ name }) => name)).toEqual(["worst", "a", "b", "c", "d"]);
    for (const { points, margin } of worstMismatches) expect(margin).toBe((points ?? 0) - 2);
  });

  it("names no mismatch that is excused, and counts it", () => {
    const found = assessCluster({
      traits: { ...EVEN, autoscaling: "hourly" },
      topology: { approach: "converged", form: null },
    });
    const findings = found.findings.map((each) => ({ ...each, waived: WAIVED }));
    const summary = summaryOf(tallyOf([{ ...found, findings }]), NONE);
    expect(summary).toMatchObject({ mismatch: 1, excusedMismatches: 1, worstMismatches: [] });
  });

  it("gives a mismatch towards B its margin too, from the end of the range that is nearer", () => {
    const found = assessCluster({
      traits: { ...EVEN, autoscaling: "never", instanceChurn: ["static", "occasional"] },
      topology: { approach: "disaggregated", form: null },
    });
    const [worst] = summaryOf(tallyOf([found]), NONE).worstMismatches;
    expect(worst).toMatchObject({ advised: "converged", points: null });
    expect(worst?.margin).toBe(-found.score.high - found.score.tieBand);
  });

  it("names the traits that are unknown in most targets, with their share", () => {
    const { autoscaling: _, ...without } = EVEN;
    const all = [
      { traits: without },
      { traits: EVEN },
      { traits: { ...without, network: ["slow", "adequate"] } },
    ];
    const found = all.map((each) => assessCluster(each));
    expect(summaryOf(tallyOf(found), NONE).mostUnknown).toEqual([
      { trait: "autoscaling", targets: 2, share: 2 / 3 },
      { trait: "network", targets: 1, share: 1 / 3 },
    ]);
  });
});
