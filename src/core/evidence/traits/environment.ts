import { count } from "../../model/count.ts";
import type { Inventory, NodeRecord } from "../inventory.ts";
import { countOf, saidBy } from "../records.ts";
import { type Confidence, type TraitObservation, levels, observe } from "./observation.ts";

/** Where nodes run, by the scheme of their `spec.providerID`. */
const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ["aws", "aws"],
  ["gce", "gcp"],
  ["azure", "azure"],
  ["ibm", "ibm-cloud"],
  ["ibmcloud", "ibm-cloud"],
  ["oci", "oracle-cloud"],
  ["vsphere", "vsphere"],
  ["openstack", "openstack"],
  ["digitalocean", "other"],
  ["hcloud", "other"],
  ["linode", "other"],
]);

/** Marks in `kubeletVersion` of builds that a cloud makes, and sells for other places as well. */
const BUILDS: readonly (readonly [mark: string, environment: string])[] = [
  ["-eks-", "aws"],
  ["-gke.", "gcp"],
  ["+IKS", "ibm-cloud"],
];

/**
 * Where the cluster runs. A node without provider may be a machine of any kind, so only named ones
 * tell; k3s and kind name themselves and not what they run on.
 */
export function environmentOf(inventory: Inventory): TraitObservation[] {
  const byProvider = observed(inventory, {
    told: ({ provider }) => PROVIDERS.get(provider ?? ""),
    confidence: "states",
    by: "providerID",
  });
  if (byProvider.length > 0) return byProvider;
  return observed(inventory, {
    told: ({ kubelet }) => BUILDS.find(([mark]) => kubelet.includes(mark))?.[1],
    confidence: "hints",
    by: "build of Kubernetes",
  });
}

interface Telling {
  readonly told: (node: NodeRecord) => string | undefined;
  readonly confidence: Confidence;
  readonly by: string;
}

function observed({ nodes }: Inventory, { told, confidence, by }: Telling): TraitObservation[] {
  const first = nodes.find((node) => told(node) !== undefined);
  if (first === undefined) return [];
  const environments = [...saidBy(nodes, told)].filter((each) => each !== undefined);
  const known = countOf(nodes, (node) => told(node) !== undefined);
  const says = `${by} of ${environments.join(" and ")}: ${known} of ${count(nodes.length, "node")}`;
  return [observe("environment", first, { narrowed: levels(...environments), confidence, says })];
}
