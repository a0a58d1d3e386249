import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeTurnover } from "../../../../src/core/evidence/traits/node-turnover.ts";
import { DAY } from "../../../../src/core/model/instant.ts";
import { node } from "../objects.ts";
import { inventoryIn } from "./observed.ts";

const NOW = Date.UTC(2026, 9, 1);

/** Nodes of these ages in days; null for one that does not tell. */
function poolOf(ages: readonly (number | null)[]) {
  const [plain] = inventoryIn([node("n")]).nodes;
  return ages.map((age) => ({ ...plain!, created: age === null ? null : NOW - age * DAY }));
}

/** Numbers from 0 to 1 as evenly as it takes, the same in every run. */
function generator(): () => number {
  let state = 20_261_122;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe("the turnover of a pool", () => {
  it("is the number of its nodes over the days that they lived together", () => {
    const turnover = nodeTurnover(poolOf([10, 20, 30, 60]), NOW);
    expect(turnover).toMatchObject({ nodes: 4 });
    expect(turnover?.rate).toBeCloseTo(4 / 120, 10);
    // Two standard errors of a count of four are as much again.
    expect(turnover?.most).toBeCloseTo(8 / 120, 10);
  });

  it("does not depend on the order of the nodes", () => {
    const anyPool = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(anyPool, (ages) => {
        const [one, other] = [ages, ages.toReversed()].map((each) =>
          nodeTurnover(poolOf(each), NOW),
        );
        expect(other?.rate ?? -1).toBeCloseTo(one?.rate ?? -1, 10);
      }),
    );
  });

  it("has the true rate below its bound in most pools whose nodes live at random", () => {
    const trueRate = 1 / 40;
    const random = generator();
    // Ages of twenty nodes whose lifetimes follow an exponential distribution.
    const pools = Array.from({ length: 1_000 }, () =>
      Array.from({ length: 20 }, () => -Math.log(1 - random()) / trueRate),
    );
    const turnovers = pools.map((ages) => nodeTurnover(poolOf(ages), NOW)).filter((each) => each);
    const held = turnovers.filter((each) => (each?.most ?? 0) >= trueRate);
    expect(turnovers.length).toBeGreaterThan(990);
    expect(held.length / turnovers.length).toBeGreaterThan(0.93);
    // Yet it is a bound of use: hardly ever three times the truth.
    const wide = turnovers.filter((each) => (each?.most ?? 0) > trueRate * 3);
    expect(wide.length / turnovers.length).toBeLessThan(0.02);
  });

  it.each<[string, readonly (number | null)[]]>([
    ["two nodes", [10, 60]],
    ["no nodes", []],
    ["a pool that is younger than a month", [1, 10, 29]],
    ["nodes that were made in one wave", [400, 401, 402, 403]],
    ["nodes made on one day", [40.1, 40.2, 40.9]],
    ["a node that does not tell its age", [10, 20, 60, null]],
  ])("cannot be told from %s", (_name, ages) => {
    expect(nodeTurnover(poolOf(ages), NOW)).toBeNull();
  });

  it("is told from a month on, and from waves that lie apart", () => {
    expect(nodeTurnover(poolOf([1, 10, 30]), NOW)).not.toBeNull();
    expect(nodeTurnover(poolOf([380, 390, 400]), NOW)).not.toBeNull();
  });

  it("takes nodes that are younger than the moment as new", () => {
    expect(nodeTurnover(poolOf([-5, 20, 40]), NOW)?.rate).toBeCloseTo(3 / 60, 10);
  });

  it("is told of more nodes than a call takes arguments", () => {
    const ages = Array.from({ length: 200_000 }, (_, index) => index % 100);
    expect(nodeTurnover(poolOf(ages), NOW)?.nodes).toBe(200_000);
  });
});
