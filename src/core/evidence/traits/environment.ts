import type { Inventory } from "../inventory.ts";
import { type TraitObservation, levels, observe } from "./observation.ts";

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

/**
 * Where the cluster runs. A node without provider may be a machine of any kind, so only named ones
 * tell; k3s and kind name themselves and not what they run on.
 */
export function environmentOf({ nodes }: Inventory): TraitObservation[] {
  const known = nodes.flatMap((node) => {
    const environment = PROVIDERS.get(node.provider ?? "");
    return environment === undefined ? [] : [{ node, environment }];
  });
  const [first] = known;
  if (first === undefined) return [];
  const environments = [...new Set(known.map(({ environment }) => environment))];
  const says = `${known.length} of ${nodes.length} nodes have a providerID of ${environments.join(" and ")}`;
  return [
    observe("environment", first.node, {
      narrowed: levels(...environments),
      confidence: "states",
      says,
    }),
  ];
}
