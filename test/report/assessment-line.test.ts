import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assessment } from "../../src/core/model/assessment.ts";
import { item } from "../../src/core/model/lookup.ts";
import { assessmentLines } from "../../src/report/assessment-line.ts";
import { jsonText } from "../../src/report/json-text.ts";
import { RULE_SET, assessCluster } from "../support/assessing.ts";
import { HOSTILE, STATES } from "../support/report-states.ts";

/** Names of files and clusters as nobody would choose them. */
const NAME = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom(...HOSTILE));

/** Some of the traits of the built-in pack, each known, open between levels, or left out. */
const TRAITS = fc
  .record(
    Object.fromEntries(
      RULE_SET.traits.map(({ id, levels }) => [
        id,
        fc.option(
          fc.subarray(
            levels.map((level) => level.id),
            { minLength: 1 },
          ),
          { nil: undefined },
        ),
      ]),
    ),
  )
  .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));

/** The assessment of a cluster in a file of some name. */
const ASSESSMENT = fc
  .record({ name: NAME, file: NAME, traits: TRAITS })
  .map(({ name, file, traits }): Assessment => {
    const assessment = assessCluster({ name, traits });
    const contributions = assessment.contributions.map((each) => ({
      ...each,
      from: each.from.map((place) => ({ ...place, file })),
    }));
    return { ...assessment, contributions };
  });

describe("assessments as lines", () => {
  it.each(Object.entries(STATES))("of %s are JSON to the byte", (_, { results }) => {
    const lineOf = assessmentLines();
    for (const each of [...results, ...results]) expect(lineOf(each)).toBe(jsonText(each));
  });

  it("are JSON to the byte, whatever was written before", () => {
    fc.assert(
      fc.property(fc.array(ASSESSMENT, { minLength: 1, maxLength: 4 }), (assessments) => {
        const lineOf = assessmentLines();
        for (const each of [...assessments, ...assessments]) {
          expect(lineOf(each)).toBe(jsonText(each));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["rule", "another"],
    ["traits", { network: "slow" }],
    ["basis", "implied"],
    ["strength", 1],
    ["evidence", 1],
    ["points", 1],
    ["favours", null],
    ["because", "of something else"],
    ["sources", ["elsewhere"]],
    ["from", []],
    ["tippingStrength", 99],
  ])("tell contributions apart that differ in %s alone", (key, value) => {
    const assessment = assessCluster({ traits: { autoscaling: "hourly" } });
    const [first] = assessment.contributions;
    const changed = { ...item([first], 0), [key]: value } as Assessment["contributions"][number];
    expect(changed).not.toEqual(first);
    const lineOf = assessmentLines();
    for (const contributions of [assessment.contributions, [changed]]) {
      const each = { ...assessment, contributions };
      expect(lineOf(each)).toBe(jsonText(each));
    }
  });
});
