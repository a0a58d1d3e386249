import { describe, expect, it } from "vitest";
import { clusterFacts } from "../../../../src/core/evidence/facts/cluster-facts.ts";
import { inventoryFrom } from "../../../support/evidence.ts";
import {
  autoscaler,
  machineAutoscaler,
  machineSet,
  nodePool,
  openshift,
  status,
} from "../autoscaler-objects.ts";
import { eksctl } from "../objects.ts";

type Row = [
  claim: string,
  objects: readonly object[],
  autoscalers: readonly string[],
  scalesDown: boolean,
  balances: boolean | undefined,
];

const OPENSHIFT = [machineSet("apps", 3), machineAutoscaler("apps", 1, 9)];
const CA = "cluster-autoscaler";

const ROWS: Row[] = [
  ["nothing", [], [], false, undefined],
  ["a cluster-autoscaler", [autoscaler()], [CA], true, false],
  [
    "one that balances and only grows",
    [autoscaler("--balance-similar-node-groups", "--scale-down-enabled=false")],
    [CA],
    false,
    true,
  ],
  ["its status alone, which does not say whether it balances", [status()], [CA], true, undefined],
  [
    "its status beside its arguments, which say more",
    [status(), autoscaler("--scale-down-enabled=false")],
    [CA],
    false,
    false,
  ],
  [
    "OpenShift's, with a MachineAutoscaler",
    [...OPENSHIFT, openshift(true)],
    ["openshift"],
    true,
    false,
  ],
  [
    "OpenShift's, with the status that it leaves",
    [...OPENSHIFT, openshift(false), status()],
    ["openshift"],
    false,
    false,
  ],
  ["OpenShift's, without a MachineAutoscaler", [openshift(true)], [], false, undefined],
  ["a MachineAutoscaler alone", OPENSHIFT, [], false, undefined],
  ["Karpenter", [nodePool({})], ["karpenter"], true, undefined],
  [
    "Karpenter that does not consolidate",
    [nodePool({ disruption: { consolidateAfter: "Never" } })],
    ["karpenter"],
    false,
    undefined,
  ],
  ["a static NodePool", [nodePool({ replicas: 3 })], [], false, undefined],
  [
    "EKS Auto Mode",
    [{ ...Object(eksctl([])), autoModeConfig: { enabled: true } }],
    ["eks-auto-mode"],
    true,
    undefined,
  ],
  [
    "two of them",
    [autoscaler("--scale-down-enabled=false"), nodePool({})],
    [CA, "karpenter"],
    true,
    false,
  ],
];

describe("the autoscalers of a cluster are", () => {
  it.each(ROWS)("%s", (_, objects, autoscalers, scalesDown, balances) => {
    const facts = clusterFacts(inventoryFrom(...objects), []);
    expect([facts.autoscalers, facts.scalesDown, facts.balances]).toEqual([
      autoscalers,
      scalesDown,
      balances,
    ]);
  });
});
