import { describe, expect, it } from "vitest";
import type { LintIssue } from "../../../../src/core/pack/lint/issue.ts";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { Pack } from "../../../../src/core/pack/schema.ts";
import {
  churn,
  cloud,
  latency,
  smallCheck,
  smallFile,
  smallForm,
  smallGuard,
  smallInteraction,
  smallPack,
} from "../../../support/small-pack.ts";

const together = smallForm({ id: "together", approach: "converged" });
const [no, yes] = cloud().levels;
const sources = ["manual", "manuel"];
const note = { id: "note", advises: "converged", because: "so" } as const;

describe("a source that is not in sources.yaml is refused", () => {
  it.each<[string, Pack, LintIssue["path"]]>([
    [
      "in a trait",
      smallPack({ traits: [churn(), latency(), cloud({ sources })] }),
      ["traits", 2, "sources", 1],
    ],
    [
      "in a level",
      smallPack({
        traits: [churn(), latency(), cloud({ levels: [no!, { ...yes!, sources }] })],
      }),
      ["traits", 2, "levels", 1, "sources", 1],
    ],
    [
      "in an interaction",
      smallPack({ interactions: [smallInteraction({ sources })] }),
      ["interactions", 0, "sources", 1],
    ],
    ["in a guard", smallPack({ guards: [smallGuard({ sources })] }), ["guards", 0, "sources", 1]],
    [
      "in a form",
      smallPack({ forms: [smallForm({ sources }), together] }),
      ["forms", 0, "sources", 1],
    ],
    ["in a check", smallPack({ checks: [smallCheck({ sources })] }), ["checks", 0, "sources", 1]],
    [
      "in a tie-break",
      smallPack({ pack: smallFile({ tieBreaks: [{ ...note, sources }] }) }),
      ["pack", "tieBreaks", 0, "sources", 1],
    ],
  ])("%s", (_, pack, path) => {
    expect(lintPack(pack)).toEqual([
      {
        path,
        part: "value",
        message: 'unknown source "manuel"',
        hint: 'did you mean "manual"?',
      },
    ]);
  });

  it("without a guess when no other is near", () => {
    const pack = smallPack({ guards: [smallGuard({ sources: ["hearsay"] })] });
    expect(lintPack(pack)).toEqual([
      {
        path: ["guards", 0, "sources", 0],
        part: "value",
        message: 'unknown source "hearsay"',
        hint: null,
      },
    ]);
  });
});

describe("a rule without sources", () => {
  it.each<[string, Pack, { path: LintIssue["path"]; basis: string }]>([
    [
      "a trait that is implied",
      smallPack({ traits: [churn({ sources: [] }), latency(), cloud()] }),
      { path: ["traits", 0, "basis"], basis: "implied" },
    ],
    [
      "a trait that is listed",
      smallPack({ traits: [churn({ basis: "listed", sources: [] }), latency(), cloud()] }),
      { path: ["traits", 0, "basis"], basis: "listed" },
    ],
    [
      "an interaction that is recommended",
      smallPack({ interactions: [smallInteraction({ basis: "recommended", sources: [] })] }),
      { path: ["interactions", 0, "basis"], basis: "recommended" },
    ],
  ])("is refused where it is %s", (_, pack, { path, basis }) => {
    expect(lintPack(pack)).toEqual([
      {
        path,
        part: "value",
        message: `basis ${basis} needs a source`,
        hint: "name one, or say basis: inferred",
      },
    ]);
  });

  it.each<[string, Pack, LintIssue["path"]]>([
    ["guard", smallPack({ guards: [smallGuard({ sources: [] })] }), ["guards", 0, "sources"]],
    [
      "form",
      smallPack({ forms: [smallForm(), { ...together, sources: [] }] }),
      ["forms", 1, "sources"],
    ],
  ])("is refused where it is a %s", (_, pack, path) => {
    expect(lintPack(pack)).toEqual([
      { path, part: "value", message: "names no source", hint: "name at least one" },
    ]);
  });

  it.each<[string, Pack]>([
    [
      "an inferred trait",
      smallPack({ traits: [churn({ basis: "inferred", sources: [] }), latency(), cloud()] }),
    ],
    [
      "an inferred interaction",
      smallPack({ interactions: [smallInteraction({ basis: "inferred", sources: [] })] }),
    ],
    ["a trait without points", smallPack({ traits: [churn(), latency(), cloud({ sources: [] })] })],
    ["a tie-break", smallPack({ pack: smallFile({ tieBreaks: [{ ...note, sources: [] }] }) })],
  ])("is fine where it is %s", (_, pack) => {
    expect(lintPack(pack)).toEqual([]);
  });
});
