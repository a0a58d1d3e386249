import { expect, it } from "vitest";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { Pack } from "../../../../src/core/pack/schema.ts";
import { plainTraits, smallInteraction, smallPack } from "../../../support/small-pack.ts";

it.each<[string, Pack]>([
  ["5 traits joined by interactions", joined([2, 2, 2, 2, 2], [0, 1, 2], [2, 3, 4])],
  ["4096 combinations", joined([16, 16, 16], [0, 1, 2])],
  ["6 traits in two blocks", joined([2, 2, 2, 2, 2, 2], [0, 1, 2], [3, 4, 5])],
  ["any number of traits without interactions", joined([2, 2, 2, 2, 2, 2, 2])],
  ["levels of traits outside the block", joined([16, 16, 16, 30, 30], [0, 1, 2])],
])("allows %s", (_, pack) => {
  expect(lintPack(pack)).toEqual([]);
});

it.each<[string, Pack, { position: number; message: string }]>([
  [
    "6 traits joined by interactions",
    joined([2, 2, 2, 2, 2, 2], [0, 1, 2], [2, 3], [3, 4, 5]),
    {
      position: 0,
      message:
        "interactions join 6 traits into one block of 64 combinations; at most 5 traits and 4096 combinations can be judged exactly",
    },
  ],
  [
    "4352 combinations",
    joined([16, 16, 17], [0, 1, 2]),
    {
      position: 0,
      message:
        "interactions join 3 traits into one block of 4352 combinations; at most 5 traits and 4096 combinations can be judged exactly",
    },
  ],
  [
    "a large block after a small one, at its first interaction",
    joined([2, 2, 9, 9, 9, 9], [0, 1], [4, 5], [2, 3], [3, 4]),
    {
      position: 1,
      message:
        "interactions join 4 traits into one block of 6561 combinations; at most 5 traits and 4096 combinations can be judged exactly",
    },
  ],
])("refuses %s", (_, pack, { position, message }) => {
  expect(lintPack(pack)).toEqual([
    {
      path: ["interactions", position, "when"],
      part: "value",
      message,
      hint: "let interactions share fewer traits",
    },
  ]);
});

it("reports every block that is too large", () => {
  const pack = joined([17, 17, 17, 17, 17, 17], [0, 1, 2], [3, 4, 5]);
  expect(lintPack(pack).map(({ path }) => path)).toEqual([
    ["interactions", 0, "when"],
    ["interactions", 1, "when"],
  ]);
});

it("blocks are judged only once every name is known", () => {
  const pack = joined([2, 2, 2, 2, 2, 2], [0, 1, 2], [2, 3], [3, 4, 9]);
  expect(lintPack(pack).map(({ path }) => path)).toEqual([["interactions", 2, "when", "t9"]]);
});

/** A pack of traits with so many levels, and interactions over those at the given positions. */
function joined(levelCounts: number[], ...scopes: number[][]): Pack {
  return smallPack({
    traits: plainTraits(levelCounts),
    interactions: scopes.map((scope, index) =>
      smallInteraction({
        id: `i${index}`,
        when: Object.fromEntries(scope.map((trait) => [`t${trait}`, ["l1"]])),
      }),
    ),
    guards: [],
    cases: [],
  });
}
