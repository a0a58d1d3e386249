import type { Autoscaler } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";

/** An autoscaler that makes nodes for pods rather than resize groups, and takes them away again. */
export function nodeMaker(record: ObjectRecord, kind: "eks-auto-mode" | "karpenter"): Autoscaler {
  return { ...record, type: "autoscaler", kind, scalesDown: true, balances: true, seen: null };
}
