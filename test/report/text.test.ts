import { describe, expect, it } from "vitest";
import { text } from "../../src/report/text/text.ts";
import type { ReportContext } from "../../src/report/report.ts";
import { type ClusterFacts, assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { VERDICT_FACTS } from "../support/verdict-facts.ts";

function render(facts: ClusterFacts, more: Partial<ReportContext> = {}): string {
  return text(resultOf([assessCluster(facts)]), contextOf(more));
}

describe("the text report", () => {
  it.each(Object.entries(VERDICT_FACTS))("of advise: %s", async (name, facts) => {
    await expect(render(facts)).toMatchFileSnapshot(`golden/advise-${name}.txt`);
  });

  it.each(Object.entries(VERDICT_FACTS))("of check: %s", async (name, facts) => {
    await expect(render(facts, { command: "check" })).toMatchFileSnapshot(
      `golden/check-${name}.txt`,
    );
  });

  it.each(Object.entries(VERDICT_FACTS))("fits its width: %s", (_name, facts) => {
    for (const command of ["advise", "check"] as const) {
      for (const width of [44, 60, 80, 100]) {
        const lines = render(facts, { command, width }).split("\n");
        // A label or path longer than the line cannot be broken without spoiling it.
        const tooWide = lines.filter((line) => line.length > width && / \S+ \S/.test(line.trim()));
        expect(tooWide).toEqual([]);
      }
    }
  });

  it.each(Object.entries(VERDICT_FACTS))("shows an arithmetic that adds up: %s", (_name, facts) => {
    const shown = render(facts);
    const rows = [...shown.matchAll(/ {2}([+-]\d+|0)$/gm)].map((match) => Number(match[1]));
    const total = rows.at(-1);
    expect(rows.slice(0, -1).reduce((sum, points) => sum + points, 0)).toBe(total ?? 0);
    const { points } = assessCluster(facts).score;
    if (points !== null) expect(total).toBe(points);
  });

  it("paints nothing but what the palette paints, and the same letters with and without", () => {
    const marked = (text: string) => `\u001b[1m${text}\u001b[0m`;
    const palette = {
      bold: marked,
      dim: marked,
      disaggregated: marked,
      converged: marked,
      error: marked,
      warning: marked,
    };
    for (const command of ["advise", "check"] as const) {
      const facts = VERDICT_FACTS["mismatch"]!;
      const painted = render(facts, { command, palette });
      // oxlint-disable-next-line no-control-regex
      expect(painted.replaceAll(/\u001b\[[01]m/g, "")).toBe(render(facts, { command }));
      expect(painted).toContain("\u001b[1m");
    }
  });

  it("uses words in place of the bar when plain", () => {
    expect(render(VERDICT_FACTS["decided-a"]!, { plain: true })).not.toMatch(/[█░]/);
    expect(render(VERDICT_FACTS["decided-a"]!)).toMatch(/[█░]/);
  });

  it("adds thresholds and the pack's digest when verbose", () => {
    const shown = render(VERDICT_FACTS["tie"]!, { detail: "verbose" });
    expect(shown).toContain("Thresholds: strong from stability 0.95, moderate from 0.80");
    expect(shown.replaceAll(/\s+/g, "")).toMatch(/Packportworx0\.1\.0,sha256:[0-9a-f]{64}/);
  });

  it("gives one line a target when quiet, with tabs between the fields", () => {
    const results = [
      assessCluster({ ...VERDICT_FACTS["mismatch"]!, name: "one" }),
      assessCluster({ traits: {}, name: "two" }),
    ];
    expect(text(resultOf(results), contextOf({ detail: "quiet" }))).toBe(
      "one\tdisaggregated\tdecided, strong\t+11\tmismatch\ntwo\tnone\tinconclusive\t-42..+55\tunknown\n",
    );
  });

  it("sums up several targets, and one in check", () => {
    const results = Object.values(VERDICT_FACTS).map((facts) => assessCluster(facts));
    const all = { ...resultOf(results), summary: { ...resultOf(results).summary, errors: 1 } };
    expect(text(all, contextOf()).trimEnd().split("\n").at(-1)).toBe(
      "14 targets: 4 matches, 1 mismatch, 1 partial, 3 without a verdict, 5 without a topology, 1 error",
    );
    expect(
      render(VERDICT_FACTS["inconclusive"]!, { command: "check", detail: "verbose" }),
    ).toContain("\nThresholds: ");
    expect(render(VERDICT_FACTS["decided-unless"]!, { command: "check" })).toMatch(
      /\n1 target: 1 without a topology\n$/,
    );
  });

  it("is empty when no target was judged", () => {
    expect(text(resultOf([]), contextOf())).toBe("");
  });

  it("makes control characters, directional marks and line breaks in names visible", () => {
    const name = "a\u001b[31m\u202eb\nc\u0007::error::x";
    const shown = render({ ...VERDICT_FACTS["mismatch"]!, name }, { command: "check" });
    expect(shown).toContain("a\\u001b[31m\\u202eb\\u000ac\\u0007::error::x");
  });

  it("shortens a long name and leaves out a source there is no room for", () => {
    const shown = render({ ...VERDICT_FACTS["tie"]!, name: "x".repeat(300) });
    const [title = ""] = shown.split("\n");
    expect(title).toHaveLength(80);
    expect(title).toContain("…");
  });
});
