import type { Fields } from "../fields.ts";
import type { PortworxSpec } from "../portworx-spec.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { isNamed } from "./cluster-autoscaler.ts";
import { environmentValue, PARTITIONING, partitioningFrom } from "./partitioning.ts";
import { UNSET } from "./portworx-settings.ts";
import { argumentsIn, legacyArguments, type PortworxArguments } from "./portworx-arguments.ts";

/** Images of Portworx itself, as it ran before its operator. */
const IMAGE = /(^|\/)(oci-monitor|px-enterprise|px-dev|px-essentials)(:|@|$)/;

/** Caps among the arguments, with the names that the same caps have in a StorageCluster. */
const CAPS = {
  max_storage_nodes_per_zone: "maxStorageNodesPerZone",
  max_drive_set_count: "maxStorageNodes",
};

/** Reads a DaemonSet of Portworx, the way to install it before the operator. */
export function readDaemonSet(object: KubernetesObject): PortworxSpec[] {
  const { fields } = object;
  const pod = fields.at("spec", "template", "spec");
  const container = pod.at("containers").items.find((each) => isNamed(IMAGE, each));
  if (container === undefined) return [];
  const given = argumentsIn(container.at("args").items.map(({ text }) => text ?? ""));
  return [specOf(object, container, given)];
}

function specOf(
  object: KubernetesObject,
  container: Fields,
  given: PortworxArguments,
): PortworxSpec {
  const { fields } = object;
  const variable = environmentValue(container.at("env"), PARTITIONING);
  const update = fields.at("spec", "updateStrategy", "rollingUpdate");
  const record = recordOf(object);
  return {
    ...UNSET,
    ...record,
    isLive: object.isLive,
    version: /:(\d+\.\d+[^@]*)/.exec(String(container.at("image").text))?.[1] ?? null,
    partitioning: variable === null ? "unset" : partitioningFrom(variable.text),
    partitioningAt: variable?.place ?? null,
    ...drivesOf(given),
    storageAt: container.at("args").keyPlace,
    installed: null,
    clusterDomain: given.get("cluster_domain") ?? null,
    kvdbEndpoints: (given.get("k") ?? "")
      .split(",")
      .filter((each) => each !== "")
      .toSorted(),
    clusterId: given.get("c") ?? record.name,
    maxUnavailable: update.at("maxUnavailable").text,
    legacySettings: legacyArguments(given),
    placeOf: (path) => fields.at(...path).keyPlace,
  };
}

/** `-s` names devices or what drives to make, `-a` and `-A` take every blank disk. */
function drivesOf(given: PortworxArguments) {
  const drives = given.get("s") ?? "";
  const isCloud = /(^|,|")(type|size)=/.test(drives);
  const caps = Object.entries(CAPS).flatMap(([argument, field]) => {
    const cap = given.get(argument);
    return cap === undefined || !/^\d+$/.test(cap) ? [] : [[field, Number(cap)] as const];
  });
  return {
    hasStorage: !isCloud,
    hasCloudStorage: isCloud,
    useAll: given.has("a") || given.has("A"),
    storesByDefault: !given.has("z"),
    caps: Object.fromEntries(caps),
  };
}
