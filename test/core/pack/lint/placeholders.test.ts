import { expect, it } from "vitest";
import type { LintIssue } from "../../../../src/core/pack/lint/issue.ts";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { Pack } from "../../../../src/core/pack/schema.ts";
import {
  churn,
  cloud,
  latency,
  smallFile,
  smallForm,
  smallGuard,
  smallPack,
} from "../../../support/small-pack.ts";

const together = smallForm({ id: "together", approach: "converged" });

it.each<[string, Pack, { path: LintIssue["path"]; name: string }]>([
  [
    "the pack's title",
    smallPack({ pack: smallFile({ title: "<the pack in a few words>" }) }),
    { path: ["pack", "title"], name: "title" },
  ],
  [
    "a source's title",
    smallPack({ sources: { manual: { title: "<title of the page>", publisher: "The vendor" } } }),
    { path: ["sources", "manual", "title"], name: "title" },
  ],
  [
    "a trait's question",
    smallPack({ traits: [latency(), cloud(), churn({ question: "<what to ask>" })] }),
    { path: ["traits", 2, "question"], name: "question" },
  ],
  [
    "a reason with spaces around",
    smallPack({ guards: [smallGuard({ because: "  <why>\n" })] }),
    { path: ["guards", 0, "because"], name: "because" },
  ],
  [
    "a summary over several lines",
    smallPack({ forms: [smallForm({ summary: "<what\nit is>" }), together] }),
    { path: ["forms", 0, "summary"], name: "summary" },
  ],
  [
    "a step",
    smallPack({
      forms: [smallForm({ nextSteps: [{ do: "begin" }, { do: "<go on>" }] }), together],
    }),
    { path: ["forms", 0, "nextSteps", 1, "do"], name: "do" },
  ],
  [
    "a caution",
    smallPack({ forms: [smallForm({ cautions: ["<take care>"] }), together] }),
    { path: ["forms", 0, "cautions", 0], name: "0" },
  ],
])("finds %s that is still to be written", (_, pack, { path, name }) => {
  expect(lintPack(pack)).toEqual([
    { path, part: "value", message: `${name} is still a placeholder`, hint: "write it" },
  ]);
});

it.each(["a < b and c > d", "<b> comes first", "then comes <b>", "> 3 nodes", "5 < 6"])(
  "the text %j is none",
  (because) => {
    expect(lintPack(smallPack({ guards: [smallGuard({ because })] }))).toEqual([]);
  },
);
