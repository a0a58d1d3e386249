import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/core/model/assessment.ts";
import { text } from "../../src/report/text/text.ts";
import { assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { MISMATCH, STATES, findingOf } from "../support/report-states.ts";

const shown = (state: string) => text(STATES[state]!, contextOf({ command: "check" }));

describe("the text of check", () => {
  it("says who waived a finding for how long and why, in place of what to do", () => {
    expect(shown("waived")).toContain(
      [
        "  waived    topology-mismatch  clusters/test.yaml:40:1",
        "            converged is declared, disaggregated is advised (decided, strong)",
        "            waived until 2027-03-31 by storage-team: migration booked",
        "",
        "1 target: 1 waived",
      ].join("\n"),
    );
  });

  it("tells what was there before from what is new", () => {
    expect(shown("unchanged")).toMatch(/^ {2}unchanged topology-mismatch {2}clusters/m);
    expect(shown("unchanged")).toMatch(/\n1 target: 1 unchanged\n$/);
    expect(shown("new against a baseline")).toMatch(/^ {2}error {5}topology-mismatch/m);
  });

  it("counts notes that are waived as waived, and shows ten of a check at most", () => {
    const waived = { reason: "r", owner: "o", expires: "2027-03-31" };
    const at = { file: "a.yaml", line: 1, column: 1 };
    const findings: Finding[] = Array.from({ length: 12 }, (_, index) =>
      findingOf({ severity: "note", fingerprint: String(index), waived: { ...waived, at } }),
    );
    const result = resultOf([{ ...assessCluster(MISMATCH), findings }]);
    const document = text(result, contextOf({ command: "check" }));
    expect(document.match(/^ {2}waived /gm)).toHaveLength(10);
    expect(document).toContain("2 findings more of the same (-v shows more)");
    expect(document).toContain("12 waived");
  });

  it("paints what does not count dim", () => {
    const dim = (part: string) => `<${part}>`;
    const context = contextOf({ command: "check" });
    const palette = { ...context.palette, dim };
    expect(text(STATES["waived"]!, { ...context, palette })).toContain("<waived    >");
  });
});
