import type { EvidenceRecord } from "../inventory.ts";
import type { KubernetesObject } from "../object.ts";

/** What readers may use beside the object. */
export interface ReaderContext {
  /** The value of a YAML text inside an object; null where it is not valid. */
  parseYaml(text: string): unknown;
}

/** Takes from one kind of object what it says about the topology. */
export type Reader = (
  object: KubernetesObject,
  context: ReaderContext,
) => readonly EvidenceRecord[];
