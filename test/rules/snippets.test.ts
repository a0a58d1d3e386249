import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../src/core/evidence/inventory.ts";
import { eksctl, list } from "../core/evidence/objects.ts";
import { nodePool } from "../core/evidence/autoscaler-objects.ts";
import { inventoryFrom } from "../support/evidence.ts";
import { assessEvidence, evidenceTarget } from "../support/evidence-target.ts";
import { afterKubectl } from "../support/kubectl.ts";
import {
  type Mapping,
  SNIPPETS,
  isCommand,
  kubectlWords,
  laidOver,
  mappingIn,
  under,
  without,
} from "../support/snippets.ts";
import { NOT_APPLIED, SNIPPET_CASES } from "./snippet-cases.ts";
import type { SnippetCase } from "./snippet-clusters.ts";

const snippetOf = (id: string) => SNIPPETS.get(id) ?? "";
const ids = [...SNIPPETS.keys()];
const inYaml = ids.filter((id) => !isCommand(snippetOf(id)));
const inShell = ids.filter((id) => isCommand(snippetOf(id)));

describe("a snippet", () => {
  it.each(inYaml)("of %s is YAML that another parser reads, and says something", (id) => {
    expect(Object.keys(mappingIn(snippetOf(id))).length).toBeGreaterThan(0);
  });

  it.each(inShell)("of %s is a command that a shell takes", (id) => {
    expect(() => execFileSync("sh", ["-n", "-c", snippetOf(id)], { stdio: "pipe" })).not.toThrow();
  });

  it("is of one sort or the other, and there are of both", () => {
    expect(inYaml.length).toBeGreaterThan(30);
    expect(inShell.length).toBeGreaterThan(8);
  });

  /** Every label, annotation and taint that a document names, spelled as it spells them. */
  const KEYS = [
    "cluster-autoscaler.kubernetes.io/scale-down-disabled",
    "karpenter.sh/capacity-type",
    "node.portworx.io/px-storage",
    "portworx.io/node-type",
    "portworx.io/pod-disruption-budget",
    "portworx.io/provision-storage-node",
    "portworx.io/storage-pdb-min-available",
    "portworx.io/suspend-storage-node-provisioning",
    "px/metadata-node",
    "stork.libopenstorage.org/preferLocalNodeOnly",
    "topology.kubernetes.io/zone",
  ];
  const OTHERS = [
    "storage.k8s.io/v1",
    "/spec/template/metadata/annotations/",
    "/opt/pwx/bin/pxctl",
  ];

  it("names only keys that are documented", () => {
    const text = [...SNIPPETS.values()].join("\n").replaceAll("~1", "/");
    const bare = OTHERS.reduce((rest, other) => rest.replaceAll(other, ""), text);
    const found = bare.match(/[a-z][a-z0-9.-]*\/[A-Za-z][A-Za-z0-9._-]*/g) ?? [];
    const keys = new Set(found.map((key) => key.replace(/-$/, "")));
    keys.delete("clusters/prod");
    expect([...keys].toSorted()).toEqual(KEYS);
  });
});

describe("a check is silent once its snippet is followed:", () => {
  it("each that has one, or there is a reason", () => {
    const told = [...Object.keys(SNIPPET_CASES), ...Object.keys(NOT_APPLIED)];
    expect(told.toSorted()).toEqual(ids.toSorted());
  });

  it.each(Object.entries(SNIPPET_CASES))("%s", (id, before) => {
    expect(standingOf(id, before)).toBe("fires");
    expect(standingOf(id, followed(before, snippetOf(id)))).toBe("silent");
  });
});

/** What a check makes of a cluster. */
function standingOf(id: string, { dumped = [], written = [], traits = {} }: SnippetCase) {
  const read = [...(dumped.length === 0 ? [] : [list(...dumped)]), ...written];
  const { findings, notJudged } = assessEvidence(evidenceTarget({ traits }, ...read));
  if (findings.some((finding) => finding.id === id)) return "fires";
  return notJudged.some((each) => each.id === id) ? "not judged" : "silent";
}

/** The cluster after somebody did what the snippet and the remediation say. */
function followed(before: SnippetCase, snippet: string): SnippetCase {
  const { dumped = [], written = [], traits = {} } = before;
  if (isCommand(snippet))
    return { ...before, dumped: afterKubectl(kubectlWords(snippet), mappings(dumped)) };
  const said = mappingIn(snippet);
  if (before.kind === undefined) return { ...before, ...asTraits(laidOver({ traits }, said)) };
  const change = (object: Mapping) => changed(object, before, said);
  return {
    ...before,
    dumped: mappings(dumped).map(change),
    written: mappings(written).map(change),
  };
}

function changed(object: Mapping, before: SnippetCase, said: Mapping): Mapping {
  const { kind, which = () => true, into, remove = [], replaces } = before;
  const [from, ...path] = remove;
  const rest = from === object["kind"] ? without(object, path) : object;
  if (object["kind"] !== kind || !which(object)) return rest as Mapping;
  if (replaces === true) return said;
  return laidOver(rest, into === undefined ? said : under(into, said)) as Mapping;
}

function mappings(objects: readonly object[]): Mapping[] {
  return objects.map((object) => ({ ...object }));
}

function asTraits(profile: unknown): Pick<SnippetCase, "traits"> {
  return profile as Pick<SnippetCase, "traits">;
}

describe("a snippet about node groups is read as meant:", () => {
  const groupsIn = (object: object) => inventoryFrom(object).nodeGroups;
  const told = ({ name, nodeType, provision, min, max, isInterruptible }: NodeGroup) => ({
    name,
    nodeType,
    provision,
    size: `${min}..${max}`,
    isInterruptible,
  });
  const fixed = (name: string, size: number) => ({
    name,
    nodeType: "storage",
    provision: null,
    size: `${size}..${size}`,
    isInterruptible: false,
  });

  it.each([
    ["few-local-storage-nodes", [fixed("storage", 6)]],
    ["only-storageless-labels", [fixed("storage", 3)]],
    ["storage-group-has-range", [fixed("storage", 3)]],
    ["storage-nodes-in-few-zones", ["a", "b", "c"].map((zone) => fixed(`storage-${zone}`, 1))],
  ])("%s, for eksctl", (id, expected) => {
    const { managedNodeGroups } = mappingIn(snippetOf(id));
    const groups = groupsIn(eksctl(managedNodeGroups as object[]));
    expect(groups.map(told)).toEqual(expected);
  });

  it("storage groups of eksctl stand in a zone each", () => {
    const { managedNodeGroups } = mappingIn(snippetOf("storage-nodes-in-few-zones"));
    const zones = (managedNodeGroups as Mapping[]).map((group) => group["availabilityZones"]);
    expect(new Set(zones.flat()).size).toBe(3);
  });

  it.each(["local-drives-with-constant-churn", "storage-node-interruptible"])(
    "%s, for Karpenter",
    (id) => {
      const [group] = groupsIn(nodePool(mappingIn(snippetOf(id))["spec"] as object));
      expect(group?.isInterruptible).toBe(false);
      if (id !== "local-drives-with-constant-churn") return;
      expect([group?.lifetime, group?.consolidates]).toEqual([Infinity, false]);
    },
  );
});
