import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../src/core/evidence/evidence.ts";
import type { Circumstances } from "../../../src/core/evidence/facts/check-ground.ts";
import { RULE_SET } from "../../support/assessing.ts";
import { inventoryFrom } from "../../support/evidence.ts";
import { list, node } from "./objects.ts";

const CIRCUMSTANCES: Circumstances = {
  topology: { spansClusters: false },
  advice: {},
  traits: {},
  possible: [],
  at: { file: "profile.yaml", line: 1, column: 1 },
};

/** Ten workers by uid, as a cluster printed them on a day of August 2026. */
function dump(prefix: string, day: number) {
  const time = new Date(Date.UTC(2026, 7, day)).toISOString();
  const conditions = [{ type: "Ready", lastHeartbeatTime: time }];
  const workers = Array.from({ length: 10 }, (_, index) => {
    const plain = node(`w-${index}`, { pool: "web", status: { conditions } });
    const { metadata } = plain as { metadata: object };
    return { ...plain, metadata: { ...metadata, uid: `${prefix}-${index}` } };
  });
  return inventoryFrom(list(...workers));
}

describe("the evidence of a target", () => {
  const [before, after] = [dump("a", 1), dump("b", 31)];
  const alone = evidenceOf([after], { ruleSet: RULE_SET, now: null });
  const compared = evidenceOf([after], { ruleSet: RULE_SET, now: null, since: [before] });

  it("counts its nodes", () => {
    expect(alone.nodes()).toMatchObject([{ count: 10 }]);
  });

  it("compares with an earlier dump in traits and in what checks are judged on", () => {
    const replaced = (evidence: typeof alone) =>
      evidence.observations.filter(({ says }) => says.includes("10 of 10"));
    expect([replaced(alone).length, replaced(compared).length]).toEqual([0, 1]);
    const days = (evidence: typeof alone) =>
      evidence.grounds(CIRCUMSTANCES).map(({ facts }) => facts.cluster?.sinceDays);
    expect([days(alone), days(compared)]).toEqual([[0], [30]]);
  });
});
