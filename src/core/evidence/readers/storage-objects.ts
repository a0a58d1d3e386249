import type { ClaimRecord, StorageClassRecord } from "../inventory.ts";
import { annotationOf, type KubernetesObject, recordOf } from "../object.ts";

/** The drivers behind volumes of Portworx: CSI and the one that was built into Kubernetes. */
const DRIVERS: ReadonlySet<string | null> = new Set([
  "pxd.portworx.com",
  "kubernetes.io/portworx-volume",
]);

/** Reads a StorageClass of Portworx. */
export function readStorageClass(object: KubernetesObject): StorageClassRecord[] {
  const { fields } = object;
  if (!DRIVERS.has(fields.at("provisioner").text)) return [];
  const parameters = fields.at("parameters");
  return [
    {
      ...recordOf(object),
      type: "storage-class",
      replicas: parameters.at("repl").integer ?? 0,
      isFastPath: parameters.at("fastpath").boolean === true,
    },
  ];
}

/** Reads a claim: which class it asks for, and who provisions it where that is noted. */
export function readClaim(object: KubernetesObject): ClaimRecord[] {
  const record = recordOf(object);
  if (object.fields.at("status", "phase").text !== "Bound") return [];
  const provisioner =
    annotationOf(object, "volume.kubernetes.io/storage-provisioner") ??
    annotationOf(object, "volume.beta.kubernetes.io/storage-provisioner");
  return [
    {
      ...record,
      type: "claim",
      claim: `${record.namespace}/${record.name}`,
      storageClass: object.fields.at("spec", "storageClassName").text ?? "",
      isPortworx: provisioner === null ? null : DRIVERS.has(provisioner),
    },
  ];
}

/** Reads a volume: the claim that it is bound to, and whether it is one of Portworx. */
export function readVolume(object: KubernetesObject): ClaimRecord[] {
  const spec = object.fields.at("spec");
  const namespace = spec.at("claimRef", "namespace").text;
  const name = spec.at("claimRef", "name").text;
  if (namespace === null || name === null) return [];
  const isPortworx =
    DRIVERS.has(spec.at("csi", "driver").text) || spec.at("portworxVolume").isGiven;
  return [
    {
      ...recordOf(object),
      type: "claim",
      claim: `${namespace}/${name}`,
      storageClass: spec.at("storageClassName").text ?? "",
      isPortworx,
    },
  ];
}
