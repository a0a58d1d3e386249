import type { ObjectRecord } from "./object-record.ts";

/** A NodeClaim of Karpenter: a node that it made, or is making. */
export interface NodeClaim extends ObjectRecord {
  readonly type: "node-claim";
  readonly pool: string;
  readonly isInterruptible: boolean;
  /** Days after which it is replaced; Infinity where it may stay; null: cannot be told. */
  readonly lifetime: number | null;
  /** Its image or its pool has changed since, so that it is to be replaced. */
  readonly hasDrifted: boolean;
}

/** An EC2NodeClass whose image moves with the releases. */
export interface MovingImage extends ObjectRecord {
  readonly type: "moving-image";
  readonly alias: string;
}
