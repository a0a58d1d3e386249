import { describe, expect, it } from "vitest";
import { profileReader } from "../../../src/core/model/profile-reader.ts";
import {
  type Profile,
  type ProfileProblem,
  possibleLevels,
  unknownTrait,
} from "../../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { cloud, smallPack } from "../../support/small-pack.ts";

const ruleSet = compileRuleSet({ pack: smallPack(), digest: "" });
const read = profileReader(ruleSet);

const bare = {
  apiVersion: "px-advisor/v1",
  kind: "ClusterProfile",
  metadata: { name: "prod" },
};
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

describe("a profile", () => {
  it.each<[string, object, Partial<Profile>]>([
    ["that says nothing leaves every level possible", {}, {}],
    ["whose traits are empty leaves every level possible", { traits: null }, {}],
    [
      "with a level has only that one",
      { traits: { churn: "high" } },
      { possible: [0b100, 0b11, 0b11], stated: ["churn"] },
    ],
    [
      "with a list has those in it",
      { traits: { churn: ["high", "low"], latency: "normal" } },
      { possible: [0b101, 0b01, 0b11], stated: ["churn", "latency"] },
    ],
    [
      "with a number has the level that it falls in",
      { traits: { churn: 5 } },
      { possible: [0b010, 0b11, 0b11], stated: ["churn"] },
    ],
    [
      "with true and false has yes and no",
      { traits: { cloud: true } },
      { possible: [0b111, 0b11, 0b10], stated: ["cloud"] },
    ],
    [
      "with all levels of a trait states it, though nothing is known",
      { traits: { latency: ["normal", "tight"] } },
      { stated: ["latency"] },
    ],
    [
      "with traits in any order has them in the pack's",
      { traits: { cloud: "no", churn: "low" } },
      { possible: [0b001, 0b11, 0b01], stated: ["churn", "cloud"] },
    ],
    [
      "may have labels",
      { metadata: { name: "prod", labels: { team: "payments" } } },
      { labels: { team: "payments" } },
    ],
    [
      "may state an approach",
      { topology: { approach: "converged" } },
      { topology: { approach: "converged", form: null } },
    ],
    [
      "may state an approach and its form",
      { topology: { approach: "disaggregated", form: "apart" } },
      { topology: { approach: "disaggregated", form: "apart" } },
    ],
    ["may have waivers", { waivers: [waiver] }, { waivers: [waiver] }],
  ])("%s", (_, changes, expected) => {
    expect(read({ ...bare, ...changes })).toEqual({
      kind: "profile",
      profile: { ...nothingKnown, ...expected },
    });
  });
});

describe("a profile is refused for", () => {
  const common = { code: "profile-invalid", part: "value", hint: null };

  it.each<[string, object, Partial<ProfileProblem>]>([
    [
      "an unknown key",
      { trait: {} },
      {
        code: "unknown-key",
        path: ["trait"],
        part: "key",
        message: 'unknown key "trait"',
        hint: 'did you mean "traits"?',
      },
    ],
    [
      "traits that are no mapping",
      { traits: ["churn"] },
      {
        path: ["traits"],
        message: "traits must be a mapping, not a list",
      },
    ],
    [
      "an unknown trait like another",
      { traits: { churm: "low" } },
      {
        code: "unknown-trait",
        path: ["traits", "churm"],
        part: "key",
        message: 'unknown trait "churm"',
        hint: 'did you mean "churn"? all traits: px-advisor rules list',
      },
    ],
    [
      "a trait named like a property of every object",
      { traits: { constructor: "low" } },
      {
        code: "unknown-trait",
        path: ["traits", "constructor"],
        part: "key",
        message: 'unknown trait "constructor"',
        hint: "all traits: px-advisor rules list",
      },
    ],
    [
      "an unknown level",
      { traits: { latency: "tihgt" } },
      {
        code: "unknown-level",
        path: ["traits", "latency"],
        message: 'latency has no level "tihgt"',
        hint: 'did you mean "tight"? its levels: normal, tight',
      },
    ],
    [
      "an unknown level in a list",
      { traits: { latency: ["normal", "tihgt"] } },
      {
        code: "unknown-level",
        path: ["traits", "latency", 1],
        message: 'latency has no level "tihgt"',
        hint: 'did you mean "tight"? its levels: normal, tight',
      },
    ],
    [
      "a form of the other approach",
      { topology: { approach: "converged", form: "apart" } },
      {
        path: ["topology", "form"],
        message: "form: apart is no form of converged, whose forms are together",
      },
    ],
  ])("%s", (_, changes, problem) => {
    expect(read({ ...bare, ...changes })).toEqual({
      kind: "invalid",
      problems: [{ ...common, ...problem }],
    });
  });

  it.each<[string, object, ProfileProblem["path"]]>([
    [
      "a waiver without an owner",
      { waivers: [{ ...waiver, owner: undefined }] },
      ["waivers", 0, "owner"],
    ],
    ["another version", { apiVersion: "px-advisor/v2" }, ["apiVersion"]],
    ["an empty name", { metadata: { name: "" } }, ["metadata", "name"]],
    [
      "a day that does not exist",
      { waivers: [{ ...waiver, expires: "2027-02-30" }] },
      ["waivers", 0, "expires"],
    ],
    [
      "an approach that does not exist",
      { topology: { approach: "hyper" } },
      ["topology", "approach"],
    ],
    [
      "an unknown key of the topology",
      { topology: { approach: "converged", from: 1 } },
      ["topology", "from"],
    ],
  ])("%s, with its place", (_, changes, path) => {
    expect(read({ ...bare, ...changes })).toMatchObject({ kind: "invalid", problems: [{ path }] });
  });

  it.each([[null], ["prod"], [[bare]]])("being %j", (value) => {
    expect(read(value)).toMatchObject({ kind: "invalid", problems: [{ path: [] }] });
  });

  it("all that is wrong with it, at once", () => {
    const traits = { churm: "low", latency: "tihgt", cloud: "maybe" };
    const found = read({ ...bare, knid: 1, traits });
    const problems = found.kind === "invalid" ? found.problems : [];
    expect(problems.map(({ path }) => path.join(".")).toSorted()).toEqual([
      "knid",
      "traits.churm",
      "traits.cloud",
      "traits.latency",
    ]);
  });
});

describe("possible levels", () => {
  it("of traits that are absent or undefined are all", () => {
    expect(possibleLevels(ruleSet, { latency: undefined })).toEqual([0b111, 0b11, 0b11]);
  });

  it("are not read from properties that every object has", () => {
    const traits = [cloud({ id: "constructor" })];
    const pack = smallPack({ traits, interactions: [], guards: [], cases: [] });
    expect(possibleLevels(compileRuleSet({ pack, digest: "" }), {})).toEqual([0b11]);
  });

  it("of a value that nobody checked are no levels but an error", () => {
    expect(() => possibleLevels(ruleSet, { churn: "often" })).toThrow(
      new TypeError("churn: invalid value"),
    );
  });
});

it.each([
  ["clowd", 'did you mean "cloud"? all traits: px-advisor rules list'],
  ["somethingElse", "all traits: px-advisor rules list"],
])("the unknown trait %s is answered with: %s", (id, hint) => {
  expect(unknownTrait(id, ["traits", id], ruleSet)).toEqual({
    code: "unknown-trait",
    path: ["traits", id],
    part: "key",
    message: `unknown trait "${id}"`,
    hint,
  });
});
