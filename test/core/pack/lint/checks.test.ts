import { describe, expect, it } from "vitest";
import type { LintIssue } from "../../../../src/core/pack/lint/issue.ts";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { Pack } from "../../../../src/core/pack/schema.ts";
import { engineCheck, smallCheck, smallPack } from "../../../support/small-pack.ts";

type CheckSource = Pack["checks"][number];

function issuesOf(check: CheckSource): LintIssue[] {
  return lintPack(smallPack({ checks: [check] }));
}

/** An issue inside the only check of a pack. */
function issue(
  path: LintIssue["path"],
  message: string,
  { part = "value", hint = null }: Partial<Pick<LintIssue, "part" | "hint">> = {},
): LintIssue {
  return { path: ["checks", 0, ...path], part, message, hint };
}

function without(...keys: (keyof CheckSource)[]): CheckSource {
  const kept = Object.entries(smallCheck()).filter(([key]) => !keys.some((each) => each === key));
  return Object.fromEntries(kept) as CheckSource;
}

describe("a check that is fine", () => {
  it.each<[string, CheckSource]>([
    ["has everything", smallCheck()],
    ["is the engine's", engineCheck()],
    ["has no condition", without("when")],
    ["has no expression", without("expression")],
    ["needs nothing", smallCheck({ needs: [] })],
    [
      "needs a part of something that may be unknown",
      smallCheck({ needs: ["cluster.labelled.of"] }),
    ],
    ["needs a trait", smallCheck({ needs: ["traits.churn"] })],
    ["names no source", smallCheck({ sources: [] })],
    ["has no example yet", smallCheck({ examples: { fires: [], silent: [], unjudged: [] } })],
  ])("%s", (_, check) => {
    expect(issuesOf(check)).toEqual([]);
  });
});

describe("a check of the engine", () => {
  it("has one of the engine's ids", () => {
    expect(issuesOf(engineCheck({ id: "topology-mismatched" }))).toEqual([
      issue(["id"], 'the engine draws no finding "topology-mismatched"', {
        hint: 'did you mean "topology-mismatch"?',
      }),
    ]);
    expect(issuesOf(engineCheck({ id: "few-nodes" }))).toMatchObject([
      {
        hint: "it draws guards-conflict, nothing-to-judge, topology-mismatch, topology-partial, trait-contradiction, waiver-expired, waiver-expiring, waiver-stale",
      },
    ]);
  });

  it("holds nothing that the engine would not look at", () => {
    const check = { ...smallCheck(), id: "topology-partial", engine: true } as const;
    const keys = ["each", "when", "expression", "message", "field", "examples", "needs"];
    expect(issuesOf(check)).toEqual(
      keys.map((key) =>
        issue([key], `${key} does nothing where engine is true`, {
          part: "key",
          hint: "leave it out",
        }),
      ),
    );
  });
});

describe("a check of the pack's own", () => {
  it("leaves the engine's ids alone", () => {
    expect(issuesOf(smallCheck({ id: "guards-conflict" }))).toEqual([
      issue(["id"], 'the engine draws "guards-conflict" itself', { hint: "say engine: true" }),
    ]);
  });

  it("has an expression or a condition", () => {
    expect(issuesOf(without("expression", "when"))).toEqual([
      issue([], "a check has an expression, when, or both"),
    ]);
  });

  it.each(["message", "examples"] as const)("has its %s", (key) => {
    const hint = "only a check of the engine has none";
    expect(issuesOf(without(key))).toEqual([issue([], `${key} is missing`, { hint })]);
  });

  it("has a message with closed braces", () => {
    expect(issuesOf(smallCheck({ message: "holds {nodeGroup.min nodes" }))).toEqual([
      issue(["message"], "message: a { has no } after it", {
        hint: "{…} holds an expression, in CEL",
      }),
    ]);
  });

  it("names traits, levels and sources that are there, and an id that is not taken", () => {
    const check = smallCheck({ id: "churn", when: { clowd: ["yes"] }, sources: ["manuel"] });
    expect(issuesOf(check)).toEqual([
      issue(["id"], 'the id "churn" is taken', { hint: "choose another" }),
      issue(["when", "clowd"], 'unknown trait "clowd"', {
        part: "key",
        hint: 'did you mean "cloud"?',
      }),
      issue(["sources", 0], 'unknown source "manuel"', { hint: 'did you mean "manual"?' }),
    ]);
  });
});

describe("what a check needs", () => {
  it.each<[string, string, string, string | null]>([
    [
      "is a fact",
      "cluster.versoin",
      'no fact is called "cluster.versoin"',
      'did you mean "cluster.version"?',
    ],
    ["is a fact that exists", "cluster.colour", 'no fact is called "cluster.colour"', null],
    [
      "is no key of a map",
      "storageCluster.caps.maxStorageNodes",
      'no fact is called "storageCluster.caps.maxStorageNodes"',
      null,
    ],
    [
      "is not always known",
      "cluster.isInstalled",
      "cluster.isInstalled is always known",
      "leave it out",
    ],
    [
      "is not always known of a subject",
      "nodeGroup.name",
      "nodeGroup.name is always known",
      "leave it out",
    ],
    [
      "is no fact about another subject",
      "node.storage",
      "node.storage is a fact about each node",
      "say each: node",
    ],
    ["is a trait of the pack", "traits.chrun", 'unknown trait "chrun"', 'did you mean "churn"?'],
    ["is a trait that exists", "traits.network", 'unknown trait "network"', null],
  ])("%s", (_, need, message, hint) => {
    expect(issuesOf(smallCheck({ needs: ["nodeGroup.min", need] }))).toEqual([
      issue(["needs", 1], message, { hint }),
    ]);
  });

  it("is nothing about a subject where the check is about the cluster", () => {
    const examples = { fires: [], silent: [], unjudged: [] };
    const check = { ...without("each"), examples };
    expect(issuesOf(check)).toEqual([
      issue(["needs", 0], "nodeGroup.min is a fact about each nodeGroup", {
        hint: "say each: nodeGroup",
      }),
    ]);
  });
});

describe("an example", () => {
  const group = { name: "a" };

  it.each<[string, unknown, LintIssue["path"], string, Partial<Pick<LintIssue, "part" | "hint">>]>([
    ["is a mapping", "a group", [], 'example must be a mapping, not "a group"', {}],
    [
      "has known facts only",
      { nodeGroup: { ...group, mni: 2 } },
      ["nodeGroup", "mni"],
      'unknown key "mni"',
      { part: "key", hint: 'did you mean "min"?' },
    ],
    [
      "has facts of the right type",
      { nodeGroup: { ...group, min: "two" } },
      ["nodeGroup", "min"],
      'min must be a number, not "two"',
      {},
    ],
    [
      "has versions that are some",
      { nodeGroup: group, cluster: { version: "latest" } },
      ["cluster", "version"],
      'version is "latest", not a version such as 3.6.1',
      {},
    ],
    [
      "has what the check judges",
      { cluster: { version: "3.6" } },
      [],
      "nodeGroup is missing",
      { hint: "the check judges each nodeGroup" },
    ],
    [
      "has nothing that the check does not judge",
      { nodeGroup: group, node: { name: "n" } },
      ["node"],
      "the check does not judge each node",
      { part: "key", hint: "say each: node" },
    ],
    [
      "has traits of the pack",
      { nodeGroup: group, traits: { clowd: "yes" } },
      ["traits", "clowd"],
      'unknown trait "clowd"',
      { part: "key", hint: 'did you mean "cloud"?' },
    ],
    [
      "has levels of its traits",
      { nodeGroup: group, traits: { churn: "hihg" } },
      ["traits", "churn"],
      'unknown level "hihg"',
      { hint: 'did you mean "high"?' },
    ],
    [
      "has levels that exist",
      { nodeGroup: group, traits: { churn: "extreme" } },
      ["traits", "churn"],
      'unknown level "extreme"',
      { hint: "its levels are low, middle, high" },
    ],
  ])("%s", (_, example, path, message, more) => {
    const silent = [{ nodeGroup: group }, example];
    const examples = { fires: [], silent, unjudged: [] };
    expect(issuesOf(smallCheck({ examples }))).toEqual([
      issue(["examples", "silent", 1, ...path], message, more),
    ]);
  });

  it.each(["fires", "silent", "unjudged"] as const)("is looked at among those of %s", (kind) => {
    const examples = { fires: [], silent: [], unjudged: [], [kind]: [{}] };
    expect(issuesOf(smallCheck({ examples })).map(({ path }) => path)).toEqual([
      ["checks", 0, "examples", kind, 0],
    ]);
  });

  it("may leave out what is known by default", () => {
    const examples = { fires: [{ nodeGroup: {} }], silent: [], unjudged: [] };
    expect(issuesOf(smallCheck({ examples }))).toEqual([]);
  });
});
