import { describe, expect, it } from "vitest";
import { disagreementIn, layersOf, presentIn } from "../../../src/core/assess/layers.ts";
import { inventoriesOf } from "../../../src/core/evidence/clusters.ts";
import { topologyOf } from "../../../src/core/evidence/topology/topology.ts";
import type { StatedTopology } from "../../../src/core/model/profile.ts";
import type { Target } from "../../../src/core/model/target.ts";
import { targetOf } from "../../support/assessing.ts";
import { fileOf } from "../../support/evidence.ts";
import { COMPUTE, STORAGE, WORKER, dumpOf, of } from "./members.ts";
import { eksctl, nodeGroup, partitioning, storageCluster } from "./objects.ts";

function layersFrom(topology: StatedTopology | undefined, ...objects: readonly object[]) {
  const { inventories } = inventoriesOf([fileOf("px/cluster.yaml", objects)]);
  // What else evidence has does not matter to the layers.
  const evidence = { inventories, topology: topologyOf(inventories) } as Target["evidence"];
  const target = targetOf({ traits: {}, ...(topology === undefined ? {} : { topology }) });
  return layersOf({ ...target, evidence });
}

const A = { approach: "disaggregated", form: "separate-node-groups" } as const;
const B = { approach: "converged", form: "uniform" } as const;
const ENV = { env: [partitioning("true")] };
const HALF = dumpOf(of(4, WORKER), { spec: ENV });
const APART = dumpOf([...of(3, STORAGE), ...of(3, COMPUTE)], { spec: ENV });
const GROUPS = eksctl([nodeGroup("storage", "storage"), nodeGroup("compute", "storageless")]);

describe("what is there is", () => {
  it.each([
    ["what runs, whatever is declared", undefined, [HALF], "deployed", B],
    ["what runs, whatever the profile states", A, [HALF], "deployed", B],
    ["what the profile states, where nothing that runs was read", B, [GROUPS], "declared", B],
    ["what is declared, where the profile is silent", undefined, [GROUPS], "declared", A],
  ] as const)("%s", (_, stated, objects, word, topology) => {
    expect(presentIn(layersFrom(stated, ...objects))).toMatchObject({ word, topology });
  });

  it("nothing, where nothing says it", () => {
    expect(presentIn(layersFrom(undefined))).toBeNull();
  });
});

describe("layers", () => {
  it.each([
    [
      "that are declared and do not run are half-configured",
      undefined,
      [HALF],
      "half-configured: disaggregated, separate-node-groups is declared, converged, uniform is what runs",
      "px/cluster.yaml",
    ],
    [
      "that the profile alone states and that do not run are half-configured",
      A,
      [dumpOf(of(4, WORKER), { spec: null })],
      "half-configured: disaggregated, separate-node-groups is declared, converged, uniform is what runs",
      "clusters/test.yaml",
    ],
    [
      "that the profile states otherwise than manifests declare it disagree",
      B,
      [GROUPS],
      "the profile states converged, uniform, the manifests declare disaggregated, separate-node-groups",
      "clusters/test.yaml",
    ],
  ] as const)("%s", (_, stated, objects, message, file) => {
    const found = disagreementIn(layersFrom(stated, ...objects));
    expect([found?.message, found?.at.file]).toEqual([message, file]);
  });

  it.each([
    ["of a healthy cluster", undefined, [APART]],
    ["of a healthy cluster that the profile states as well", A, [APART]],
    [
      "of converged clusters whose nodes lost or gained a disk",
      { approach: "converged", form: "uniform" },
      [dumpOf([...of(3, WORKER), { ...WORKER, storage: false }])],
    ],
    ["that are not known", undefined, [storageCluster({ spec: { storage: { devices: [] } } })]],
  ] as const)("%s agree", (_, stated, objects) => {
    expect(disagreementIn(layersFrom(stated, ...objects))).toBeNull();
  });
});
