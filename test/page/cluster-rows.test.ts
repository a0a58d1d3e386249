import { describe, expect, it } from "vitest";
import { clusterRows, matchingRows } from "../../src/page/cluster-rows.ts";
import { pageData } from "../../src/report/html/page-data.ts";
import { RULE_SET, assessCluster, resultOf } from "../support/assessing.ts";
import { MISMATCH, findingOf } from "../support/report-states.ts";

const named = (name: string, more: object = {}) => ({
  ...assessCluster({ traits: {}, name }),
  ...more,
});

describe("the table of clusters", () => {
  const waived = findingOf({ baseline: "unchanged" });
  const { clusters } = pageData(
    resultOf([
      named("open"),
      named("noted", { findings: [findingOf({ severity: "note" })] }),
      named("excused", { findings: [waived, waived] }),
      named("warned", { findings: [findingOf({ severity: "warning" })] }),
      assessCluster({ ...MISMATCH, name: "wrong" }),
    ]),
    RULE_SET,
  );
  const rows = clusterRows(clusters);

  it("has the worst first, and does not count what is excused", () => {
    expect(rows.map(({ cluster }) => cluster.target.name)).toEqual([
      "wrong",
      "warned",
      "noted",
      "open",
      "excused",
    ]);
    expect(rows.map(({ index }) => index)).toEqual([4, 3, 1, 0, 2]);
  });

  it("can be narrowed by name or file", () => {
    expect(matchingRows(rows, " WRO ").map(({ index }) => index)).toEqual([4]);
    expect(matchingRows(rows, "clusters/test")).toHaveLength(5);
    expect(matchingRows(rows, "")).toBe(rows);
  });
});
