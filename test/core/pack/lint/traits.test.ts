import { describe, expect, it } from "vitest";
import type { LintIssue } from "../../../../src/core/pack/lint/issue.ts";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { Pack } from "../../../../src/core/pack/schema.ts";
import { churn, cloud, latency, plainTraits, smallPack } from "../../../support/small-pack.ts";

type Trait = Pack["traits"][number];
type Level = Trait["levels"][number];

const NO_POINTS = "points need a basis";
const NEEDS_POINTS = "a level of a trait with a basis needs points";
const NOT_NEUTRAL = "only a level with 0 points is neutral";
const NEEDS_UNIT = "upTo needs a unit";
const BOUNDS = "in a trait with a unit every level but the last has upTo";

describe("points", () => {
  it.each<[string, Trait, Pick<LintIssue, "path" | "message" | "hint">]>([
    [
      "in a trait without a basis",
      cloud({ levels: [level("no"), level("yes", { points: 1 })] }),
      { path: ["levels", 1, "points"], message: NO_POINTS, hint: "give the trait a basis" },
    ],
    [
      "of 0 in a trait without a basis",
      cloud({ levels: [level("no", { points: 0 }), level("yes")] }),
      { path: ["levels", 0, "points"], message: NO_POINTS, hint: "give the trait a basis" },
    ],
    [
      "missing in a trait with a basis",
      latency({ favours: undefined, levels: [level("normal"), level("tight", { points: -1 })] }),
      { path: ["levels", 0], message: NEEDS_POINTS, hint: null },
    ],
    [
      "that are not 0 in a neutral level",
      latency({
        levels: [level("normal", { points: 0 }), level("tight", { points: -1, neutral: true })],
      }),
      { path: ["levels", 1, "neutral"], message: NOT_NEUTRAL, hint: null },
    ],
    [
      "missing in a neutral level",
      cloud({ levels: [level("no"), level("yes", { neutral: true })] }),
      { path: ["levels", 1, "neutral"], message: NOT_NEUTRAL, hint: null },
    ],
    [
      "that fall where the trait favours A",
      scored("disaggregated", [-1, 2, 1]),
      {
        path: ["levels", 2, "points"],
        message: "1 points move against favours: disaggregated",
        hint: "list levels in growing order, or correct the points",
      },
    ],
    [
      "that rise where the trait favours B",
      scored("converged", [0, -2, -1]),
      {
        path: ["levels", 2, "points"],
        message: "-1 points move against favours: converged",
        hint: "list levels in growing order, or correct the points",
      },
    ],
  ])("%s are refused", (_, trait, { path, ...issue }) => {
    expect(lintPack(packOf(trait))).toEqual([
      { ...issue, part: "value", path: ["traits", 0, ...path] },
    ]);
  });

  it("every level below an earlier one is reported, not only below the one before", () => {
    const pack = packOf(scored("disaggregated", [2, 1, 1]));
    expect(lintPack(pack).map(({ path }) => path)).toEqual([
      ["traits", 0, "levels", 1, "points"],
      ["traits", 0, "levels", 2, "points"],
    ]);
  });

  it.each<[string, Trait]>([
    ["grow where the trait favours A", scored("disaggregated", [-2, -1, 0, 0, 1, 2])],
    ["fall where the trait favours B", scored("converged", [2, 1, 0, 0, -1, -2])],
    ["go up and down where the trait favours neither", scored(undefined, [1, -1, 2, -2])],
    ["be left out where the trait has no basis", cloud({ favours: "disaggregated" })],
  ])("may %s", (_, trait) => {
    expect(lintPack(packOf(trait))).toEqual([]);
  });
});

describe("levels", () => {
  it("an ordered trait may have 6", () => {
    expect(lintPack(packOf(scored("disaggregated", [0, 0, 0, 0, 0, 0])))).toEqual([]);
  });

  it("an ordered trait may not have 7", () => {
    expect(lintPack(packOf(scored("disaggregated", [0, 0, 0, 0, 0, 0, 0])))).toEqual([
      {
        path: ["traits", 0, "levels"],
        part: "value",
        message: "an ordered trait has at most 6 levels",
        hint: null,
      },
    ]);
  });

  it("an unordered trait may have 30", () => {
    expect(lintPack(packOf(plainTraits([30])[0]!))).toEqual([]);
  });
});

describe("thresholds", () => {
  it.each<[string, Trait, Pick<LintIssue, "path" | "message">]>([
    [
      "in a trait without a unit",
      latency({
        levels: [level("normal", { points: 0, upTo: 5 }), level("tight", { points: -1 })],
      }),
      { path: ["levels", 0, "upTo"], message: NEEDS_UNIT },
    ],
    [
      "missing below the last level",
      bounded([1, undefined, undefined]),
      { path: ["levels", 1], message: BOUNDS },
    ],
    ["on the last level", bounded([1, 5, 9]), { path: ["levels", 2], message: BOUNDS }],
    [
      "that fall",
      bounded([5, 1, undefined]),
      { path: ["levels", 1, "upTo"], message: "thresholds must grow: 1 follows 5" },
    ],
    [
      "that stand still",
      bounded([5, 5, undefined]),
      { path: ["levels", 1, "upTo"], message: "thresholds must grow: 5 follows 5" },
    ],
  ])("%s are refused", (_, trait, { path, message }) => {
    expect(lintPack(packOf(trait))).toEqual([
      { path: ["traits", 0, ...path], part: "value", message, hint: null },
    ]);
  });

  it("may begin at 0 and grow by fractions", () => {
    expect(lintPack(packOf(bounded([0, 0.5, undefined])))).toEqual([]);
  });
});

it("the traits of a pack are all looked at", () => {
  const traits = [scored("disaggregated", [1, 0]), latency(), bounded([5, 1, undefined])];
  expect(lintPack(packOf(...traits)).map(({ path }) => path)).toEqual([
    ["traits", 0, "levels", 1, "points"],
    ["traits", 2, "levels", 1, "upTo"],
  ]);
});

function packOf(...traits: Trait[]): Pack {
  return smallPack({ traits, interactions: [], guards: [], cases: [] });
}

function level(id: string, changes: Partial<Level> = {}): Level {
  return { id, because: "so", ...changes };
}

/** A trait without a unit, its levels worth the given points. */
function scored(favours: Trait["favours"], points: number[]): Trait {
  const levels = points.map((each, index) => level(`l${index}`, { points: each }));
  return churn({ id: "scored", unit: undefined, favours, levels });
}

/** A trait with a unit and the given upper bounds. */
function bounded(bounds: (number | undefined)[]): Trait {
  return churn({ levels: bounds.map((upTo, index) => level(`l${index}`, { upTo, points: 0 })) });
}
