import type { Place } from "../model/place.ts";
import { Fields, type FieldSource } from "./fields.ts";
import { header } from "./header.ts";
import type { ObjectRecord } from "./object-record.ts";

/** The group and the kind of a Kubernetes object. */
export interface ObjectKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** A Kubernetes object that a reader takes apart. */
export interface KubernetesObject extends ObjectKind {
  readonly fields: Fields;
  readonly at: Place;
  /** Whether it came in a list, as `kubectl get` prints all objects of a kind. */
  readonly isListed: boolean;
  /** Whether it was read from a cluster rather than written by hand. */
  readonly isLive: boolean;
}

/** Group, version and kind of a value; null where it is no Kubernetes object. */
export function kindOf(value: unknown): ObjectKind | null {
  const { apiVersion, kind } = header(value);
  if (apiVersion === null || kind === null) return null;
  const slash = apiVersion.indexOf("/");
  return {
    group: slash === -1 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
  };
}

/** An object with its parts, from a value whose kind is known. */
export function objectOf(
  { group, version, kind }: ObjectKind,
  source: FieldSource & { readonly value: unknown; readonly at: Place },
  isListed: boolean,
): KubernetesObject {
  const fields = new Fields(source.value, source);
  // Files made by tools may hold an empty status.
  const hasStatus = fields.at("status").entries.length > 0;
  return {
    group,
    version,
    kind,
    fields,
    at: source.at,
    isListed,
    isLive: isListed || hasStatus || fields.at("metadata", "uid").isGiven,
  };
}

/** What every record says about its object. Names decide nothing, so a template may stand there. */
export function recordOf({ fields, kind, at }: KubernetesObject): ObjectRecord {
  const nameOf = (key: string) => {
    const { value } = fields.at("metadata", key);
    return typeof value === "string" ? value : "";
  };
  return { object: kind, name: nameOf("name"), namespace: nameOf("namespace"), at };
}

/** A label of the object, or of a pod or node template inside it; null without it. */
export function labelOf(metadata: Fields, key: string): string | null {
  return metadata.at("labels", key).text;
}

/** An annotation of the object; null without it. */
export function annotationOf({ fields }: KubernetesObject, key: string): string | null {
  return fields.at("metadata", "annotations", key).text;
}
