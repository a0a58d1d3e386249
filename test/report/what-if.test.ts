import { describe, expect, it } from "vitest";
import { ruleDifferences } from "../../src/core/explain/what-if.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";
import { sweepText, whatIfText } from "../../src/report/what-if.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { EVEN, RULE_SET, assessCluster } from "../support/assessing.ts";

const CONTEXT = { ruleSet: RULE_SET, palette: PLAIN_PALETTE, width: 80 };
const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily" };

function compare(before: Record<string, unknown>, after: Record<string, unknown>): string {
  const [one, other] = [before, after].map((traits) => possibleLevels(RULE_SET, traits));
  return whatIfText(
    {
      before: assessCluster({ traits: before }),
      after: assessCluster({ traits: after }),
      changes: RULE_SET.traits
        .filter(({ id }) => before[id] !== after[id])
        .map((trait) => ({ trait, from: String(before[trait.id]), to: String(after[trait.id]) })),
      differences: ruleDifferences(RULE_SET, one!, other!),
    },
    CONTEXT,
  );
}

describe("what-if", () => {
  it("shows before and after side by side, with the difference of each rule", () => {
    expect(compare(ELASTIC, { ...ELASTIC, autoscaling: "never" })).toMatchInlineSnapshot(`
      "test

                     before           after
        advised      A disaggregated  B converged
        verdict      decided, strong  decided, strong
        score        +8               -9
        stability    0.98             1.00
        autoscaling  daily            never

        rule                   before  after  difference
        autoscaling                +6     -6         -12
        cloud and autoscaling      +5      0          -5

        The advice changes: A disaggregated before, B converged after.
      "
    `);
  });

  it("shows what becomes known, and what an unknown rule could give", () => {
    const { performance: _, ...open } = ELASTIC;
    const text = compare(open, { ...open, performance: "benchmark" });
    expect(text).toMatch(/performance +-6 to 0 +-6 +0 to -6/);
    const { contention: __, ...both } = open;
    const back = compare({ ...ELASTIC, performance: "high" }, both);
    expect(back).toMatch(/performance +-3 +-6 to 0 +-3 to \+3/);
    expect(back).toMatch(/contention +0 +0 to \+4 +0 to \+4/);
  });

  it.each([
    ["stays", ELASTIC, { ...ELASTIC, performance: "high" }, "A stays."],
    ["stays away", {}, { network: "slow" }, "No approach is advised before or after."],
    ["without any evidence", { ...EVEN, autoscaling: "weekly" }, EVEN, "No approach is advised"],
    ["goes", ELASTIC, EVEN, "The advice changes: A disaggregated before, none after."],
  ])("says whether the advice %s", (_claim, before, after, expected) => {
    expect(compare(before, after)).toContain(expected);
  });

  it("shows a rule that only becomes less open", () => {
    const narrowed = { ...ELASTIC, instanceChurn: ["occasional", "regular", "constant"] };
    const { instanceChurn: _, ...open } = ELASTIC;
    expect(compare(open, narrowed)).toMatch(/instance churn +-6 to \+6 +-3 to \+6 +\+3 to 0/);
  });

  it("says so when no rule moves", () => {
    expect(compare(ELASTIC, { ...ELASTIC, disklessNodes: "yes" })).toContain(
      "no rule changes its points",
    );
  });

  it("has differences that add up to that of the score", () => {
    const before = possibleLevels(RULE_SET, ELASTIC);
    const after = possibleLevels(RULE_SET, { ...EVEN, spotShare: "most", storageMedium: "local" });
    const differences = ruleDifferences(RULE_SET, before, after);
    const gained = differences.map(({ before: one, after: other }) => other.low - one.low);
    const sum = gained.reduce((total, each) => total + each, 0);
    // From +6 +5 -3 to +3 -3 +4 -2.
    expect(sum).toBe(2 - 8);
    const sizes = gained.map(Math.abs);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it("sweeps a trait through its levels and marks the present one", () => {
    const trait = RULE_SET.traitById.get("performance")!;
    const rows = trait.levels.map(({ id }) => ({
      level: id,
      isPresent: id === "standard",
      assessment: assessCluster({ traits: { ...ELASTIC, performance: id } }),
    }));
    expect(sweepText({ trait, rows }, CONTEXT)).toMatchInlineSnapshot(`
      "test

          performance  score  advised          verdict            stability
        * standard     +8     A disaggregated  decided, strong    0.98
          high         +5     A disaggregated  decided, moderate  0.86
          benchmark    +2     A disaggregated  tie broken         0.64

        * as the profile says
      "
    `);
  });

  it("shows no stability where there is no evidence", () => {
    const assessment = assessCluster({ traits: EVEN });
    const bare = { ...assessment, confidence: { ...assessment.confidence, stability: null } };
    const shown = whatIfText({ before: bare, after: bare, changes: [], differences: [] }, CONTEXT);
    expect(shown).toMatch(/stability +- +-\n/);
  });

  it("orders equal differences by id", () => {
    const after = { ...ELASTIC, orchestratorUpgrades: "frequent", nodeUpgrades: "monthly" };
    const differences = ruleDifferences(
      RULE_SET,
      possibleLevels(RULE_SET, ELASTIC),
      possibleLevels(RULE_SET, after),
    );
    expect(differences.map(({ rule }) => rule.id)).toEqual([
      "nodeUpgrades",
      "orchestratorUpgrades",
    ]);
  });
});
