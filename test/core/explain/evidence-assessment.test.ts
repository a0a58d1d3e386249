import type { Circumstances } from "../../../src/core/evidence/facts/check-ground.ts";
import { describe, expect, it } from "vitest";
import { layersOf } from "../../../src/core/assess/layers.ts";
import { expressionsFor } from "../../../src/core/explain/findings.ts";
import { EVEN, RULE_SET, targetOf } from "../../support/assessing.ts";
import { ELASTIC, assessEvidence, evidenceTarget } from "../../support/evidence-target.ts";
import { COMPUTE, STORAGE, WORKER, dumpOf, of } from "../evidence/members.ts";
import { partitioning, storageCluster } from "../evidence/objects.ts";

/** Traits that decide for A, all of them. */
/** Traits that leave the verdict open. */
const OPEN = { clusterSize: "medium" };
/** Guards that exclude both approaches. */
const CONFLICT = { ...EVEN, clusterSize: "tiny", separationOfConcerns: "required" };
const ENV = { env: [partitioning("true")] };
const APART = dumpOf([...of(3, STORAGE), ...of(3, COMPUTE)], { spec: ENV });
const HALF = dumpOf(of(4, WORKER), { spec: ENV });
const CSI = storageCluster({ annotations: { "portworx.io/misc-args": "--oem px-csi" } });

function judged(traits: object, ...objects: readonly object[]) {
  const { topology, findings } = assessEvidence(
    evidenceTarget({ traits: { ...traits } }, ...objects),
  );
  const ids = findings
    .map(({ id }) => id)
    .filter((id) => RULE_SET.checks.some((check) => check.id === id && check.isEngine));
  return { status: topology.status, ids };
}

describe("a topology that is read", () => {
  it.each([
    ["as advised matches", ELASTIC, [APART], "match", []],
    [
      "otherwise is a mismatch, and half-configured besides",
      ELASTIC,
      [HALF],
      "mismatch",
      ["topology-mismatch", "topology-partial"],
    ],
    [
      "half-configured is partial without any verdict",
      OPEN,
      [HALF],
      "partial",
      ["topology-partial"],
    ],
    ["half-configured is partial in a tie", EVEN, [HALF], "partial", ["topology-partial"]],
    [
      "in a conflict is not known to fit",
      CONFLICT,
      [APART],
      "unknown",
      ["guards-conflict", "trait-contradiction"],
    ],
    ["of a CSI driver alone is not applicable", ELASTIC, [CSI], "not-applicable", []],
    ["is nothing to judge where it decides nothing", ELASTIC, [], "unknown", ["nothing-to-judge"]],
  ] as const)("%s", (_, traits, objects, status, ids) => {
    expect(judged(traits, ...objects)).toEqual({ status, ids });
  });

  it("says what would decide it where nothing else does", () => {
    const open = storageCluster({ spec: { cloudStorage: { initialStorageNodes: 3 } } });
    const { findings, topology } = assessEvidence(evidenceTarget({ traits: ELASTIC }, open));
    const unjudged = findings.find(({ id }) => id === "nothing-to-judge");
    expect(topology.undecided).toHaveLength(1);
    expect(unjudged?.message).toContain(topology.undecided[0]);
  });

  it("of converged is not held to the form that its disks happen to make", () => {
    const traits = {
      ...EVEN,
      performance: "benchmark",
      instanceChurn: "static",
      disklessNodes: "no",
    };
    const diskless = dumpOf([...of(3, WORKER), ...of(2, { ...WORKER, storage: false })]);
    const { topology } = assessEvidence(evidenceTarget({ traits }, diskless));
    expect(topology).toMatchObject({
      realised: { approach: "converged", form: "diskless-nodes" },
      status: "match",
    });
  });

  it("has a fingerprint that does not depend on the folder", () => {
    const prints = (file: string) => {
      const target = evidenceTarget({ traits: ELASTIC }, HALF);
      return assessEvidence({ ...target, at: { ...target.at, file } }).findings.map(
        ({ fingerprint }) => fingerprint,
      );
    };
    expect(prints("a/x.yaml")).toEqual(prints("b/y.yaml"));
    expect(new Set(prints("a/x.yaml")).size).toBe(prints("a/x.yaml").length);
  });
});

describe("what two layers say", () => {
  it("is told with the form where there is one", () => {
    const target = evidenceTarget(
      { traits: OPEN, topology: { approach: "disaggregated", form: null } },
      dumpOf(of(4, WORKER), { spec: null }),
    );
    const partial = assessEvidence(target).findings.find(({ id }) => id === "topology-partial");
    expect(partial?.message).toBe(
      "half-configured: disaggregated is declared, converged, uniform is what runs",
    );
  });
});

it("a layer without a place of its own stands where the target begins", () => {
  const target = targetOf({ traits: {}, topology: { approach: "converged", form: null } });
  expect(layersOf({ ...target, topologyPlace: null }).placeOf("stated")).toEqual(target.at);
});

it("a finding that two dumps of one target share is told once", () => {
  const target = evidenceTarget({ traits: OPEN }, HALF);
  const { evidence } = target;
  const grounds = (circumstances: Circumstances) => {
    const once = evidence!.grounds(circumstances);
    return [...once, ...once];
  };
  const twice = assessEvidence({ ...target, evidence: { ...evidence!, grounds } });
  expect(twice.findings).toEqual(assessEvidence(target).findings);
  expect(twice.findings.length).toBeGreaterThan(1);
});

it("with evidence all checks may be judged, without it those about traits", () => {
  const without = expressionsFor(false, RULE_SET);
  expect(expressionsFor(true, RULE_SET)).toEqual(expect.arrayContaining(without));
  expect(expressionsFor(true, RULE_SET)).toContain("storageCluster.suspendsProvisioning");
  expect(without).toContain('advice.approach == "disaggregated"');
  expect(without).not.toContain("storageCluster.suspendsProvisioning");
});

it("what cannot be judged is told once, with everything that is missing", () => {
  const { notJudged } = assessEvidence(evidenceTarget({ traits: {} }, storageCluster()));
  const ids = notJudged.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(5);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  for (const { needs } of notJudged) expect(needs).toEqual([...needs].toSorted());
});
