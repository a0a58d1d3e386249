import { expect, it } from "vitest";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import { scaffold } from "../../../../src/core/pack/scaffold.ts";
import { PORTWORX } from "../../../../src/core/pack/portworx.ts";

it("a case that expects a form without an approach is refused", () => {
  const cases = [
    { name: "torn", traits: {}, expect: { approach: null, kind: "tie" as const, form: "uniform" } },
  ];
  expect(lintPack({ ...PORTWORX.pack, cases })).toEqual([
    {
      path: ["cases", 0, "expect", "form"],
      part: "value",
      message: "a verdict without an approach has no form",
      hint: null,
    },
  ]);
});

it("an id that YAML reads as something else is quoted in a scaffold", () => {
  expect(scaffold("trait", "true")[0]?.text).toMatch(/^id: "true"\n/);
  expect(scaffold("trait", "truth")[0]?.text).toMatch(/^id: truth\n/);
});
