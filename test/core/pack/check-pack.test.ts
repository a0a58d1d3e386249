import { expect, it } from "vitest";
import { checkPack } from "../../../src/core/pack/check-pack.ts";
import { smallFile, smallGuard, smallPack } from "../../support/small-pack.ts";

it("a pack that fits is given back as it is", () => {
  expect(checkPack(smallPack())).toEqual({ kind: "fits", value: smallPack() });
});

it("spaces around texts are taken off", () => {
  const pack = smallFile({ title: "  A small pack\n" });
  expect(checkPack(smallPack({ pack }))).toEqual({ kind: "fits", value: smallPack() });
});

it("keys are put in the schema's order, so that layout changes no digest", () => {
  const reversed = Object.fromEntries(Object.entries(smallPack()).toReversed());
  const checked = checkPack(reversed);
  expect(checked.kind === "fits" && JSON.stringify(checked.value)).toBe(
    JSON.stringify(smallPack()),
  );
});

it("what lint refuses does not fit", () => {
  expect(checkPack(smallPack({ guards: [smallGuard({ sources: [] })] }))).toEqual({
    kind: "misfits",
    issues: [
      {
        path: ["guards", 0, "sources"],
        part: "value",
        message: "names no source",
        hint: "name at least one",
      },
    ],
  });
});

it("a misshapen pack does not fit", () => {
  expect(checkPack({ ...smallPack(), traits: [] })).toMatchObject({
    kind: "misfits",
    issues: [{ path: ["traits"], part: "value" }],
  });
});

it.each([[null], ["a pack"], [[]], [42]])("%j is no pack", (value) => {
  expect(checkPack(value)).toMatchObject({ kind: "misfits", issues: [{ path: [] }] });
});
