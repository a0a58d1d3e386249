import type { Assessment } from "../../src/core/model/assessment.ts";
import { assessCluster } from "./assessing.ts";
import { VERDICT_FACTS } from "./verdict-facts.ts";

const NODES = [
  { role: "storage", zone: "eu-1a", count: 3 },
  { role: "storageless", zone: "eu-1b", count: 30 },
] as const;
const OBSERVED = {
  about: "realised",
  says: "3 of 33 nodes hold storage",
  levels: null,
  confidence: null,
  object: "StorageNode a",
  at: { file: "dump.json", line: 7, column: 3 },
  also: [],
} as const;

/** A cluster that runs as it should, read from a dump and a profile. */
export function deployed(): Assessment {
  const assessment = assessCluster(VERDICT_FACTS["decided-a"]!);
  const realised = { approach: "disaggregated", form: "separate-node-groups" } as const;
  return {
    ...assessment,
    topology: { ...assessment.topology, realised, nodes: [...NODES] },
    observations: [{ ...OBSERVED, also: [] }],
    inputs: ["a/profile.yaml", "a/b/dump.json"].map((path) => ({
      path,
      status: "used" as const,
      reason: null,
    })),
  };
}
