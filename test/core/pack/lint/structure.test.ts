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

const [tieBreak] = smallFile().tieBreaks;
const together = smallForm({ id: "together", approach: "converged" });
const [low, , high] = churn().levels;

it("the small pack has no issue", () => {
  expect(lintPack(smallPack())).toEqual([]);
});

describe("ids", () => {
  it.each<[string, Pack, { path: LintIssue["path"]; id: string }]>([
    [
      "a trait that has another's",
      smallPack({ traits: [churn(), latency(), cloud(), cloud()] }),
      { path: ["traits", 3, "id"], id: "cloud" },
    ],
    [
      "an interaction that has a trait's",
      smallPack({ interactions: [smallInteraction({ id: "churn" })] }),
      { path: ["interactions", 0, "id"], id: "churn" },
    ],
    [
      "a guard that has an interaction's",
      smallPack({ guards: [smallGuard({ id: "cloud-churn" })] }),
      { path: ["guards", 0, "id"], id: "cloud-churn" },
    ],
    [
      "a form that has a guard's",
      smallPack({ forms: [smallForm({ id: "tight-latency" }), together] }),
      { path: ["forms", 0, "id"], id: "tight-latency" },
    ],
    [
      "a check that has a form's",
      smallPack({ checks: [smallCheck({ id: "apart" })] }),
      { path: ["checks", 0, "id"], id: "apart" },
    ],
    [
      "a level that has another's of its trait",
      smallPack({
        traits: [latency(), cloud(), churn({ levels: [low!, { ...high!, id: "low" }] })],
        interactions: [],
        cases: [],
      }),
      { path: ["traits", 2, "levels", 1, "id"], id: "low" },
    ],
    [
      "a tie-break that has another's",
      smallPack({ pack: smallFile({ tieBreaks: [tieBreak!, tieBreak!] }) }),
      { path: ["pack", "tieBreaks", 1, "id"], id: "incumbent" },
    ],
  ])("refuses %s", (_, pack, { path, id }) => {
    expect(lintPack(pack)).toEqual([
      { path, part: "value", message: `the id "${id}" is taken`, hint: "choose another" },
    ]);
  });

  it("reports each further use of an id, not the first", () => {
    const traits = [churn(), latency(), cloud(), cloud(), cloud()];
    expect(lintPack(smallPack({ traits })).map(({ path }) => path)).toEqual([
      ["traits", 3, "id"],
      ["traits", 4, "id"],
    ]);
  });

  it("levels of different traits, tie-breaks and rules may share an id", () => {
    const levels = [
      { id: "low", because: "nodes are one's own" },
      { id: "yes", because: "nodes are lent" },
    ];
    const traits = [churn(), latency(), cloud({ levels })];
    const tieBreaks = [{ ...tieBreak!, id: "churn" }];
    expect(lintPack(smallPack({ traits, pack: smallFile({ tieBreaks }) }))).toEqual([]);
  });
});

describe("guards", () => {
  it.each<[string, Pack]>([
    ["that neither exclude nor cap", smallPack({ guards: [smallGuard({ excludes: undefined })] })],
    ["that do both", smallPack({ guards: [smallGuard({ caps: "weak" })] })],
  ])("refuses those %s", (_, pack) => {
    expect(lintPack(pack)).toEqual([
      {
        path: ["guards", 0],
        part: "value",
        message: "a guard has either excludes or caps",
        hint: null,
      },
    ]);
  });

  it("one that only caps is fine", () => {
    const guards = [smallGuard({ excludes: undefined, caps: "weak" })];
    expect(lintPack(smallPack({ guards }))).toEqual([]);
  });
});

describe("forms", () => {
  it.each<[string, Pack, unknown]>([
    [
      "an approach without a default form",
      smallPack({ forms: [smallForm({ when: { cloud: ["yes"] } }), together] }),
      expect.stringContaining("one form of disaggregated is its default and has no when"),
    ],
    [
      "an approach with two default forms",
      smallPack({ forms: [smallForm(), together, { ...together, id: "as-one" }] }),
      "one form of converged is its default and has no when; 2 have none",
    ],
  ])("refuses %s", (_, pack, message) => {
    expect(lintPack(pack)).toEqual([
      { path: ["forms"], part: "value", message, hint: "give each other form a when" },
    ]);
  });

  it("others beside the default are fine", () => {
    const forms = [smallForm(), together, { ...together, id: "mixed", when: { cloud: ["yes"] } }];
    expect(lintPack(smallPack({ forms }))).toEqual([]);
  });
});

describe("grades", () => {
  it("refuses a moderate above strong", () => {
    const pack = smallFile({ grades: { strong: 0.2, moderate: 0.3 } });
    expect(lintPack(smallPack({ pack }))).toEqual([
      {
        path: ["pack", "grades", "moderate"],
        part: "value",
        message: "moderate must not be above strong",
        hint: null,
      },
    ]);
  });

  it("the two may be equal", () => {
    const pack = smallFile({ grades: { strong: 0.2, moderate: 0.2 } });
    expect(lintPack(smallPack({ pack }))).toEqual([]);
  });
});
