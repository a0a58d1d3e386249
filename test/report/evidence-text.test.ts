import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Assessment } from "../../src/core/model/assessment.ts";
import { evidenceComments } from "../../src/report/evidence-comments.ts";
import { text } from "../../src/report/text/text.ts";
import { EVEN, contextOf, resultOf } from "../support/assessing.ts";
import { ELASTIC, assessEvidence, evidenceTarget } from "../support/evidence-target.ts";
import { COMPUTE, STORAGE, WORKER, dumpOf, of } from "../core/evidence/members.ts";
import { eksctl, nodeGroup, partitioning, storageCluster } from "../core/evidence/objects.ts";

const ENV = { env: [partitioning("true")] };
const HALF = dumpOf(of(4, WORKER), { spec: ENV });
const APART = dumpOf([...of(3, STORAGE), ...of(3, COMPUTE)], { spec: ENV });

function assessed(traits: object, ...objects: readonly object[]): Assessment {
  return assessEvidence(evidenceTarget({ traits: { ...traits } }, ...objects));
}

function gate(assessment: Assessment, more: Parameters<typeof contextOf>[0] = {}): string {
  return text(resultOf([assessment]), contextOf({ command: "check", ...more }));
}

/** Lines, blanks joined, so that what is wrapped can be searched. */
const flat = (shown: string) => shown.replaceAll(/\s+/g, " ");

describe("the gate over evidence", () => {
  it("shows every layer with what told it, and the status beside the one that is judged", () => {
    const shown = gate(assessed(ELASTIC, HALF));
    expect(shown).toMatch(/^ {2}declared {2}A {2}disaggregated, separate-node-groups$/m);
    expect(shown).toMatch(/^ {2}realised {2}B {2}converged, uniform \(mismatch\)$/m);
    expect(flat(shown)).toContain("4 of 4 StorageNodes hold storage");
    expect(shown).toContain("px/cluster.yaml:1:1");
  });

  it("tells a check's finding with its place, its message and what to do", () => {
    const spec = { storage: { useAll: true }, cloudStorage: { deviceSpecs: ["type=gp3"] } };
    const shown = flat(gate(assessed(ELASTIC, storageCluster({ spec }))));
    expect(shown).toContain("error storage-and-cloud-storage px/cluster.yaml:1:1");
    expect(shown).toContain("are both set");
    expect(shown).toContain("fix: keep spec.storage");
  });

  it("counts notes and what could not be judged, and spells them out when asked", () => {
    const assessment = assessed(ELASTIC, storageCluster(ENV), eksctl([nodeGroup("a", "storage")]));
    const normal = gate(assessment);
    const verbose = gate(assessment, { detail: "verbose" });
    expect(flat(normal)).toMatch(/\d+ checks not judged \(-v shows more\)/);
    for (const { id, needs } of assessment.notJudged) {
      expect(flat(verbose)).toContain(`${id}: needs ${needs.join(", ")}`);
    }
    const notes = assessment.findings.filter(({ severity }) => severity === "note");
    for (const { id } of notes) {
      expect(flat(normal)).toContain(id);
      expect(verbose).toMatch(new RegExp(`^ {2}note +${id}`, "m"));
    }
  });

  it("does not let one check bury the others", () => {
    const groups = Array.from({ length: 15 }, (_, index) =>
      nodeGroup(`storage-${index}`, "storage", { minSize: 1, maxSize: 3 }),
    );
    const assessment = assessed(ELASTIC, storageCluster(ENV), eksctl(groups));
    const id = "storage-group-has-range";
    expect(assessment.findings.filter((finding) => finding.id === id)).toHaveLength(15);
    const normal = gate(assessment);
    expect(normal.split(id)).toHaveLength(11);
    expect(flat(normal)).toContain("5 findings more of the same");
    expect(gate(assessment, { detail: "verbose" }).split(id)).toHaveLength(16);
  });

  it("says when the question does not arise", () => {
    const csi = storageCluster({ annotations: { "portworx.io/misc-args": "--oem px-csi" } });
    const shown = gate(assessed({}, csi));
    expect(flat(shown)).toContain("topology not applicable");
    expect(shown).not.toContain("find out");
  });

  it("says what would decide a topology in place of how to state it", () => {
    const open = storageCluster({ spec: { cloudStorage: { initialStorageNodes: 3 } } });
    const shown = flat(gate(assessed(ELASTIC, open)));
    expect(shown).toContain("declared not decided (unknown)");
    expect(shown).not.toContain("fix: state what is deployed");
    expect(shown).toContain("it takes");
  });

  it("shows a few observations of a layer and counts the others", () => {
    const specs = ["a", "b", "c", "d", "e"].map((name) => storageCluster({ name }));
    const assessment = assessed(ELASTIC, ...specs);
    const hidden = assessment.observations.filter(({ about }) => about === "declared").length - 3;
    expect(hidden).toBeGreaterThan(0);
    expect(gate(assessment)).toContain(`and ${hidden} more, shown by -v`);
    expect(gate(assessment, { detail: "verbose" })).not.toContain("shown by -v");
  });

  it("names the traits that evidence tells, and none that it merely hints at", () => {
    const shown = gate(assessed(EVEN, APART));
    expect(shown).toMatch(
      /^ {2}read {6}clusterSize, storageMedium; px-advisor inspect says where$/m,
    );
    const local = storageCluster({ spec: { storage: { devices: ["/dev/sdb"] } } });
    expect(gate(assessed(EVEN, local))).not.toMatch(/^ {2}read/m);
  });

  it.each([50, 80, 120])("fits %i columns but for words that are longer", (width) => {
    for (const detail of ["normal", "verbose"] as const) {
      for (const objects of [[HALF], [APART], [storageCluster(ENV)]]) {
        const lines = gate(assessed(ELASTIC, ...objects), { width, detail }).split("\n");
        const wide = lines.filter((line) => line.length > width && line.trim().includes(" "));
        expect(wide.filter((line) => !/portworx\.io|px\/cluster/.test(line))).toEqual([]);
      }
    }
  });
});

describe("advice over evidence", () => {
  it("names what runs, where that is known", () => {
    const advice = (objects: object) => text(resultOf([assessed(ELASTIC, objects)]), contextOf());
    expect(flat(advice(APART))).toContain("disaggregated, separate-node-groups is deployed: match");
    expect(flat(advice(storageCluster(ENV)))).toContain("separate-node-groups is declared: match");
    const open = storageCluster({
      spec: { cloudStorage: { maxStorageNodesPerZone: 2 } },
    });
    expect(flat(advice(open))).toContain("Topology converged is declared: mismatch");
  });
});

describe("comments of an inspected profile", () => {
  it("are comments, whatever names say", () => {
    const comments = evidenceComments(
      assessed({}, storageCluster({ name: "px\n\u001B[31mred: [", ...ENV })),
    );
    expect(parse(comments)).toBeNull();
    expect(comments).not.toContain("\u001B");
    expect(comments.split("\n").every((line) => line === "" || line.startsWith("# "))).toBe(true);
  });

  it("count the objects that say the same", () => {
    const plans = ["a", "b", "c"].map((name) => ({
      apiVersion: "upgrade.cattle.io/v1",
      kind: "Plan",
      metadata: { name },
    }));
    const comments = evidenceComments(assessed({}, ...plans));
    expect(comments).toMatch(/^# {5}Plan\/a at px\/cluster\.yaml:\d+:\d+, and 2 more$/m);
    expect(comments).not.toContain("Plan/b");
  });

  it("tell layers, traits, contradictions and what is open, each with its place", () => {
    const comments = evidenceComments(assessed({ clusterSize: "tiny" }, APART));
    expect(comments).toContain("# realised: A  disaggregated, separate-node-groups\n");
    expect(comments).toContain("# clusterSize: medium or large (states)\n");
    expect(comments).toMatch(/# contradiction: clusterSize: the profile says tiny, but 6 worker/);
    expect(comments).toContain("#     Node/node-1 at px/cluster.yaml:1:1\n");
    const open = storageCluster({ spec: { cloudStorage: { initialStorageNodes: 3 } } });
    expect(evidenceComments(assessed({}, open))).toMatch(/# not decided: it takes .+\n/);
    const csi = storageCluster({ annotations: { "portworx.io/misc-args": "--oem px-csi" } });
    expect(evidenceComments(assessed({}, csi))).toContain("neither approach applies");
  });
});
