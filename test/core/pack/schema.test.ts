import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { SEVERITIES } from "../../../src/core/pack/check-kinds.ts";
import { checkSchema } from "../../../src/core/pack/check-schema.ts";
import {
  BASES,
  GRADES,
  VERDICT_KINDS,
  casesSchema,
  formSchema,
  guardSchema,
  interactionSchema,
  packFileSchema,
  packSchema,
  sourcesSchema,
  traitSchema,
  traitValueSchema,
} from "../../../src/core/pack/schema.ts";
import { levelSetsSchema } from "../../../src/core/pack/schema-parts.ts";
import {
  churn,
  cloud,
  engineCheck,
  plainTraits,
  smallCase,
  smallCheck,
  smallFile,
  smallForm,
  smallGuard,
  smallInteraction,
  smallPack,
} from "../../support/small-pack.ts";

describe("the small pack's values fit", () => {
  it.each<[string, z.ZodType, unknown]>([
    ["pack", packSchema, smallPack()],
    ["pack.yaml", packFileSchema, smallFile()],
    ["sources.yaml", sourcesSchema, smallPack().sources],
    ["a scored trait", traitSchema, churn()],
    ["a trait without points", traitSchema, cloud()],
    ["an interaction", interactionSchema, smallInteraction()],
    ["a guard", guardSchema, smallGuard()],
    ["a form", formSchema, smallForm()],
    ["a check", checkSchema, smallCheck()],
    ["a check of the engine", checkSchema, engineCheck()],
    ["cases.yaml", casesSchema, [smallCase()]],
    ["a condition", levelSetsSchema, { churn: ["low", "high"] }],
  ])("%s", (_, schema, value) => {
    expect(schema.parse(value)).toEqual(value);
  });
});

describe("an id", () => {
  it.each(["a", "A", "clusterSize", "px-2-fast", "t0", "a".repeat(64)])("may be %j", (id) => {
    expect(fits(traitSchema, { ...cloud(), id })).toBe(true);
  });

  it.each([
    "",
    "2fast",
    "-a",
    "a-",
    "a--b",
    "a_b",
    "a b",
    "ä",
    "a/b",
    "../a",
    "a".repeat(65),
    7,
    null,
  ])("may not be %j", (id) => {
    expect(fits(traitSchema, { ...cloud(), id })).toBe(false);
  });
});

describe("a level's id", () => {
  it.each(["yes", "2", "10-gb", "a".repeat(64)])("may be %j", (id) => {
    expect(fits(traitSchema, withLevel({ id }))).toBe(true);
  });

  it.each(["", "Yes", "a_b", "-a", "a".repeat(65), true, 2])("may not be %j", (id) => {
    expect(fits(traitSchema, withLevel({ id }))).toBe(false);
  });
});

describe.each<[string, z.ZodType, object]>([
  ["the pack", packSchema, smallPack()],
  ["pack.yaml", packFileSchema, smallFile()],
  ["a trait", traitSchema, cloud()],
  ["a level", traitSchema.shape.levels.element, cloud().levels[0]!],
  ["an interaction", interactionSchema, smallInteraction()],
  ["a guard", guardSchema, smallGuard()],
  ["a form", formSchema, smallForm()],
  ["a check", checkSchema, smallCheck()],
  ["the examples of a check", checkSchema.shape.examples.unwrap(), smallCheck().examples!],
  ["a case", casesSchema.element, smallCase()],
])("%s", (_, schema, value) => {
  it("has no key beside its own", () => {
    expect(fits(schema, { ...value, extra: 1 })).toBe(false);
  });

  it.each(Object.keys(value).filter((key) => !OPTIONAL.has(key)))("needs its %s", (key) => {
    expect(fits(schema, { ...value, [key]: undefined })).toBe(false);
  });
});

describe("bounds", () => {
  it.each<[string, z.ZodType, unknown, boolean]>([
    ["a reason has at least one letter", traitSchema, withLevel({ because: " \n" }), false],
    ["points go to 2", traitSchema, withLevel({ points: 2 }), true],
    ["points go down to -2", traitSchema, withLevel({ points: -2 }), true],
    ["points are not 3", traitSchema, withLevel({ points: 3 }), false],
    ["points are not -3", traitSchema, withLevel({ points: -3 }), false],
    ["points are whole", traitSchema, withLevel({ points: 0.5 }), false],
    ["upTo begins at 0", traitSchema, withLevel({ upTo: 0 }), true],
    ["upTo is not negative", traitSchema, withLevel({ upTo: -0.1 }), false],
    ["upTo is finite", traitSchema, withLevel({ upTo: Infinity }), false],
    ["neutral is true or left out", traitSchema, withLevel({ neutral: false }), false],
    ["one level is none", traitSchema, { ...cloud(), levels: cloud().levels.slice(1) }, false],
    ["a trait has up to 30 levels", traitSchema, plainTraits([30])[0], true],
    ["a trait has no 31 levels", traitSchema, plainTraits([31])[0], false],
    ["cost is at least 1", traitSchema, { ...cloud(), cost: 0 }, false],
    ["cost is at most 9", traitSchema, { ...cloud(), cost: 10 }, false],
    ["the basis is a known one", traitSchema, { ...churn(), basis: "guessed" }, false],
    ["evidence goes to 2", interactionSchema, smallInteraction({ evidence: 2 }), true],
    ["evidence is not 3", interactionSchema, smallInteraction({ evidence: 3 }), false],
    ["a condition names a level", levelSetsSchema, { churn: [] }, false],
    ["a condition names traits by id", levelSetsSchema, { "<trait>": ["low"] }, false],
    ["a cap is weak", guardSchema, { ...smallGuard(), caps: "strong" }, false],
    ["a form has a step", formSchema, smallForm({ nextSteps: [] }), false],
    ["a step's version has points", formSchema, withStep({ do: "go", since: "3.5.1" }), true],
    ["a step's version is no word", formSchema, withStep({ do: "go", until: "v3" }), false],
    ["a step's version is text", formSchema, withStep({ do: "go", since: 3.5 }), false],
    ["a pack's version has three numbers", packFileSchema, smallFile({ version: "1.0" }), false],
    ["a tie band is not negative", packFileSchema, smallFile({ tieBand: -1 }), false],
    [
      "a share is at most 1",
      packFileSchema,
      smallFile({ leaning: { share: 1.1, stability: 0.9 } }),
      false,
    ],
    ["a source's date is a year", sourcesSchema, withSource({ date: "2026" }), true],
    ["a source's date is a day", sourcesSchema, withSource({ date: "2026-06-12" }), true],
    ["a source's date is no number", sourcesSchema, withSource({ date: 2026 }), false],
    ["a source's date is not 12.6.2026", sourcesSchema, withSource({ date: "12.6.2026" }), false],
    ["a source's url is one", sourcesSchema, withSource({ url: "the manual" }), false],
    ["a pack has a trait", packSchema, { ...smallPack(), traits: [] }, false],
    ["a pack has two forms", packSchema, { ...smallPack(), forms: [smallForm()] }, false],
    ["a case expects a known kind", casesSchema, [withExpected({ kind: "sure" })], false],
    ["a case expects a known grade", casesSchema, [withExpected({ grade: "good" })], false],
  ])("%s", (...[, schema, value, isFine]) => {
    expect(fits(schema, value)).toBe(isFine);
  });
});

describe("a check", () => {
  it.each(["a", "few-nodes", "px2-fast", "a".repeat(64)])("may be called %j", (id) => {
    expect(fits(checkSchema, smallCheck({ id }))).toBe(true);
  });

  it.each(["", "fewNodes", "2-nodes", "true?", "a_b", "a".repeat(65)])(
    "may not be called %j",
    (id) => {
      expect(fits(checkSchema, smallCheck({ id }))).toBe(false);
    },
  );

  it.each<[string, object, boolean]>([
    ["is an error", { severity: "error" }, true],
    ["is a note", { severity: "note" }, true],
    ["is no disaster", { severity: "disaster" }, false],
    ["is the engine's or not", { engine: false }, false],
    ["is judged for each node", { each: "node" }, true],
    ["is not judged for each pod", { each: "pod" }, false],
    ["needs parts of parts", { needs: ["cluster.labelled.storage"] }, true],
    ["needs traits by their ids", { needs: ["traits.my-trait2"] }, true],
    ["needs no root", { needs: ["cluster"] }, false],
    ["needs no expression", { needs: ["cluster.zones > 1"] }, false],
    ["has a text as its expression", { expression: true }, false],
  ])("%s", (_, changes, isFine) => {
    expect(fits(checkSchema, { ...smallCheck(), ...changes })).toBe(isFine);
  });

  it("needs nothing where it says nothing of needs", () => {
    const { needs: _, ...check } = smallCheck();
    expect(checkSchema.parse(check).needs).toEqual([]);
  });
});

describe("a trait's value", () => {
  it.each(["low", 3, true, [], ["low", 3, false]].map((value) => [value]))("may be %j", (value) => {
    expect(fits(traitValueSchema, value)).toBe(true);
  });

  it.each([null, {}, [["low"]], [null], Infinity].map((value) => [value]))(
    "may not be %j",
    (value) => {
      expect(fits(traitValueSchema, value)).toBe(false);
    },
  );
});

it("the words for severities are those of the result, worst first", () => {
  expect(SEVERITIES).toEqual(["error", "warning", "note"]);
});

it("the words for bases, grades and kinds of verdict are those of docs/scoring.md", () => {
  expect(BASES).toEqual(["recommended", "listed", "implied", "inferred"]);
  expect(GRADES).toEqual(["strong", "moderate", "weak"]);
  expect(VERDICT_KINDS).toEqual([
    "conflict",
    "forced",
    "decided",
    "leaning",
    "tie-broken",
    "tie",
    "inconclusive",
  ]);
});

const OPTIONAL = new Set([
  "excludes",
  ...["each", "when", "needs", "expression", "message", "field", "snippet", "examples"],
]);

function fits(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success;
}

function withLevel(changes: Record<string, unknown>) {
  const [no, yes] = cloud().levels;
  return { ...cloud(), levels: [no, { ...yes, ...changes }] };
}

function withStep(step: Record<string, unknown>) {
  return { ...smallForm(), nextSteps: [step] };
}

function withSource(changes: Record<string, unknown>) {
  return { manual: { title: "The manual", publisher: "The vendor", ...changes } };
}

function withExpected(changes: Record<string, unknown>) {
  const { expect: expected, ...rest } = smallCase();
  return { ...rest, expect: { ...expected, ...changes } };
}
