import { expect, it } from "vitest";
import { profileReader } from "../../../src/core/model/profile-reader.ts";
import { RULE_SET } from "../../support/assessing.ts";
import { waiver as placed } from "../../support/waiving.ts";

const read = profileReader(RULE_SET);
const bare = { apiVersion: "px-advisor/v1", kind: "ClusterProfile", metadata: { name: "prod" } };
const { at: _, ...waiver } = placed();

it.each<[string, { readonly waivers: readonly object[] }, object]>([
  [
    "a waiver for a check that does not exist",
    { waivers: [waiver, { ...waiver, rule: "topology-mismach" }] },
    {
      code: "waiver-invalid",
      path: ["waivers", 1, "rule"],
      message: 'no check is called "topology-mismach"',
      hint: 'did you mean "topology-mismatch"? all findings: px-advisor rules list',
    },
  ],
  [
    "a waiver for a check that nothing is like",
    { waivers: [{ ...waiver, rule: "x" }] },
    {
      code: "waiver-invalid",
      path: ["waivers", 0, "rule"],
      message: 'no check is called "x"',
      hint: "all findings: px-advisor rules list",
    },
  ],
  [
    "a waiver for a waiver",
    { waivers: [{ ...waiver, rule: "waiver-expired" }] },
    {
      code: "waiver-invalid",
      path: ["waivers", 0, "rule"],
      message: "waiver-expired cannot be waived",
      hint: "renew the waiver that it speaks of, or take it away",
    },
  ],
])("a profile is invalid for %s", (__, changes, problem) => {
  expect(read({ ...bare, ...changes })).toEqual({
    kind: "invalid",
    problems: [{ part: "value", ...problem }],
  });
});

it.each([["topology-mismatch"], ["single-replica"], ["nothing-to-judge"]])(
  "a profile may waive %s",
  (rule) => {
    expect(read({ ...bare, waivers: [{ ...waiver, rule }] }).kind).toBe("profile");
  },
);
