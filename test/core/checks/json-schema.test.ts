import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { factsSchema } from "../../../src/core/checks/facts.ts";
import { jsonSchema } from "../../../src/core/model/json-schema.ts";
import { checkSchema } from "../../../src/core/pack/check-schema.ts";
import { rulesWith } from "../../support/check-ground.ts";
import { engineCheck, smallCheck } from "../../support/small-pack.ts";

const ruleSet = rulesWith();
// Draft 7 is what Ajv checks by default; strict, so that a keyword it does not know is an error.
const ajv = new Ajv({
  strict: true,
  allowUnionTypes: true,
  formats: { uri: (text) => URL.canParse(text), date: true },
});
const fitsPackFile = ajv.addSchema(jsonSchema("pack", ruleSet), "pack").getSchema("pack")!;

describe("check file: the JSON Schema and zod agree that", () => {
  const fitsJson = ajv.compile({ $ref: "pack#/definitions/check" });

  it.each<[string, unknown, boolean]>([
    ["the small pack's fits", smallCheck(), true],
    ["the engine's fits", engineCheck(), true],
    ["a severity is a known one", { ...smallCheck(), severity: "bad" }, false],
    ["it is judged for what there is", { ...smallCheck(), each: "pod" }, false],
    ["needs may be left out", { ...smallCheck(), needs: undefined }, true],
    ["a need is a path", smallCheck({ needs: ["nodeGroup"] }), false],
    ["an id is in lower case", smallCheck({ id: "fewNodes" }), false],
    ["examples are of three kinds", { ...smallCheck(), examples: { fires: [] } }, false],
  ])("%s", (_, value, isFine) => {
    expect([checkSchema.safeParse(value).success, fitsJson(plain(value))]).toEqual([
      isFine,
      isFine,
    ]);
    expect(fitsPackFile(plain(value))).toBe(isFine);
  });
});

describe("facts: the JSON Schema and zod agree that", () => {
  const fitsJson = ajv.compile(jsonSchema("facts", ruleSet));
  const fitsExample = ajv.compile({ $ref: "pack#/definitions/check" });

  it.each<[string, unknown, boolean]>([
    ["nothing need be known", {}, true],
    ["what is known by default may be left out", { cluster: { labelled: { of: "nodes" } } }, true],
    ["what has no default may not", { cluster: { labelled: { storage: 1 } } }, false],
    ["a subject may be there", { node: { name: "a", storage: true } }, true],
    ["there is no other fact", { cluster: { colour: "red" } }, false],
    ["numbers are whole", { cluster: { zones: 1.5 } }, false],
    ["a version has numbers", { cluster: { version: "latest" } }, false],
    ["a level is text", { traits: { churn: true } }, false],
  ])("%s", (_, facts, isFine) => {
    const examples = { fires: [], silent: [facts], unjudged: [] };
    expect([
      factsSchema.safeParse(facts).success,
      fitsJson(facts),
      fitsExample(plain(smallCheck({ examples }))),
    ]).toEqual([isFine, isFine, isFine]);
  });
});

/** What JSON says of a value: keys that are undefined are not there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
