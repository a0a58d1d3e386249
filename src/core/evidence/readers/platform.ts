import { booleanOf } from "../fields.ts";
import type { TraitStatement } from "../inventory.ts";
import { type KubernetesObject, annotationOf, recordOf } from "../object.ts";
import { levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** Platforms of OpenShift's Infrastructure; `None` and `External` say nothing. */
const PLATFORMS: ReadonlyMap<string, string> = new Map([
  ["AWS", "aws"],
  ["GCP", "gcp"],
  ["Azure", "azure"],
  ["IBMCloud", "ibm-cloud"],
  ["PowerVS", "ibm-cloud"],
  ["VSphere", "vsphere"],
  ["OpenStack", "openstack"],
  ["BareMetal", "bare-metal"],
]);

/** Annotations of a StorageCluster that name a managed Kubernetes. */
const ANNOTATIONS: Readonly<Record<string, string>> = {
  "portworx.io/is-eks": "aws",
  "portworx.io/is-gke": "gcp",
  "portworx.io/is-aks": "azure",
  "portworx.io/is-iks": "ibm-cloud",
  "portworx.io/is-oke": "oracle-cloud",
};

/** Reads OpenShift's Infrastructure: the platform that it was installed on. */
export function readInfrastructure(object: KubernetesObject): TraitStatement[] {
  const type = object.fields.at("status", "platformStatus", "type").text ?? "";
  const environment = PLATFORMS.get(type);
  if (environment === undefined) return [];
  return [
    statement(recordOf(object), "environment", {
      narrowed: levels(environment),
      confidence: "states",
      says: `OpenShift was installed on ${type}`,
    }),
  ];
}

/** What annotations of a StorageCluster say about the platform; people copy them around. */
export function platformOf(object: KubernetesObject): TraitStatement[] {
  return Object.entries(ANNOTATIONS)
    .filter(([key]) => booleanOf(annotationOf(object, key)) === true)
    .map(([key, environment]) =>
      statement(recordOf(object), "environment", {
        narrowed: levels(environment),
        confidence: "strongly hints",
        says: `the annotation ${key} is set`,
      }),
    );
}
