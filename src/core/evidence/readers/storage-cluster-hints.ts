import type { Fields } from "../fields.ts";
import type { TraitStatement } from "../inventory.ts";
import { type KubernetesObject, annotationOf, recordOf } from "../object.ts";
import { type Narrowed, levels } from "../traits/observation.ts";
import { readArguments } from "./portworx-arguments.ts";
import { statement } from "./statement.ts";

/** What the settings of a StorageCluster hint at, for traits that only people can answer. */
export function hintsOf(object: KubernetesObject): TraitStatement[] {
  const record = recordOf(object);
  const hinting = (trait: string, narrowed: Narrowed, says: string) =>
    statement(record, trait, { narrowed, confidence: "hints", says });
  const fast = fastSettings(object);
  const isSecured = object.fields.at("spec", "security", "enabled").boolean === true;
  return [
    ...(fast.length === 0
      ? []
      : [hinting("performance", DEMANDING, `made for low latency: ${fast.join(", ")}`)]),
    ...(isSecured
      ? [hinting("separationOfConcerns", APART, "access to volumes is granted by role")]
      : []),
    ...(sharesKvdb(object)
      ? [hinting("sharedFabric", levels("yes"), "its KVDB is one that clusters can share")]
      : []),
  ];
}

const DEMANDING = levels("high", "benchmark");
const APART = levels("preferred", "required");

/** Settings that nobody takes the trouble of without a need for speed. */
function fastSettings(object: KubernetesObject): string[] {
  const spec = object.fields.at("spec");
  const storage = spec.at("storage");
  const network = spec.at("network");
  const data = network.at("dataInterface").text;
  return [
    ...(storage.at("devices").items.some(isNvme) ? ["NVMe devices"] : []),
    ...(storage.at("cacheDevices").items.length > 0 ? ["cache devices"] : []),
    ...(isOwnDevice(storage.at("journalDevice")) ? ["a journal device"] : []),
    ...(data !== null && data !== (network.at("mgmtInterface").text ?? data)
      ? ["a network interface for data"]
      : []),
  ];
}

function isNvme({ text }: Fields): boolean {
  return text !== null && text.startsWith("/dev/nvme");
}

/** `auto` makes a partition of a drive, as the vendor's generator asks for by default. */
function isOwnDevice({ text }: Fields): boolean {
  return text !== null && text !== "" && text !== "auto";
}

/** An external KVDB without the domain that a stretched cluster for disaster recovery has. */
function sharesKvdb(object: KubernetesObject): boolean {
  const miscArgs = readArguments(annotationOf(object, "portworx.io/misc-args") ?? "");
  const endpoints = object.fields.at("spec", "kvdb", "endpoints").items;
  return endpoints.length > 0 && !miscArgs.has("cluster_domain");
}
