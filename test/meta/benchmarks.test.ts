import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { documentOf, isReached } from "../../scripts/bench/report.js";

const ROOT = resolve(import.meta.dirname, "../..");

interface Row {
  readonly subject: string;
  readonly goal: object | null;
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

  it("name each goal that was missed", () => {
    const document = documentOf(RUN);
    const missed = RUN.suites.flatMap(({ rows }) => rows.filter((row) => isReached(row) === false));
    const named = document.split("\n").filter((line) => line.startsWith("- "));
    expect(named).toHaveLength(missed.length);
    for (const { subject } of missed) expect(named.join("\n")).toContain(subject);
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
