import { describe, expect, it } from "vitest";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { EVEN, assessCluster } from "../../support/assessing.ts";

const STATIC = { ...EVEN, autoscaling: "never", instanceChurn: "static", nodeUpgrades: "seldom" };

describe("next steps", () => {
  it("are those of the advised form with the versions they hold for, then its cautions", () => {
    const { nextSteps } = assessCluster({ traits: { ...EVEN, separationOfConcerns: "required" } });
    const form = PORTWORX.pack.forms.find(({ id }) => id === "separate-node-groups");
    expect(nextSteps).toHaveLength((form?.nextSteps.length ?? 0) + (form?.cautions.length ?? 0));
    expect(nextSteps.some((step) => step.startsWith("before Portworx 3.5: "))).toBe(true);
    expect(nextSteps.some((step) => step.startsWith("from Portworx 3.5: "))).toBe(true);
    expect(nextSteps.at(-1)).toMatch(/^caution: /);
  });

  it("ask for the trait that chooses the form while it is open", () => {
    const { nextSteps } = assessCluster({ traits: { ...STATIC, disklessNodes: ["no", "yes"] } });
    expect(nextSteps).toEqual([
      "find out disklessNodes: it decides between uniform and diskless-nodes",
      "px-advisor explain uniform",
      "px-advisor explain diskless-nodes",
    ]);
  });

  it("say in a conflict what each guard reads", () => {
    const { nextSteps } = assessCluster({ traits: { clusterSize: "tiny", sharedFabric: "yes" } });
    expect(nextSteps).toHaveLength(2);
    expect(nextSteps[0]).toMatch(
      /^to allow disaggregated, lift too-few-nodes \(clusterSize is tiny\): /,
    );
    expect(nextSteps[1]).toMatch(
      /^to allow converged, lift shared-fabric \(sharedFabric is yes\): /,
    );
  });

  it("begin with what could still change the advice, the guard's trait first", () => {
    const unless = assessCluster({
      traits: { ...STATIC, clusterSize: "medium", sharedFabric: ["no", "yes"] },
    });
    expect(unless.nextSteps[0]).toMatch(/^find out sharedFabric: /);
    expect(unless.nextSteps[1]).toMatch(/^give every node disks/);
    const { performance: _, locality: __, contention: ___, network: ____, ...rest } = EVEN;
    const leaning = assessCluster({
      traits: {
        ...rest,
        environment: "aws",
        autoscaling: "daily",
        nodeUpgrades: "monthly",
        growthCoupling: "apart",
      },
    });
    expect(leaning.verdict.kind).toBe("leaning");
    expect(leaning.nextSteps.slice(0, 3).every((step) => step.startsWith("find out "))).toBe(true);
  });

  it("leave a tie to what is simpler to run", () => {
    const { nextSteps } = assessCluster({ traits: EVEN });
    expect(nextSteps).toEqual([
      "keep what is deployed, or choose by what is simpler to run: disaggregated or converged fits",
    ]);
  });

  it("are the three most decisive questions where nothing is decided", () => {
    const { nextSteps } = assessCluster({ traits: {} });
    expect(nextSteps.map((step) => step.split(":")[0])).toEqual([
      "find out separationOfConcerns",
      "find out clusterSize",
      "find out sharedFabric",
    ]);
  });
});
