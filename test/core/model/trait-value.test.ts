import { RULE_SET } from "../../support/assessing.ts";
import { describe, expect, it } from "vitest";
import {
  type ValueProblem,
  everyLevel,
  readTraitValue,
} from "../../../src/core/model/trait-value.ts";
import { compileTrait } from "../../../src/core/pack/compile.ts";
import type { Trait } from "../../../src/core/pack/rule-set.ts";
import { churn, cloud, latency, plainTraits } from "../../support/small-pack.ts";

/** low to 1, middle to 5, high. */
const numbered = compileTrait(churn(), 0);
/** normal, tight. */
const worded = compileTrait(latency(), 0);
/** no, yes. */
const yesNo = compileTrait(cloud(), 0);
/** none to 0, some. */
const fromZero = compileTrait(
  churn({
    levels: [
      { id: "none", upTo: 0, points: 0, because: "so" },
      { id: "some", points: 1, because: "so" },
    ],
  }),
  0,
);

type Faulty = [string, Trait, unknown, Omit<ValueProblem, "path">];

const CHURN_LEVELS = "its levels: low, middle, high; or a number (nodes a week)";

describe("every level", () => {
  it.each([
    [2, 0b11],
    [3, 0b111],
    [30, 0x3fffffff],
  ])("of %i is the mask %i", (count, mask) => {
    expect(everyLevel(compileTrait(plainTraits([count])[0]!, 0))).toBe(mask);
  });
});

describe("a value that can be read", () => {
  it.each<[string, Trait, unknown, number]>([
    ["the first level", numbered, "low", 0b001],
    ["the last level", numbered, "high", 0b100],
    ["the last of 30 levels", compileTrait(plainTraits([30])[0]!, 0), "l29", 1 << 29],
    ["no", yesNo, "no", 0b01],
    ["false", yesNo, false, 0b01],
    ["yes", yesNo, "yes", 0b10],
    ["true", yesNo, true, 0b10],
    ["zero", numbered, 0, 0b001],
    ["minus zero", numbered, -0, 0b001],
    ["just below a bound", numbered, 0.999, 0b001],
    ["at a bound", numbered, 1, 0b001],
    ["just above a bound", numbered, 1.001, 0b010],
    ["just below the last bound", numbered, 4.999, 0b010],
    ["at the last bound", numbered, 5, 0b010],
    ["just above the last bound", numbered, 5.001, 0b100],
    ["as large as can be", numbered, Number.MAX_VALUE, 0b100],
    ["at a bound of 0", fromZero, 0, 0b01],
    ["as small as can be above 0", fromZero, Number.MIN_VALUE, 0b10],
    ["a list of one", numbered, ["middle"], 0b010],
    ["a list of several", numbered, ["high", "low"], 0b101],
    ["a list that repeats a level", numbered, ["high", "high"], 0b100],
    ["a list of levels and numbers", numbered, ["low", 7], 0b101],
    ["a list of both answers", yesNo, [true, "no"], 0b11],
  ])("%s", (...[, trait, value, mask]) => {
    expect(readTraitValue(trait, value)).toEqual({ kind: "read", mask });
  });
});

describe("a value that cannot be read", () => {
  it.each<Faulty>([
    [
      "a level like another",
      numbered,
      "midle",
      {
        code: "unknown-level",
        message: 'churn has no level "midle"',
        hint: `did you mean "middle"? ${CHURN_LEVELS}`,
      },
    ],
    [
      "a level like no other",
      worded,
      "whatever",
      {
        code: "unknown-level",
        message: 'latency has no level "whatever"',
        hint: "its levels: normal, tight",
      },
    ],
    [
      "an empty text",
      worded,
      "",
      {
        code: "unknown-level",
        message: 'latency has no level ""',
        hint: "its levels: normal, tight",
      },
    ],
    ...["5", " 5 ", "5.5", ".5"].map((text): Faulty => [
      `the number ${JSON.stringify(text)} in quotes`,
      numbered,
      text,
      {
        code: "unknown-level",
        message: `churn has no level "${text}"`,
        hint: "write a number without quotes",
      },
    ]),
    [
      "a number in quotes where none is taken",
      worded,
      "5",
      {
        code: "unknown-level",
        message: 'latency has no level "5"',
        hint: "its levels: normal, tight",
      },
    ],
    [
      "a number where none is taken",
      worded,
      5,
      {
        code: "unknown-level",
        message: "latency takes no number",
        hint: "its levels: normal, tight",
      },
    ],
    ...[-1, -0.001, NaN, Infinity, -Infinity].map((number): Faulty => [
      `the number ${number}`,
      numbered,
      number,
      {
        code: "profile-invalid",
        message: `churn must be a number from 0, not ${number}`,
        hint: "the unit is nodes a week",
      },
    ]),
    ...[true, false].map((value): Faulty => [
      `${value} where the levels are not yes and no`,
      numbered,
      value,
      {
        code: "unknown-level",
        message: "churn is not a yes or no trait",
        hint: CHURN_LEVELS,
      },
    ]),
    ...[null, undefined].map((value): Faulty => [
      String(value),
      worded,
      value,
      {
        code: "profile-invalid",
        message: "latency has no value",
        hint: "its levels: normal, tight; leave the trait out when it is not known",
      },
    ]),
    [
      "a mapping",
      numbered,
      { low: true },
      {
        code: "profile-invalid",
        message: "churn has a mapping or list inside",
        hint: `${CHURN_LEVELS}; leave the trait out when it is not known`,
      },
    ],
    [
      "an empty list",
      numbered,
      [],
      {
        code: "profile-invalid",
        message: "churn has an empty list",
        hint: "leave the trait out when nothing is known",
      },
    ],
  ])("%s", (...[, trait, value, problem]) => {
    expect(readTraitValue(trait, value)).toEqual({
      kind: "invalid",
      problems: [{ ...problem, path: [] }],
    });
  });

  it.each<[string, unknown[], [number[], string][]]>([
    ["a bad level", ["low", "hgih"], [[[1], 'churn has no level "hgih"']]],
    ["a list", [["low"]], [[[0], "churn has a mapping or list inside"]]],
    ["nothing", ["low", null], [[[1], "churn has no value"]]],
    [
      "several faults",
      [-1, "low", true],
      [
        [[0], "churn must be a number from 0, not -1"],
        [[2], "churn is not a yes or no trait"],
      ],
    ],
  ])("a list with %s inside, with the position of each", (_, list, found) => {
    const read = readTraitValue(numbered, list);
    const problems = read.kind === "invalid" ? read.problems : [];
    expect(problems.map(({ path, message }) => [path, message])).toEqual(found);
  });
});

it("a number beyond what makes sense in the unit is refused, the bound itself is not", () => {
  const trait = RULE_SET.traitById.get("spotShare")!;
  expect(readTraitValue(trait, 100)).toMatchObject({ kind: "read" });
  expect(readTraitValue(trait, 101)).toEqual({
    kind: "invalid",
    problems: [
      {
        code: "profile-invalid",
        path: [],
        message: "spotShare must be at most 100, not 101",
        hint: "the unit is percent of nodes",
      },
    ],
  });
});
