import { createRequire } from "node:module";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { profileReader } from "../../src/core/model/profile-reader.ts";
import { quickReader } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";

/*
 * The validator that the build makes of the schema, against the schema itself: zod is the oracle.
 */
const RULE_SET = compileRuleSet(PORTWORX);
const fits = createRequire(import.meta.url)("../../dist/made/fits-profile.cjs") as (
  value: unknown,
) => boolean;
const quick = quickReader(RULE_SET, { digest: RULE_SET.digest, fits });
const slow = profileReader(RULE_SET);

const text = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "a",
    " topology-mismatch ",
    "topology-mismatch",
    "2027-02-30",
    "\u00A0x",
  ),
  fc.string({ maxLength: 8 }),
);
const NUMBERS = [0, -0, -1, 3, 24.5, 101, 1e9, Infinity, -Infinity, Number.NaN, Number.MAX_VALUE];
const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.double());
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const anything = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(text, scalar));

const levels = RULE_SET.traits.flatMap((trait) => trait.levels.map(({ id }) => id));
const one = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...levels) },
  { weight: 1, arbitrary: scalar },
);
/** Values of which many are right for their trait and many are not. */
const trait = fc.constantFrom(...RULE_SET.traits).chain((known) => {
  const right = fc.constantFrom(...known.levels.map(({ id }) => id));
  const value = fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 2, arbitrary: fc.array(right, { maxLength: 3 }) },
    { weight: 2, arbitrary: number },
    { weight: 1, arbitrary: fc.array(one, { maxLength: 3 }) },
    { weight: 1, arbitrary: anything },
  );
  return fc.tuple(fc.constant(known.id), value);
});
const traits = fc.array(trait, { maxLength: 4 }).map((all) => Object.fromEntries(all));

const waiver = fc.record({
  rule: fc.oneof(fc.constantFrom("topology-mismatch", " storage-node-refused", "nothing"), text),
  scope: text,
  reason: fc.constantFrom("booked", " booked\n"),
  owner: fc.constantFrom("us", "us "),
  expires: fc.oneof(fc.constantFrom("2027-03-31", "2028-02-29", "2027-02-29", "2027-3-1"), text),
});
const topology = fc.record(
  {
    approach: fc.constantFrom("disaggregated", "converged", "both"),
    form: fc.constantFrom(...RULE_SET.forms.map(({ id }) => id), "none"),
  },
  { requiredKeys: ["approach"] },
);
const profile = fc.record(
  {
    apiVersion: fc.constant("px-advisor/v1"),
    kind: fc.constant("ClusterProfile"),
    metadata: fc.record(
      {
        name: fc.constantFrom("prod", "", "x".repeat(300), "😀"),
        labels: fc.dictionary(text, text),
      },
      { requiredKeys: ["name"] },
    ),
    traits: fc.oneof({ weight: 5, arbitrary: traits }, fc.constant(null)),
    topology,
    waivers: fc.array(waiver, { maxLength: 2 }),
  },
  { requiredKeys: ["apiVersion", "kind", "metadata"] },
);

/** A profile in which one thing, at any depth, is taken away, added or something else. */
const damaged = fc
  .tuple(profile, fc.nat(), fc.constantFrom("drop", "add", "change"), anything, text)
  .map(([value, at, how, other, key]) => {
    const copy = structuredClone(value) as Record<string, unknown>;
    const holders = mappingsIn(copy);
    const holder = holders[at % holders.length]!;
    const keys = Object.keys(holder);
    const chosen = keys[at % Math.max(1, keys.length)] ?? key;
    if (how === "drop") delete holder[chosen];
    else holder[how === "add" ? key : chosen] = other;
    return copy;
  });

function mappingsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(mappingsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}

/** What each of the two makes of a value; null for a refusal. */
function readings(value: unknown) {
  const slowly = slow(value);
  return { quick: quick(value), slow: slowly.kind === "profile" ? slowly : null };
}

function agrees(value: unknown): void {
  const read = readings(value);
  expect(read.quick).toEqual(read.slow);
}

describe("profiles are read alike without their schema", () => {
  it("when most of it is right", () => {
    let sound = 0;
    fc.assert(
      fc.property(profile, (value) => {
        if (slow(value).kind === "profile") sound += 1;
        agrees(value);
      }),
      { numRuns: 600 },
    );
    // Otherwise the property would speak of refusals alone.
    expect(sound).toBeGreaterThan(40);
  });

  it("when something in it is wrong", () => {
    fc.assert(fc.property(damaged, agrees), { numRuns: 1500 });
  });

  it("when it is no profile at all", () => {
    fc.assert(fc.property(anything, agrees), { numRuns: 300 });
  });

  it.each(RULE_SET.traits)("with any number for $id", ({ id }) => {
    const header = { apiVersion: "px-advisor/v1", kind: "ClusterProfile" };
    const values = NUMBERS.flatMap((each) => [each, [each], ["never", each]]);
    const read = values.map((value) =>
      readings({ ...header, metadata: { name: "a" }, traits: { [id]: value } }),
    );
    expect(read.map((each) => each.quick)).toEqual(read.map((each) => each.slow));
  });

  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("with a key %s", (key) => {
    const header = '"apiVersion":"px-advisor/v1","kind":"ClusterProfile"';
    const documents = [
      `{${header},"metadata":{"name":"a"},"${key}":"b"}`,
      `{${header},"metadata":{"name":"a","${key}":"b"}}`,
      `{${header},"metadata":{"name":"a","labels":{"${key}":"b"}}}`,
      `{${header},"metadata":{"name":"a"},"traits":{"${key}":"b"}}`,
    ].map((document) => readings(JSON.parse(document)));
    expect(documents.map(({ quick: read }) => read)).toEqual(
      documents.map(({ slow: read }) => read),
    );
  });
});
