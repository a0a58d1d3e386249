import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { summaryOf } from "../../../src/core/fleet/summary.ts";
import { tallyOf } from "../../../src/core/fleet/tally.ts";
import { assess } from "../../../src/core/explain/assess.ts";
import { type Result, resultSchema } from "../../../src/core/model/assessment.ts";
import { jsonSchema } from "../../../src/core/model/json-schema.ts";
import { SCHEMA_NAMES } from "../../../src/core/model/schema-names.ts";
import { profileSchema } from "../../../src/core/model/profile-schema.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import {
  casesSchema,
  formSchema,
  guardSchema,
  interactionSchema,
  packFileSchema,
  sourcesSchema,
  traitSchema,
} from "../../../src/core/pack/schema.ts";
import {
  churn,
  cloud,
  smallCase,
  smallFile,
  smallForm,
  smallGuard,
  smallInteraction,
  smallPack,
} from "../../support/small-pack.ts";

const ruleSet = compileRuleSet({ pack: smallPack(), digest: "sha256:0" });
// Draft 7 is what Ajv checks by default; strict, so that a keyword it does not know is an error.
const ajv = new Ajv({
  strict: true,
  allowUnionTypes: true,
  formats: { uri: (text) => URL.canParse(text), date: true },
});
const fitsPackFile = ajv.addSchema(jsonSchema("pack", ruleSet), "pack").getSchema("pack")!;

const bare = { apiVersion: "px-advisor/v1", kind: "ClusterProfile", metadata: { name: "prod" } };
const waiver = { rule: "a", scope: "*", reason: "b", owner: "c", expires: "2028-02-29" };

describe("profile: the JSON Schema and zod agree that", () => {
  const zod = profileSchema(ruleSet);
  const fitsJson = ajv.compile(jsonSchema("profile", ruleSet));

  it.each<[string, unknown, boolean]>([
    ["a name is enough", bare, true],
    ["labels are texts", { ...bare, metadata: { name: "a", labels: { a: "b" } } }, true],
    ["labels are no numbers", { ...bare, metadata: { name: "a", labels: { a: 7 } } }, false],
    ["a name is not empty", { ...bare, metadata: { name: "" } }, false],
    ["traits may be empty", { ...bare, traits: null }, true],
    ["traits may be none", { ...bare, traits: {} }, true],
    ["traits are no list", { ...bare, traits: ["churn"] }, false],
    ["a trait may have a level", withTraits({ churn: "low" }), true],
    ["a trait has no other level", withTraits({ churn: "lower" }), false],
    ["a trait may have several levels", withTraits({ churn: ["low", "high"] }), true],
    ["a trait has no empty list", withTraits({ churn: [] }), false],
    ["a trait has no list in a list", withTraits({ churn: [["low"]] }), false],
    ["a trait with a unit may have a number", withTraits({ churn: 0 }), true],
    ["a trait with a unit may have numbers and levels", withTraits({ churn: [2.5, "low"] }), true],
    ["a number is not negative", withTraits({ churn: -1 }), false],
    ["a number is not in quotes", withTraits({ churn: "2" }), false],
    ["a trait without a unit has no number", withTraits({ latency: 1 }), false],
    ["a yes or no trait may be true", withTraits({ cloud: true }), true],
    ["a yes or no trait may be one of both", withTraits({ cloud: [true, "no"] }), true],
    ["another trait is not true", withTraits({ churn: true }), false],
    ["a trait is not empty", withTraits({ churn: null }), false],
    ["a trait is no mapping", withTraits({ churn: { low: true } }), false],
    ["a trait is one of the pack", withTraits({ churm: "low" }), false],
    ["a topology may lack its form", { ...bare, topology: { approach: "converged" } }, true],
    ["a topology has an approach", { ...bare, topology: { form: "apart" } }, false],
    ["a topology may have a form", withTopology("converged", "together"), true],
    ["a topology has a form of the pack", withTopology("converged", "mixed"), false],
    ["waivers may be there", { ...bare, waivers: [waiver] }, true],
    ["a waiver has a day that exists", withWaiver({ expires: "2027-02-29" }), false],
    ["a waiver has an owner", withWaiver({ owner: undefined }), false],
    ["the version is v1", { ...bare, apiVersion: "px-advisor/v2" }, false],
    ["there is a version", { ...bare, apiVersion: undefined }, false],
    ["there is no other key", { ...bare, trait: {} }, false],
    ["a list is no profile", [bare], false],
  ])("%s", (_, value, isFine) => {
    expect([zod.safeParse(value).success, fitsJson(plain(value))]).toEqual([isFine, isFine]);
  });
});

describe("result: the JSON Schema and zod agree that", () => {
  const fitsJson = ajv.compile(jsonSchema("result", ruleSet));

  it.each<[string, (result: Result) => unknown, boolean]>([
    ["what the engine finds fits", (result) => result, true],
    ["an error has a known code", (result) => ({ ...result, errors: [fault("oops")] }), false],
    ["an error may have a place", (result) => ({ ...result, errors: [fault("internal")] }), true],
    ["the version is 1", (result) => ({ ...result, schemaVersion: 2 }), false],
    ["the exit code is whole", (result) => ({ ...result, exitCode: 0.5 }), false],
    ["the exit code is 130 at most", (result) => ({ ...result, exitCode: 131 }), false],
    ["nothing else is there", (result) => ({ ...result, extra: 1 }), false],
    ["nothing is left out", (result) => ({ ...result, summary: undefined }), false],
    ["a verdict has a known kind", (result) => withVerdict(result, { kind: "sure" }), false],
    ["a verdict's label is A or B", (result) => withVerdict(result, { label: "C" }), false],
    ["a verdict may lack its form", (result) => withVerdict(result, { form: null }), true],
    ["a verdict has no other key", (result) => withVerdict(result, { odds: 1 }), false],
  ])("%s", (_, change, isFine) => {
    const value = change(realResult());
    const json = fitsJson(plain(value));
    expect([resultSchema.safeParse(value).success, json]).toEqual([isFine, isFine]);
  });
});

describe.each<[string, z.ZodType, [string, unknown, boolean][]]>([
  [
    "pack",
    packFileSchema,
    [
      ["the small pack's fits", smallFile(), true],
      ["a version has three numbers", smallFile({ version: "1.0" }), false],
      ["a tie band is whole", smallFile({ tieBand: 1.5 }), false],
      ["a tie-break advises what it can", withTieBreak({ advises: "neither" }), false],
      ["a tie-break may have a condition", withTieBreak({ when: { cloud: ["yes"] } }), true],
    ],
  ],
  [
    "sources",
    sourcesSchema,
    [
      ["the small pack's fits", smallPack().sources, true],
      ["a name is an id", { "the manual": { title: "a", publisher: "b" } }, false],
      ["an address is one", { manual: { title: "a", publisher: "b", url: "here" } }, false],
    ],
  ],
  [
    "cases",
    casesSchema,
    [
      ["the small pack's fits", [smallCase()], true],
      ["a value may be a list", [smallCase({ traits: { churn: ["low", 3, true] } })], true],
      ["a value is not empty", [{ ...smallCase(), traits: { churn: null } }], false],
    ],
  ],
  [
    "trait",
    traitSchema,
    [
      ["a scored one fits", churn(), true],
      ["one without points fits", cloud(), true],
      ["an id has letters and digits", churn({ id: "node_churn" }), false],
      ["one level is none", churn({ levels: churn().levels.slice(2) }), false],
      ["points are 2 at most", churn({ levels: [level(3), level(0)] }), false],
      ["a level is not half a point", churn({ levels: [level(0.5), level(0)] }), false],
    ],
  ],
  [
    "interaction",
    interactionSchema,
    [
      ["the small pack's fits", smallInteraction(), true],
      ["a trait has a level", smallInteraction({ when: { churn: [], cloud: ["yes"] } }), false],
      ["a trait is named by an id", smallInteraction({ when: { "<trait>": ["yes"] } }), false],
    ],
  ],
  [
    "guard",
    guardSchema,
    [
      ["the small pack's fits", smallGuard(), true],
      ["a cap is weak", { ...smallGuard(), caps: "moderate" }, false],
    ],
  ],
  [
    "form",
    formSchema,
    [
      ["the small pack's fits", smallForm(), true],
      ["there is a step", smallForm({ nextSteps: [] }), false],
      ["a step may have versions", smallForm({ nextSteps: [{ do: "a", since: "3.5" }] }), true],
      ["a version is text", { ...smallForm(), nextSteps: [{ do: "a", since: 3.5 }] }, false],
    ],
  ],
])("%s file: the JSON Schema and zod agree that", (name, zod, rows) => {
  const fitsJson = ajv.compile({ $ref: `pack#/definitions/${name}` });

  it.each(rows)("%s", (_, value, isFine) => {
    expect([zod.safeParse(value).success, fitsJson(plain(value))]).toEqual([isFine, isFine]);
    expect(fitsPackFile(plain(value))).toBe(isFine);
  });
});

it.each(SCHEMA_NAMES)("the %s schema says its draft and title first", (name) => {
  const schema = jsonSchema(name, ruleSet);
  expect(Object.keys(schema).slice(0, 2)).toEqual(["$schema", "title"]);
  expect(schema["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
  expect(schema["title"]).toMatch(/px-advisor/);
});

/** What JSON says of a value: keys that are undefined are not there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const withTraits = (traits: object) => ({ ...bare, traits });

const withTopology = (approach: string, form: string) => ({
  ...bare,
  topology: { approach, form },
});

const withWaiver = (changes: object) => ({ ...bare, waivers: [{ ...waiver, ...changes }] });

function withTieBreak(changes: object) {
  return { ...smallFile(), tieBreaks: [{ ...smallFile().tieBreaks[0], ...changes }] };
}

function level(points: number) {
  return { id: `l${Math.abs(points) * 10}`, points, because: "so" };
}

function fault(code: string) {
  return { code, message: "a", at: { file: "b", line: 1, column: 1 }, hint: null };
}

function withVerdict(result: Result, changes: object) {
  const [first] = result.results;
  return { ...result, results: [{ ...first, verdict: { ...first!.verdict, ...changes } }] };
}

/** A result with what the engine finds out about a cluster. */
function realResult(): Result {
  const at = { file: "prod.yaml", line: 1, column: 1 };
  const profile = {
    name: "prod",
    labels: {},
    possible: [0b100, 0b01, 0b11],
    stated: ["churn", "latency"],
    topology: { approach: "converged", form: null },
    waivers: [],
  } as const;
  const rest = { traitPlaces: { churn: at }, topologyPlace: at, waivers: [], inputs: [] };
  const target = { profile, at, evidence: null, ...rest };
  const results = [assess(target, { ruleSet, sha256: () => "0" })];
  return {
    schemaVersion: 1,
    tool: { name: "px-advisor", version: "0.1.0" },
    pack: { id: "small", version: "1.0.0", digest: "sha256:0" },
    gate: { command: "check", failOn: "error" },
    ...{ results, errors: [], folder: "", exitCode: 1 },
    inputs: [{ path: "prod.yaml", status: "used", reason: null }],
    summary: summaryOf(tallyOf(results), { errors: 0, notRead: 0 }),
  };
}
