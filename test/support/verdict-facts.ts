import { type ClusterFacts, EVEN } from "./assessing.ts";

const STATIC = {
  ...EVEN,
  environment: "bare-metal",
  autoscaling: "never",
  instanceChurn: "static",
  nodeUpgrades: "seldom",
  performance: "benchmark",
};
const ELASTIC = {
  ...EVEN,
  environment: "aws",
  autoscaling: "daily",
  instanceChurn: "regular",
  performance: "high",
};
const { network: _, sharedFabric: __, ...PARTLY } = ELASTIC;

/** A cluster for every sort of verdict. */
export const VERDICT_FACTS: Record<string, ClusterFacts> = {
  "decided-a": {
    traits: ELASTIC,
    topology: { approach: "disaggregated", form: "separate-node-groups" },
  },
  "decided-b": { traits: STATIC, topology: { approach: "converged", form: null } },
  "decided-unless": { traits: PARTLY },
  "forced-a": { traits: { ...STATIC, separationOfConcerns: "required" } },
  capped: { traits: { ...STATIC, storageMedium: "array" } },
  tie: { traits: EVEN },
  "tie-broken-incumbent": { traits: EVEN, topology: { approach: "converged", form: "uniform" } },
  "tie-broken-note": {
    traits: { ...EVEN, environment: "gcp", performance: "high", storageMedium: "local" },
  },
  conflict: { traits: { ...EVEN, clusterSize: "tiny", sharedFabric: "yes" } },
  leaning: {
    traits: {
      ...Object.fromEntries(
        Object.entries(EVEN).filter(
          ([id]) => !["performance", "locality", "contention", "network"].includes(id),
        ),
      ),
      environment: "aws",
      autoscaling: "daily",
      nodeUpgrades: "monthly",
      growthCoupling: "apart",
    },
  },
  inconclusive: {
    traits: { performance: "high", autoscaling: ["weekly", "daily"], clusterSize: "medium" },
  },
  "nothing-known": { traits: {} },
  mismatch: { traits: ELASTIC, topology: { approach: "converged", form: "uniform" } },
  partial: { traits: STATIC, topology: { approach: "converged", form: "diskless-nodes" } },
};
