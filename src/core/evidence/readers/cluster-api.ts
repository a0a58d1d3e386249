import type { Fields } from "../fields.ts";
import type { NodeGroup } from "../inventory.ts";
import { NODE_TYPE, PROVISION } from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { annotatedBounds } from "./autoscaler-annotations.ts";
import { nodeGroup } from "./node-group.ts";

/** Label of a MachineDeployment with its name in the topology of its Cluster. */
const DEPLOYMENT_NAME = "topology.cluster.x-k8s.io/deployment-name";

/**
 * Reads a MachineDeployment, MachineSet or MachinePool of Cluster API. A MachineSet that a
 * MachineDeployment keeps is no group of its own.
 */
export function readMachineGroup(object: KubernetesObject): NodeGroup[] {
  const { fields, group } = object;
  const owners = fields.at("metadata", "ownerReferences").items;
  if (owners.some((owner) => owner.at("kind").text === "MachineDeployment")) return [];
  const record = recordOf(object);
  const labels = fields.at("spec", "template", "metadata", "labels");
  return [
    nodeGroup(record, {
      cluster: fields.at("spec", "clusterName").text,
      pool: record.name,
      nodeType: labels.at(NODE_TYPE).text,
      provision: labels.at(PROVISION).text,
      labelsKnown: labels.isGiven,
      ...sizeOf(fields.at("metadata", "annotations"), fields.at("spec", "replicas"), group),
      twin: twinOf(object),
      placeOf: (path) => fields.at(...path).keyPlace,
    }),
  ];
}

/** Reads the MachineDeployments and MachinePools in the topology of a Cluster. */
export function readClusterTopology(object: KubernetesObject): NodeGroup[] {
  const record = recordOf(object);
  const topology = object.fields.at("spec", "topology", "workers");
  const workers = [
    ...topology.at("machineDeployments").items,
    ...topology.at("machinePools").items,
  ];
  return workers.map((deployment) => {
    const name = deployment.at("name").text ?? "";
    const metadata = deployment.at("metadata");
    const labels = metadata.at("labels");
    return nodeGroup(
      {
        ...record,
        object: "Cluster topology",
        name: `${record.name}/${name}`,
        at: deployment.place,
      },
      {
        cluster: record.name,
        pool: name,
        nodeType: labels.at(NODE_TYPE).text,
        provision: labels.at(PROVISION).text,
        labelsKnown: labels.isGiven,
        ...sizeOf(metadata.at("annotations"), deployment.at("replicas"), object.group),
        twin: topologyTwin(record.name, name),
        placeOf: (path) => deployment.at(...path).keyPlace,
      },
    );
  });
}

/** Both bounds that the autoscaler keeps, or the fixed size. */
function sizeOf(
  annotations: Fields,
  replicas: Fields,
  group: string,
): Pick<NodeGroup, "min" | "max"> {
  const size = replicas.integer;
  return annotatedBounds(annotations, group) ?? { min: size, max: size };
}

/** A MachinePool leaves the size to an object of its cloud; a topology has MachineDeployments. */
function twinOf({ fields }: KubernetesObject): string | null {
  const cloud = fields.at("spec", "template", "spec", "infrastructureRef");
  const kind = cloud.at("kind").text;
  if (kind !== null && kind.endsWith("MachinePool")) return cloudTwin(kind, cloud.at("name").text);
  const name = fields.at("metadata", "labels", DEPLOYMENT_NAME).text;
  const cluster = fields.at("spec", "clusterName").text;
  return name === null || cluster === null ? null : topologyTwin(cluster, name);
}

/** What a MachinePool and the object of its cloud share. */
export function cloudTwin(kind: string, name: string | null): string | null {
  return name === null ? null : `${kind} ${name}`;
}

function topologyTwin(cluster: string, name: string): string {
  return `MachineDeployment ${cluster}/${name}`;
}
