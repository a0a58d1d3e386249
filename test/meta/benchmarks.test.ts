import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { documentOf, isReached } from "../../scripts/bench/report.js";

const ROOT = resolve(import.meta.dirname, "../..");

interface Row {
  readonly subject: string;
  readonly goal: object | null;
  readonly [column: string]: unknown;
}

interface Run {
  readonly date: string;
  readonly version: string;
  readonly machine: object;
  readonly suites: readonly { readonly name: string; readonly rows: readonly Row[] }[];
}

const RUN = JSON.parse(readFileSync(join(ROOT, "benchmarks.json"), "utf8")) as Run;

describe("the benchmarks", () => {
  it("are written from the figures of one run", () => {
    expect(readFileSync(join(ROOT, "BENCHMARKS.md"), "utf8")).toBe(documentOf(RUN));
  });

  it("are of every suite", () => {
    expect(RUN.suites.map(({ name }) => name)).toEqual([
      "start-up",
      "linters",
      "engine",
      "pack",
      "fleets",
      "dumps",
      "page",
    ]);
    for (const { rows } of RUN.suites) expect(rows.length).toBeGreaterThan(0);
  });

  it("name each goal that was missed, then those that are nearest to it", () => {
    const row = (subject: string, ratio: number): Row => ({
      subject,
      ratio,
      goal: { column: "ratio", most: 2 },
    });
    const fleet: Row = {
      subject: "fleet",
      "per second": 5100,
      goal: { column: "per second", least: 5000 },
    };
    const rows = [row("easy", 1.5), row("near", 1.91), row("missed", 2.01), fleet];
    const listed = (suite: readonly Row[]) => {
      const suites = [{ name: "made", title: "Made", about: "Made up.", rows: suite }];
      return documentOf({ ...RUN, suites })
        .split("\n")
        .filter((line) => line.startsWith("- "));
    };
    expect(listed(rows)).toEqual([
      "- missed: 2.01 x, at most 2 x: missed.",
      "- fleet: 5,100 per second, at least 5,000 per second: reached.",
      "- near: 1.91 x, at most 2 x: reached.",
    ]);
    expect(listed(rows.slice(0, 1))).toEqual([]);
  });
});

describe("a goal", () => {
  it.each([
    [{ column: "ratio", most: 1.6 }, 1.6, true],
    [{ column: "ratio", most: 1.6 }, 1.61, false],
    [{ column: "per second", least: 5000 }, 5000, true],
    [{ column: "per second", least: 5000 }, 4999, false],
  ])("%j with %d: %s", (goal, value, reached) => {
    expect(isReached({ subject: "x", [goal.column]: value, goal })).toBe(reached);
  });

  it("is neither reached nor missed where there is none", () => {
    expect(isReached({ subject: "x", goal: null })).toBeNull();
  });
});
