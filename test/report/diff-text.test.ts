import { describe, expect, it } from "vitest";
import { type ResultDiff, diffOf } from "../../src/core/diff/result-diff.ts";
import type { Result } from "../../src/core/model/assessment.ts";
import { type DiffView, diffText } from "../../src/report/diff-text.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";
import { WAIVED, cluster, finding, saved } from "../support/comparing.ts";

const VIEW: DiffView = { palette: PLAIN_PALETTE, width: 80, detail: "normal" };

function compare(before: Result, after: Result): ResultDiff {
  const sides = [
    { path: "old.json", result: before },
    { path: "new.json", result: after },
  ] as const;
  return { ...diffOf(...sides), exitCode: 0 };
}

const textOf = (before: Result, after: Result, view: Partial<DiffView> = {}) =>
  diffText(compare(before, after), { ...VIEW, ...view });

const one = (...findings: Parameters<typeof cluster>[1]) => saved([cluster("shop", findings)]);

describe("the text of a comparison", () => {
  it("shows what is new, resolved and incomparable, and counts the rest", () => {
    const before = saved([
      cluster("shop", [
        finding("gone"),
        finding("kept"),
        finding("eased"),
        finding("worse", { severity: "warning" }),
      ]),
      cluster("web", [finding("elsewhere", { at: null })]),
    ]);
    const after = saved([
      cluster(
        "shop",
        [
          finding("added"),
          finding("eased", { waived: WAIVED }),
          finding("kept"),
          finding("open"),
          finding("worse"),
        ],
        {},
      ),
    ]);
    const closed = before.results.map((each) => ({
      ...each,
      notJudged: [{ id: "open", needs: ["cluster.version"] }],
    }));
    expect(textOf({ ...before, results: closed }, after)).toMatchInlineSnapshot(`
      "shop · clusters/shop.yaml:1
        new           error added  clusters/test.yaml:7:3
                      added is wrong
        resolved      error eased  clusters/test.yaml:7:3
                      eased is wrong
                      was error, is waived
        incomparable  error open  clusters/test.yaml:7:3
                      open is wrong
                      before: it could not be judged
        new           error worse  clusters/test.yaml:7:3
                      worse is wrong
                      was warning, is error
        resolved      error gone  clusters/test.yaml:7:3
                      gone is wrong

      web · clusters/web.yaml:1
        verdict       A +9 (decided strong, separate-node-groups; topology match)
                      before, not there now
        incomparable  error elsewhere
                      elsewhere is wrong
                      now: the cluster is not in the result

      old.json to new.json: 7 findings: 2 new, 2 resolved, 1 unchanged, 2 incomparable
      "
    `);
  });

  it("has one line where all is as it was, and shows it where more is asked for", () => {
    const result = one(finding("kept"));
    const line = "old.json to new.json: 1 finding: 1 unchanged\n";
    expect(textOf(result, result)).toBe(line);
    expect(textOf(result, one(finding("other")), { detail: "quiet" })).toBe(
      "old.json to new.json: 2 findings: 1 new, 1 resolved\n",
    );
    expect(textOf(result, result, { detail: "verbose" })).toBe(
      `shop · clusters/shop.yaml:1\n  unchanged     error kept  clusters/test.yaml:7:3\n                kept is wrong\n\n${line}`,
    );
    expect(textOf(one(), one())).toBe("old.json to new.json: 0 findings\n");
  });

  it("says first what differs as a whole", () => {
    const other = {
      ...one(),
      tool: { name: "px-advisor", version: "9.9.9" },
      pack: { id: "mine", version: "2.0.0", digest: "sha256:0123456789abcdef" },
    };
    const [tool, pack] = textOf(one(), other, { width: 200 }).split("\n");
    const rest = "what only one has found cannot be compared";
    expect(tool).toBe(`made with px-advisor 0.0.0 and 9.9.9: ${rest}`);
    expect(pack).toBe(
      `made with the packs portworx 0.0.0 (0) and mine 2.0.0 (0123456789ab): ${rest}`,
    );
  });

  it("shows a verdict that changed, and one that is not there", () => {
    const [assessment] = one().results;
    const { verdict, score } = assessment!;
    const open = cluster("shop", [], {
      verdict: { ...verdict, kind: "inconclusive", approach: null, form: null, grade: null },
      score: { ...score, points: null, low: -3, high: 8 },
    });
    const lines = textOf(one(), saved([open]), { width: 200 }).split("\n");
    expect(lines[1]).toBe(
      "  verdict       A +9 (decided strong, separate-node-groups; topology match) before, -3 to +8 (inconclusive; topology match) now",
    );
  });

  it("names where a cluster was that is gone", () => {
    const [assessment] = one().results;
    const before = textOf(saved([assessment!]), saved([]), { width: 200, detail: "verbose" });
    expect(before.split("\n")[0]).toBe(`shop · ${assessment!.target.source}`);
  });

  it("makes names from input inert", () => {
    const hostile = saved([
      cluster("\u001b[31mshop", [
        finding("a", { message: "\u001b[2J", at: { file: "\u0007", line: 1, column: 1 } }),
      ]),
    ]);
    const text = textOf(one(), hostile);
    // oxlint-disable-next-line no-control-regex
    expect(text.replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f]/);
    expect(text).toContain("\\u001b[31mshop");
  });

  it("paints the state of what is to be looked at", () => {
    const palette = { ...PLAIN_PALETTE, error: (text: string) => `<${text}>` };
    expect(textOf(one(), one(finding("a")), { palette })).toContain("  <new>           error a");
  });

  it("makes do with a change without a finding, and a target without a source", () => {
    const compared = compare(one(), one(finding("a")));
    const findings = [{ state: "new", because: null, old: null, new: null } as const];
    const targets = compared.targets.map((each) => ({ ...each, findings }));
    expect(diffText({ ...compared, targets }, VIEW)).not.toContain("shop");
    const nowhere = compared.targets.map((each) => ({ ...each, old: null, new: null }));
    expect(diffText({ ...compared, targets: nowhere }, VIEW)).toMatch(/^shop · \n {2}new /);
  });
});
