import { describe, expect, it } from "vitest";
import type { Assessment } from "../../../src/core/model/assessment.ts";
import { decisions } from "../../../src/report/markdown/decisions.ts";
import { decisionRecord } from "../../../src/report/markdown/record/record.ts";
import {
  markIn,
  markerLine,
  recordMark,
} from "../../../src/report/markdown/record/record-marker.ts";
import { recordSlug, recordTitle } from "../../../src/report/markdown/record/record-title.ts";
import { RULE_SET, assessCluster, contextOf, resultOf } from "../../support/assessing.ts";
import { deployed } from "../../support/deployed-cluster.ts";
import { HOSTILE } from "../../support/report-states.ts";

const render = (assessment: Assessment) => decisions(resultOf([assessment]), contextOf());

describe("a record after another", () => {
  const mark = markIn(render(deployed()))!;
  const after = (earlier: Partial<typeof mark>) => {
    const file = "0003-odd (name).md";
    const result = resultOf([deployed()]);
    const before = { file, number: "0003", mark: { ...mark, ...earlier } };
    return decisionRecord(deployed(), { result, earlier: before }, contextOf());
  };
  const link = "[ADR-0003](0003-odd%20(name).md)";

  it("supersedes it where its outcome is another", () => {
    const verdict = "decided/converged/uniform/strong";
    expect(after({ verdict })).toContain(`\nSupersedes ${link}, which came to another outcome.\n`);
  });

  it("says what is new where the outcome is the same", () => {
    const again = `\nComes to the outcome of ${link} again, with other `;
    expect(after({ evidence: `sha256:${"0".repeat(64)}` })).toContain(`${again}evidence.\n`);
    expect(after({ verdict: "leaning/disaggregated/separate-node-groups/none" })).toContain(
      `${again}firmness.\n`,
    );
  });

  it("has no date where none is given", () => {
    expect(after({})).toMatch(/^---\nstatus: proposed\n---\n/);
  });
});

describe("the mark of a record", () => {
  it.each([...HOSTILE, "--> <b>", "a--b", "-", "grün"])(
    "of %j ends in no comment and is read again",
    (name) => {
      const assessment = { ...deployed(), target: { name, source: "x:1" } };
      const line = markerLine(recordMark(assessment, `sha256:${"a".repeat(64)}`));
      expect(line.slice(4, -3)).not.toMatch(/--|[<>]/);
      expect(markIn(`text\n${line}\r\nmore`)).toEqual(
        recordMark(assessment, `sha256:${"a".repeat(64)}`),
      );
      expect(markIn(render(assessment))).not.toBeNull();
    },
  );

  it("is none in a text of others", () => {
    expect(markIn("# Use PostgreSQL\n\n<!-- px-advisor-record -->\n")).toBeNull();
  });

  it("tells clusters apart", () => {
    const names = [...HOSTILE, "a", "A", "a-b", "a--b"].filter((name) => !/\p{Cs}/u.test(name));
    const words = names.map((name) => {
      const assessment = { ...deployed(), target: { name, source: "x:1" } };
      return recordMark(assessment, "").cluster;
    });
    expect(new Set(words).size).toBe(names.length);
  });
});

describe("the name of a record's file", () => {
  const named = (name: string): Assessment => ({ ...deployed(), target: { name, source: "x:1" } });

  it.each(HOSTILE)("is made of ASCII letters, digits and dashes for %j", (name) => {
    const slug = recordSlug(named(name), RULE_SET);
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(slug.length).toBeLessThanOrEqual(100);
  });

  it("says what is decided", () => {
    expect(recordSlug(named("Größe: shop_prod"), RULE_SET)).toBe(
      "deploy-portworx-disaggregated-for-gro-e-shop-prod",
    );
    const open = assessCluster({ traits: {}, name: "shop" });
    expect(recordSlug(open, RULE_SET)).toBe("decide-how-portworx-is-deployed-for-shop");
    expect(recordTitle(named("x".repeat(300)), RULE_SET).length).toBeLessThan(130);
  });
});
