import { describe, expect, it } from "vitest";
import type { LintIssue } from "../../../../src/core/pack/lint/issue.ts";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { LevelSets, Pack } from "../../../../src/core/pack/schema.ts";
import {
  plainTraits,
  smallCheck,
  smallFile,
  smallForm,
  smallGuard,
  smallInteraction,
  smallPack,
} from "../../../support/small-pack.ts";

interface Place {
  readonly path: LintIssue["path"];
  readonly least: number;
  readonly most: number;
}

/** The places where a condition may stand, and how many traits it may read there. */
const PLACES: [string, (when: LevelSets) => Pack, Place][] = [
  ["an interaction", interacting, { path: ["interactions", 0, "when"], least: 2, most: 3 }],
  ["a guard", (when) => guarded({ when }), { path: ["guards", 0, "when"], least: 1, most: 4 }],
  ["a mitigation", lifted, { path: ["guards", 0, "unless", 0], least: 1, most: 4 }],
  ["a form", formed, { path: ["forms", 2, "when"], least: 1, most: 4 }],
  ["a check", checked, { path: ["checks", 0, "when"], least: 1, most: 4 }],
  ["a tie-break", tieBroken, { path: ["pack", "tieBreaks", 0, "when"], least: 1, most: 4 }],
];

describe.each(PLACES)("the condition of %s", (_, packWith, { path, least, most }) => {
  it("may read as many traits as are allowed", () => {
    expect(lintPack(packWith(reading(least)))).toEqual([]);
    expect(lintPack(packWith(reading(most)))).toEqual([]);
  });

  it("may not read fewer", () => {
    expect(lintPack(packWith(reading(least - 1)))).toEqual([
      {
        path,
        part: "value",
        message: `reads ${least - 1} traits; a condition here reads ${least} to ${most}`,
        hint: null,
      },
    ]);
  });

  it("may not read more", () => {
    expect(lintPack(packWith(reading(most + 1)))).toContainEqual({
      path,
      part: "value",
      message: `reads ${most + 1} traits; a condition here reads ${least} to ${most}`,
      hint: null,
    });
  });

  it.each<[string, LevelSets, LintIssue]>([
    [
      "a trait that does not exist",
      { t0: ["l0"], tt1: ["l0"] },
      {
        path: ["tt1"],
        part: "key",
        message: 'unknown trait "tt1"',
        hint: 'did you mean "t1"?',
      },
    ],
    [
      "a trait like no other",
      { t0: ["l0"], somethingElse: ["l0"] },
      {
        path: ["somethingElse"],
        part: "key",
        message: 'unknown trait "somethingElse"',
        hint: null,
      },
    ],
    [
      "a level that does not exist",
      { t0: ["l0", "l01"], t1: ["l0"] },
      {
        path: ["t0", 1],
        part: "value",
        message: 'unknown level "l01"',
        hint: 'did you mean "l0"?',
      },
    ],
    [
      "a level like no other",
      { t0: ["l0"], t1: ["never"] },
      {
        path: ["t1", 0],
        part: "value",
        message: 'unknown level "never"',
        hint: "its levels are l0, l1, l2",
      },
    ],
    [
      "every level",
      { t0: ["l0"], t1: ["l2", "l0", "l1"] },
      {
        path: ["t1"],
        part: "value",
        message: "names every level, so it says nothing",
        hint: "leave the trait out",
      },
    ],
  ])("may not name %s", (__, when, issue) => {
    expect(lintPack(packWith(when))).toEqual([{ ...issue, path: [...path, ...issue.path] }]);
  });
});

describe("a guard", () => {
  it("may read 4 traits with its mitigations", () => {
    const unless = [{ t1: ["l0"] }, { t2: ["l0"], t3: ["l0"] }];
    expect(lintPack(guarded({ when: { t0: ["l0"] }, unless }))).toEqual([]);
  });

  it("may not read 5 traits with its mitigations", () => {
    const unless = [{ t2: ["l0"], t3: ["l0"] }, { t4: ["l0"] }];
    expect(lintPack(guarded({ when: { t0: ["l0"], t1: ["l0"] }, unless }))).toEqual([
      {
        path: ["guards", 0, "when"],
        part: "value",
        message: "a guard may read at most 4 traits",
        hint: null,
      },
    ]);
  });

  it("is told about each of its mitigations", () => {
    const unless = [{ t1: ["l0"] }, { t2: ["l0"], t8: ["l0"] }, { t2: ["l3"] }];
    expect(lintPack(guarded({ unless })).map(({ path }) => path)).toEqual([
      ["guards", 0, "unless", 1, "t8"],
      ["guards", 0, "unless", 2, "t2", 0],
    ]);
  });
});

it("every unknown level of a list is reported", () => {
  const pack = guarded({ when: { t0: ["l8", "l0", "l9"] } });
  expect(lintPack(pack).map(({ path }) => path)).toEqual([
    ["guards", 0, "when", "t0", 0],
    ["guards", 0, "when", "t0", 2],
  ]);
});

/** A condition over the first traits. */
function reading(count: number): LevelSets {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, ["l0"]]));
}

/** A small pack with five traits of three levels. */
function withTraits(changes: Partial<Pack>): Pack {
  const traits = plainTraits([3, 3, 3, 3, 3]);
  return smallPack({ traits, interactions: [], guards: [], cases: [], ...changes });
}

function interacting(when: LevelSets): Pack {
  return withTraits({ interactions: [smallInteraction({ when })] });
}

function guarded(changes: Partial<Pack["guards"][number]>): Pack {
  return withTraits({ guards: [smallGuard({ when: { t0: ["l0"] }, ...changes })] });
}

function lifted(sets: LevelSets): Pack {
  return guarded({ unless: [sets] });
}

function formed(when: LevelSets): Pack {
  const together = smallForm({ id: "together", approach: "converged" });
  return withTraits({ forms: [smallForm(), together, smallForm({ id: "mixed", when })] });
}

function checked(when: LevelSets): Pack {
  const examples = { fires: [], silent: [], unjudged: [] };
  return withTraits({ checks: [smallCheck({ when, examples })] });
}

function tieBroken(when: LevelSets): Pack {
  const file = smallFile();
  const tieBreaks = file.tieBreaks.map((tieBreak) => ({ ...tieBreak, when }));
  return withTraits({ pack: { ...file, tieBreaks } });
}
