import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { profileValue } from "../../../src/core/model/profile-value.ts";
import { profileReader } from "../../../src/core/model/profile-reader.ts";
import type { Profile } from "../../../src/core/model/read-profile.ts";
import { everyLevel } from "../../../src/core/model/trait-value.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { RuleSet } from "../../../src/core/pack/rule-set.ts";
import { smallPack } from "../../support/small-pack.ts";

const small = compileRuleSet({ pack: smallPack(), digest: "" });
const header = { apiVersion: "px-advisor/v1", kind: "ClusterProfile" };
const nothingKnown: Profile = {
  name: "prod",
  labels: {},
  possible: [0b111, 0b11, 0b11],
  stated: [],
  topology: null,
  waivers: [],
};
const waiver = {
  rule: "topology-mismatch",
  scope: "*",
  reason: "migration booked",
  owner: "storage-team",
  expires: "2027-03-31",
};

describe("the value of a profile", () => {
  it.each<[string, Partial<Profile>, object]>([
    ["leaves out what is empty", {}, {}],
    [
      "has one level as it is, several as a list",
      { possible: [0b101, 0b10, 0b11], stated: ["churn", "latency"] },
      { traits: { churn: ["low", "high"], latency: "tight" } },
    ],
    [
      "has traits that were stated to be anything",
      { stated: ["cloud"] },
      { traits: { cloud: ["no", "yes"] } },
    ],
    [
      "leaves out traits that were not stated",
      { possible: [0b001, 0b01, 0b01], stated: ["latency"] },
      { traits: { latency: "normal" } },
    ],
    [
      "has labels",
      { labels: { team: "payments" } },
      { metadata: { name: "prod", labels: { team: "payments" } } },
    ],
    [
      "has an approach without a form",
      { topology: { approach: "converged", form: null } },
      { topology: { approach: "converged" } },
    ],
    [
      "has an approach with its form",
      { topology: { approach: "converged", form: "together" } },
      { topology: { approach: "converged", form: "together" } },
    ],
    ["has waivers", { waivers: [waiver] }, { waivers: [waiver] }],
  ])("%s", (_, changes, expected) => {
    expect(profileValue({ ...nothingKnown, ...changes }, small)).toStrictEqual({
      ...header,
      metadata: { name: "prod" },
      traits: {},
      ...expected,
    });
  });

  it("has traits in the order of the pack", () => {
    const profile = { ...nothingKnown, stated: ["cloud", "churn", "latency"] };
    expect(Object.keys(profileValue(profile, small).traits ?? {})).toEqual([
      "churn",
      "latency",
      "cloud",
    ]);
  });
});

describe.each<[string, RuleSet]>([
  ["the small pack", small],
  ["the built-in pack", compileRuleSet(PORTWORX)],
])("with %s", (_, ruleSet) => {
  const read = profileReader(ruleSet);

  it("a profile is read back from its value as it was", () => {
    fc.assert(
      fc.property(profiles(ruleSet), (profile) => {
        expect(read(profileValue(profile, ruleSet))).toEqual({ kind: "profile", profile });
      }),
    );
  });

  it("the value is plain data, which JSON keeps", () => {
    fc.assert(
      fc.property(profiles(ruleSet), (profile) => {
        const value = profileValue(profile, ruleSet);
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      }),
    );
  });
});

/** Profiles as documents can say them: a trait that is not stated may be at any level. */
function profiles(ruleSet: RuleSet): fc.Arbitrary<Profile> {
  const text = fc.string({ minLength: 1 }).filter((each) => each.trim() === each);
  const key = fc.string().filter((each) => each !== "__proto__");
  const forms = ruleSet.forms.map(({ approach, id }) => ({ approach, form: id }));
  const approaches = forms.map(({ approach }) => ({ approach, form: null }));
  const expires = fc.tuple(fc.integer({ min: 2000, max: 2999 }), fc.integer({ min: 10, max: 12 }));
  const known = fc.tuple(
    ...ruleSet.traits.map((trait) =>
      fc.option(fc.integer({ min: 1, max: everyLevel(trait) }), { freq: 2 }),
    ),
  );
  return fc
    .record({
      name: fc.string({ minLength: 1 }),
      labels: fc.dictionary(key, fc.string(), { noNullPrototype: true }),
      known,
      topology: fc.option(fc.constantFrom(...forms, ...approaches)),
      waivers: fc.array(
        fc.record({
          rule: fc.constantFrom("topology-mismatch", "guards-conflict"),
          scope: text,
          reason: text,
          owner: text,
          expires: expires.map(([year, month]) => `${year}-${month}-28`),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ known: masks, ...profile }) => ({
      ...profile,
      possible: ruleSet.traits.map((trait, index) => masks[index] ?? everyLevel(trait)),
      stated: ruleSet.traits.filter((__, index) => masks[index] !== null).map(({ id }) => id),
    }));
}
