import { describe, expect, it } from "vitest";
import type { Assessment } from "../../src/core/model/assessment.ts";
import { flipLines } from "../../src/report/text/flip-lines.ts";
import { EVEN, assessCluster, contextOf } from "../support/assessing.ts";

const BASE = assessCluster({ traits: { ...EVEN, separationOfConcerns: "preferred" } });
const NONE: Assessment["flips"] = {
  smallest: [],
  withoutGuard: [],
  single: [],
  sufficient: [],
  fixed: [],
};

function shown(flips: Partial<Assessment["flips"]>): string {
  // A flip needs no guard unless a row says otherwise.
  const withoutGuard = flips.withoutGuard ?? flips.smallest ?? [];
  const assessment = { ...BASE, flips: { ...NONE, ...flips, withoutGuard } };
  return flipLines({ ...contextOf({ width: 400 }), assessment }).join("\n");
}

const to = (trait: string, level: string) => ({ trait, from: "any", to: level });

describe("flip lines", () => {
  it.each([
    ["say so when nothing flips", {}, "  Would flip  no change of what is known takes it away"],
    [
      "name one change without its unit where the trait has none",
      { smallest: [to("performance", "high")], single: [to("performance", "high")] },
      "  Would flip  performance high",
    ],
    [
      "give the lower range of a numeric trait with its bound",
      {
        smallest: [to("autoscaling", "monthly")],
        single: [to("autoscaling", "never"), to("autoscaling", "monthly")],
      },
      "  Would flip  autoscaling never or monthly (at most 0.5 node-count changes per week)",
    ],
    [
      "give the upper range with its bound",
      { smallest: [to("autoscaling", "hourly")], single: [to("autoscaling", "hourly")] },
      "  Would flip  autoscaling hourly (more than 14 node-count changes per week)",
    ],
    [
      "give a range between two bounds",
      { smallest: [to("autoscaling", "weekly")], single: [to("autoscaling", "weekly")] },
      "  Would flip  autoscaling weekly (more than 0.5, at most 3 node-count changes per week)",
    ],
    [
      "name levels that are no run",
      {
        smallest: [to("autoscaling", "never")],
        single: [to("autoscaling", "never"), to("autoscaling", "hourly")],
      },
      "  Would flip  autoscaling never or hourly",
    ],
    [
      "offer several traits as alternatives, and the way without a guard",
      {
        smallest: [to("sharedFabric", "yes")],
        single: [to("performance", "high"), to("sharedFabric", "yes")],
        withoutGuard: [to("performance", "high"), to("contention", "none")],
      },
      "  Would flip  any one of: performance high; shared fabric yes (a guard then excludes it)\n              without a guard: performance high and contention none, together",
    ],
    [
      "name changes that flip only together",
      {
        smallest: [to("performance", "high"), to("contention", "none"), to("network", "slow")],
        withoutGuard: [to("performance", "high"), to("contention", "none"), to("network", "slow")],
      },
      "  Would flip  performance high, contention none and network slow, together; no single change does",
    ],
    [
      "say that a guard does it, and what would without one",
      {
        smallest: [to("performance", "high"), to("contention", "none")],
        withoutGuard: [to("performance", "high"), to("contention", "none"), to("network", "slow")],
      },
      "  Would flip  performance high and contention none, together; no single change does (a guard then excludes it)\n              without a guard: performance high, contention none and network slow, together",
    ],
    [
      "say that a guard does it where nothing else can",
      { smallest: [to("performance", "high"), to("contention", "none")], withoutGuard: [] },
      "  Would flip  performance high and contention none, together; no single change does (a guard then excludes it)",
    ],
    [
      "say that a guard does it where one change is enough and nothing else can",
      {
        smallest: [to("sharedFabric", "yes")],
        single: [to("sharedFabric", "yes")],
        withoutGuard: [],
      },
      "  Would flip  shared fabric yes (a guard then excludes it)",
    ],
    [
      "name what is enough",
      { sufficient: ["performance", "contention"] },
      "  Would flip  no change of what is known takes it away\n  Enough      performance and contention: with these, A whatever the rest",
    ],
    [
      "name the one trait that is enough",
      { sufficient: ["performance"] },
      "  Would flip  no change of what is known takes it away\n  Enough      performance: with these, A whatever the rest",
    ],
  ])("%s", (_claim, flips, expected) => {
    expect(shown(flips)).toBe(expected);
  });

  it("are silent without an advice", () => {
    const assessment = assessCluster({ traits: EVEN });
    expect(flipLines({ ...contextOf(), assessment })).toEqual([]);
  });
});
