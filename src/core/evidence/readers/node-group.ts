import type { NodeGroup } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";

const SECONDS_A_DAY = 86_400;

/** Days of a lifetime in seconds; Infinity without one, as nothing or 0 means to AWS. */
export function lifetimeOf(seconds: number | null): number {
  return seconds === null || seconds === 0 ? Infinity : seconds / SECONDS_A_DAY;
}

/** What every reader of a group knows of it. */
type Told = Pick<NodeGroup, "pool" | "placeOf"> & Partial<NodeGroup>;

/** A node group of which an object says only some things; the others stay unknown. */
export function nodeGroup(record: ObjectRecord, told: Told): NodeGroup {
  return {
    ...record,
    type: "node-group",
    cluster: null,
    nodeType: null,
    provision: null,
    labelsKnown: true,
    isExcluded: false,
    min: null,
    max: null,
    scaledBy: null,
    isInterruptible: null,
    isAllInterruptible: false,
    lifetime: null,
    consolidates: false,
    isKeptFromScaleDown: false,
    isTainted: false,
    nodeClass: null,
    keepsDrifted: false,
    twin: null,
    ...told,
  };
}
