import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dumpChunks } from "../support/dump.ts";
import { ROOT, type Sandbox, createSandbox } from "../support/scenarios.ts";
import { SNIPPETS, isCommand } from "../support/snippets.ts";

/** Snippets that call px-advisor itself, and a line that each of them prints. */
const PRINTS: Readonly<Record<string, RegExp>> = {
  "cluster-domain-beside-shared-kvdb": /^# realised: B {2}converged, uniform$/m,
  "topology-mismatch": /^ +separation of concerns +score +advised/m,
  "topology-partial": /^# realised: A {2}disaggregated, separate-node-groups$/m,
  "trait-contradiction": /^# realised: A {2}disaggregated, separate-node-groups$/m,
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  const dumpOf = (topology: "disaggregated" | "uniform") =>
    [...dumpChunks({ nodes: 12, topology, format: "kubectl-json", images: 2 })].join("");
  await sandbox.write("cluster.json", dumpOf("disaggregated"));
  await sandbox.write("clusters/prod/cluster.json", dumpOf("disaggregated"));
  await sandbox.write("fabric/one.json", dumpOf("uniform"));
  await sandbox.write("fabric/other.json", dumpOf("uniform"));
  const profile = await readFile(join(ROOT, "examples/elastic-cloud.yaml"), "utf8");
  await sandbox.write("profile.yaml", profile);
});
afterAll(() => sandbox.remove());

describe("a snippet that calls px-advisor", () => {
  it("is one of these", () => {
    const calling = [...SNIPPETS].filter(
      ([, snippet]) => isCommand(snippet) && snippet.includes("px-advisor"),
    );
    expect(calling.map(([id]) => id).toSorted()).toEqual(Object.keys(PRINTS));
  });

  it.each(Object.entries(PRINTS))("of %s runs as it stands", async (id, printed) => {
    const { stdout, stderr, status } = await sandbox.run(SNIPPETS.get(id) ?? "");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(printed);
  });
});
