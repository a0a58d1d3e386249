import { instantOf } from "../../model/instant.ts";
import { booleanOf, type Fields } from "../fields.ts";
import type { NodeOverride, PortworxSpec } from "../portworx-spec.ts";
import { annotationOf, type KubernetesObject, recordOf } from "../object.ts";
import { type PortworxArguments, legacyArguments, readArguments } from "./portworx-arguments.ts";
import { type InstallSource, installSourceOf } from "./install-source.ts";
import { installationIn } from "./installation.ts";
import { partitioningOf } from "./partitioning.ts";
import { capsIn, drivesIn, overrideOf } from "./portworx-settings.ts";

/** Reads a StorageCluster of the Portworx operator, v1 or v1alpha1. */
export function readStorageCluster(object: KubernetesObject): PortworxSpec[] {
  const spec = object.fields.at("spec");
  const miscArgs = readArguments(annotationOf(object, "portworx.io/misc-args") ?? "");
  const source = installSourceOf(annotationOf(object, "portworx.io/install-source"));
  const status = object.fields.at("status");
  const record = recordOf(object);
  return [
    {
      ...record,
      type: "portworx-spec",
      isLive: object.isLive,
      isInstalling: installationIn(status),
      isPartial: !object.isLive && !isCsiOnly(object, miscArgs) && isPatch(spec),
      version: versionOf(object),
      ...partitioningOf(spec, source),
      ...storageOf(spec),
      storesByDefault: storesByDefault(spec) && !miscArgs.has("z"),
      overrides: overridesOf(spec),
      installed: installedOf(object, source),
      clusterDomain: miscArgs.get("cluster_domain") ?? null,
      kvdbEndpoints: kvdbEndpointsOf(spec),
      isCsiOnly: isCsiOnly(object, miscArgs),
      clusterUid: status.at("clusterUid").text,
      clusterId:
        annotationOf(object, "portworx.io/cluster-id") ??
        status.at("clusterName").text ??
        record.name,
      ...updatesOf(spec),
      ...budgetOf(object),
      legacySettings: legacyArguments(miscArgs),
      placeOf: (path) => object.fields.at(...path).keyPlace,
    },
  ];
}

/** The address is copied along with a manifest, so it tells only beside the time of creation. */
function installedOf(
  { fields }: KubernetesObject,
  { minor }: InstallSource,
): PortworxSpec["installed"] {
  const created = instantOf(fields.at("metadata", "creationTimestamp").text);
  return minor === null || created === null ? null : { minor, created };
}

/** Keys of a spec that changes another one at most. */
const MOST_PATCHED = 3;

/** Lacks what a whole StorageCluster has and a patch of it for kustomize leaves to the other one. */
function isPatch(spec: Fields): boolean {
  const isLacking = ["storage", "cloudStorage", "kvdb", "nodes"].every(
    (key) => !spec.at(key).isGiven,
  );
  return isLacking && spec.entries.length <= MOST_PATCHED;
}

/** Drives of the whole cluster, and the settings that limit how many nodes store. */
function storageOf(spec: Fields) {
  const storage = spec.at("storage");
  const cloud = spec.at("cloudStorage");
  const initial = cloud.at("initialStorageNodes");
  const given = [storage, cloud].find(({ isGiven }) => isGiven);
  return {
    hasStorage: storage.isGiven,
    hasCloudStorage: cloud.isGiven,
    useAll: takesEveryDisk(spec),
    storageAt: given?.keyPlace ?? null,
    initialStorageNodes: initial.integer ?? 0,
    initialStorageNodesAt: initial.isGiven ? initial.keyPlace : null,
    caps: capsIn(cloud),
  };
}

/** The operator falls back to every blank disk where no other drives are given. */
function takesEveryDisk(spec: Fields): boolean {
  const storage = spec.at("storage");
  const isTold = drivesIn(storage) !== "unchanged";
  if (isTold) return ["useAll", "useAllWithPartitions"].some((key) => storage.at(key).boolean);
  return storage.isGiven || !(spec.at("cloudStorage").isGiven || hasCloudEntries(spec));
}

/** With cloud drives for some entries and for nothing else, the other nodes get none. */
function storesByDefault(spec: Fields): boolean {
  const cloud = spec.at("cloudStorage");
  const storage = spec.at("storage");
  if (storage.isGiven) return drivesIn(storage) !== "none" || cloud.isGiven;
  return cloud.isGiven || !hasCloudEntries(spec);
}

function overridesOf(spec: Fields): NodeOverride[] {
  const hasDevices = spec.at("storage", "devices").items.length > 0;
  return spec.at("nodes").items.map((entry) => overrideOf(entry, hasDevices));
}

function hasCloudEntries(spec: Fields): boolean {
  return spec.at("nodes").items.some((entry) => entry.at("cloudStorage").isGiven);
}

/** The tag of the image, unless it is a digest or a moving name. */
function versionOf({ fields }: KubernetesObject): string | null {
  const stated = fields.at("spec", "version").text ?? fields.at("status", "version").text;
  const image = fields.at("spec", "image").text ?? "";
  const [tagged = ""] = image.slice(image.lastIndexOf("/") + 1).split("@");
  const [, tag = null] = tagged.split(":");
  return [tag, stated].find((text) => text !== null && /^\d+\.\d+/.test(text)) ?? null;
}

/** Portworx as the driver of an array, without storage nodes of its own. */
function isCsiOnly(object: KubernetesObject, miscArgs: PortworxArguments): boolean {
  const isDisabled = annotationOf(object, "operator.libopenstorage.org/disable-storage");
  return (
    miscArgs.get("oem") === "px-csi" ||
    booleanOf(isDisabled) === true ||
    /(^|\/)px-pure-csi-driver([:@]|$)/.test(object.fields.at("spec", "image").text ?? "")
  );
}

function kvdbEndpointsOf(spec: Fields): string[] {
  const endpoints = spec.at("kvdb", "endpoints").items.map(({ text }) => text ?? "");
  return endpoints.filter((endpoint) => endpoint !== "").toSorted();
}

function updatesOf(spec: Fields) {
  const update = spec.at("updateStrategy", "rollingUpdate");
  return {
    maxUnavailable: update.at("maxUnavailable").text,
    allowsDisruption: update.at("disruption", "allow").boolean,
    taintBasedScheduling: spec.at("taintBasedScheduling", "enabled").boolean === true,
  };
}

function budgetOf(object: KubernetesObject) {
  const suspends = annotationOf(object, "portworx.io/suspend-storage-node-provisioning");
  const isOff = booleanOf(annotationOf(object, "portworx.io/pod-disruption-budget")) === false;
  return {
    disruptionBudget: isOff ? "off" : annotationOf(object, "portworx.io/storage-pdb-min-available"),
    suspendsProvisioning: booleanOf(suspends) === true,
  };
}
