import { expect, it } from "vitest";
import { refusalOf } from "../../../src/core/evidence/read-document.ts";

const FORBIDDEN = { apiVersion: "v1", kind: "Status", code: 403, message: "nodes is forbidden" };

it.each([
  ["a refusal", FORBIDDEN, "nodes is forbidden"],
  ["a refusal without a reason", { ...FORBIDDEN, message: [] }, "no reason given"],
  ["a Status of another group", { ...FORBIDDEN, apiVersion: "example/v1" }, null],
  ["another kind", { ...FORBIDDEN, kind: "Node" }, null],
  ["no object", "Status", null],
  ["nothing", null, null],
])("%s is told apart", (_, value, message) => {
  expect(refusalOf(value)).toBe(message);
});
