import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "../../src/core/model/assessment.ts";
import { ROOT, type Sandbox, createSandbox } from "../support/scenarios.ts";

const FOLDER = join(ROOT, "test/fixtures/healthy");

/** What a careful reader says of each cluster: approach and form as declared and as realised. */
const READINGS: Readonly<Record<string, readonly [string | null, string | null]>> = {
  "on-premises": ["disaggregated, separate-node-groups", "disaggregated, separate-node-groups"],
  "one-offline-storage-node": [
    "disaggregated, separate-node-groups",
    "disaggregated, separate-node-groups",
  ],
  "per-zone-groups": ["disaggregated, separate-node-groups", null],
  "sync-dr-pair": [null, "converged, uniform"],
  "two-nodes-and-arbiter": ["converged, diskless-nodes", "converged, diskless-nodes"],
  "upgraded-from-3.4": [
    "disaggregated, separate-node-groups",
    "disaggregated, separate-node-groups",
  ],
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.remove());

describe("healthy clusters", () => {
  it("has a reading for each fixture", () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(Object.keys(READINGS));
  });

  it.each(Object.entries(READINGS))(
    "%s is read right and passes without an error or a warning",
    async (name, [declared, realised]) => {
      const { stdout, stderr, status } = await sandbox.run(
        `px-advisor check '${FOLDER}/${name}' -o json`,
      );
      const { results } = JSON.parse(stdout) as Result;
      expect(results).toHaveLength(1);
      const [{ topology, findings, notJudged }] = results as [Result["results"][number]];
      const loud = findings.filter(({ severity }) => severity !== "note");
      expect(loud).toEqual([]);
      const text = (layer: typeof topology.declared) =>
        layer === null ? null : `${layer.approach}, ${layer.form}`;
      expect([text(topology.declared), text(topology.realised)]).toEqual([declared, realised]);
      expect(topology.status).toBe("match");
      expect(notJudged.length).toBeLessThan(30);
      expect(stderr).toBe("");
      expect(status).toBe(0);
    },
  );
});
