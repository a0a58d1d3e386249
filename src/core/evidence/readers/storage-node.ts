import type { StorageNodeRecord } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";

/**
 * Reads a StorageNode, which says what a node of Portworx holds now. The operator derives
 * `storage` from the size of the pools, so a node that is down or starting reads false and may be
 * a storage node all the same: what is not online and not true is unknown.
 */
export function readStorageNode(object: KubernetesObject): StorageNodeRecord[] {
  const status = object.fields.at("status");
  const phase = status.at("phase").text ?? "";
  const { object: kind, name, namespace, at } = recordOf(object);
  return [
    {
      object: kind,
      name,
      namespace,
      at,
      type: "storage-node",
      storage: holdsStorage(object, phase),
      kvdb: status.at("nodeAttributes", "kvdb").boolean === true,
      phase,
      zone: status.at("geography", "zone").text,
      version: object.fields.at("spec", "version").text,
      isListed: object.isListed,
    },
  ];
}

function holdsStorage({ fields }: KubernetesObject, phase: string): boolean | null {
  const status = fields.at("status");
  const size = status.at("storage", "totalSize").text;
  const hasSize = size === null ? null : !/^0+[A-Za-z]*$/.test(size.trim());
  const stated = status.at("nodeAttributes", "storage").boolean ?? hasSize;
  if (stated === true || hasSize === true) return true;
  return phase === "Online" ? stated : null;
}
