import type { NodeGroup } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";

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
