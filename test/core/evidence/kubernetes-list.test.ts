import { describe, expect, it } from "vitest";
import { listKind } from "../../../src/core/evidence/kubernetes-list.ts";

describe("a list", () => {
  it.each([
    [{ apiVersion: "v1", kind: "List", items: [] }, "v1", "List", true],
    [{ kind: "NodeList", items: [], metadata: { continue: "" } }, null, "NodeList", true],
    [{ apiVersion: 1, items: [], metadata: { continue: "more" } }, null, null, false],
  ])("is %j", (value, apiVersion, kind, isWhole) => {
    expect(listKind(value)).toEqual({ apiVersion, kind, items: [], isWhole });
  });

  it.each([{ kind: "List", items: {} }, { kind: "Node", items: [] }, "items", null])(
    "is not %j",
    (value) => {
      expect(listKind(value)).toBeNull();
    },
  );
});
