import type { Path, Place } from "../../model/place.ts";
import { type Fields } from "../fields.ts";
import type { PortworxSpec } from "../portworx-spec.ts";
import { partitioningFrom, PARTITIONING, environmentValue } from "./partitioning.ts";
import { UNSET, capsIn, overrideOf } from "./portworx-settings.ts";

/** Keys of the official chart that no other chart is likely to have. */
const TELLING = [
  "maxStorageNodes",
  "maxStorageNodesPerZone",
  "maxStorageNodesPerZonePerNodeGroup",
  "initialStorageNodes",
  "nodesConfiguration",
  "internalKVDB",
  "kvdbDevice",
  "systemMetadataDevice",
];
/** Keys by which another chart or another version nests what this one has at the top. */
const FOREIGN = ["awsProduct", "apiVersion", "kind"];

/** Whether a mapping looks like values of the official Portworx chart. */
export function isHelmValues(values: Fields): boolean {
  return (
    TELLING.some((key) => Object.hasOwn(values.value ?? {}, key)) &&
    !FOREIGN.some((key) => values.at(key).isGiven)
  );
}

/** Reads values of the official Portworx chart as the StorageCluster that they become. */
export function readHelmValues(values: Fields, at: Place): PortworxSpec[] {
  const clusterName = values.at("clusterName").value;
  const name = typeof clusterName === "string" ? clusterName : "";
  const drives = drivesOf(values);
  return [
    {
      ...UNSET,
      object: "Helm values",
      name,
      namespace: "",
      at,
      version: values.at("imageVersion").text,
      ...partitioningIn(values),
      ...drives,
      overrides: values
        .at("nodesConfiguration")
        .items.map((entry) => overrideOf(entry, drives.hasStorage && !drives.useAll)),
      kvdbEndpoints: values.at("etcdEndPoint").isGiven
        ? [values.at("etcdEndPoint").text ?? ""]
        : [],
      clusterId: name,
      taintBasedScheduling: values.at("taintBasedScheduling", "enabled").boolean === true,
      maxUnavailable: values.at("updateStrategy", "maxUnavailable").text,
      placeOf: (path) => fieldPlace(values, path, at),
    },
  ];
}

/** Variables are a list, or in older versions of the chart a text: `NAME=value;NAME=value`. */
function partitioningIn(values: Fields): Pick<PortworxSpec, "partitioning" | "partitioningAt"> {
  const listed = environmentValue(values.at("envs"), PARTITIONING);
  if (listed !== null) {
    return { partitioning: partitioningFrom(listed.text), partitioningAt: listed.place };
  }
  const text = values.at("envVars");
  const pairs = (text.text ?? "").split(";").map((pair) => pair.split("="));
  const value = pairs.find(([name = ""]) => name.trim() === PARTITIONING)?.[1];
  if (value === undefined) return { partitioning: "unset", partitioningAt: null };
  return { partitioning: partitioningFrom(value), partitioningAt: text.place };
}

function drivesOf(values: Fields) {
  const drives = values.at("drives").text ?? "none";
  const isCloud = /(^|;|")(type|size|sc)=/.test(drives);
  const initial = values.at("initialStorageNodes");
  return {
    hasStorage: !isCloud,
    hasCloudStorage: isCloud,
    useAll: drives === "none",
    storageAt: values.at("drives").keyPlace,
    initialStorageNodes: initial.integer ?? 0,
    initialStorageNodesAt: initial.isGiven ? initial.keyPlace : null,
    caps: capsIn(values),
  };
}

/** Where a field of the StorageCluster stands in the values that it is made from. */
function fieldPlace(values: Fields, path: Path, at: Place): Place {
  const isVariable = path.includes("env");
  const drives = ["initialStorageNodes", ...Object.keys(capsIn(values)), "drives"];
  const keys = [...path.map(String), ...(isVariable ? ["envVars", "envs"] : drives)];
  const key = keys.find((each) => values.at(each).isGiven);
  return key === undefined ? at : values.at(key).keyPlace;
}
