import { describe, expect, it } from "vitest";
import { judgePack } from "../../support/judging.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";

/** The built-in pack with one guard: contention often and a small cluster, unless it is separate. */
const PACK: Pack = {
  ...PORTWORX.pack,
  guards: [
    {
      id: "crowded",
      title: "crowded",
      excludes: "converged",
      when: { contention: ["sometimes", "often"], clusterSize: ["small"] },
      unless: [{ performance: ["standard"] }, { spotShare: ["most"] }],
      because: "too many share too little",
      sources: ["seed"],
    },
  ],
};

type Row = [claim: string, values: Record<string, unknown>, state: string];

const ROWS: Row[] = [
  [
    "active where it holds and no mitigation can",
    { contention: "often", clusterSize: 5, performance: "high", spotShare: "none" },
    "active",
  ],
  [
    "active where every possible level makes it hold",
    {
      contention: ["sometimes", "often"],
      clusterSize: 5,
      performance: ["high", "benchmark"],
      spotShare: "some",
    },
    "active",
  ],
  [
    "possible where some level makes it hold",
    { contention: ["none", "often"], clusterSize: 5, performance: "high", spotShare: "none" },
    "possible",
  ],
  [
    "possible where a mitigation may fail",
    { contention: "often", clusterSize: 5, performance: ["standard", "high"], spotShare: "none" },
    "possible",
  ],
  [
    "lifted by a mitigation",
    { contention: "often", clusterSize: 5, performance: "standard", spotShare: "none" },
    "lifted",
  ],
  [
    "lifted where one of two mitigations always holds",
    { contention: ["none", "often"], clusterSize: 5, performance: "high", spotShare: "most" },
    "lifted",
  ],
  ["clear where it can never hold", { contention: "none" }, "clear"],
  ["possible where nothing is known", {}, "possible"],
];

describe("a guard is", () => {
  it.each(ROWS)("%s", (_claim, values, state) => {
    expect(judgePack(PACK, values).guards.map((judged) => judged.state)).toEqual([state]);
  });
});

it("is lifted where mitigations that are open leave nothing between them", () => {
  const [guard] = PACK.guards;
  if (guard === undefined) throw new Error("no guard");
  const unless = [{ performance: ["standard"] }, { performance: ["high", "benchmark"] }];
  const pack = { ...PACK, guards: [{ ...guard, unless }] };
  const values = { contention: "often", clusterSize: 5, performance: ["standard", "high"] };
  expect(judgePack(pack, values).guards.map(({ state }) => state)).toEqual(["lifted"]);
});
