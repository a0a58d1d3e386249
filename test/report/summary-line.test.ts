import { describe, expect, it } from "vitest";
import type { Finding, Result } from "../../src/core/model/assessment.ts";
import { text } from "../../src/report/text/text.ts";
import { assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { WAIVED } from "../support/comparing.ts";
import { MISMATCHED } from "../support/waiving.ts";

function summaryOf(change: Partial<Finding>, more: Partial<Result> = {}): string | undefined {
  const assessment = assessCluster(MISMATCHED);
  const findings = assessment.findings.map((found) => ({ ...found, ...change }));
  const result = { ...resultOf([{ ...assessment, findings }]), ...more };
  return text(result, contextOf({ command: "check" }))
    .trimEnd()
    .split("\n")
    .at(-1);
}

describe("the last line of the gate", () => {
  it.each<[string, Partial<Finding>, Partial<Result>, string]>([
    ["a mismatch that fails", {}, {}, "1 target: 1 mismatch"],
    ["one that is waived", { waived: WAIVED }, {}, "1 target: 1 waived"],
    ["one that was there before", { baseline: "unchanged" }, {}, "1 target: 1 unchanged"],
    ["one that is new", { baseline: "new" }, {}, "1 target: 1 mismatch"],
    ["one that cannot be compared", { baseline: "incomparable" }, {}, "1 target: 1 mismatch"],
    [
      "what was there and is no more",
      {},
      {
        baseline: {
          path: "base.json",
          changed: [],
          resolved: [{ target: "shop", id: "a", fingerprint: "b" }],
          unjudged: [],
        },
      },
      "1 target: 1 mismatch, 1 resolved since the baseline",
    ],
  ])("counts %s", (_, change, more, expected) => {
    expect(summaryOf(change, more)).toBe(expected);
  });
});
