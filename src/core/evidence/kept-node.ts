import type { Instant } from "../model/instant.ts";
import type { Place } from "../model/place.ts";
import type { NodeRecord } from "./inventory.ts";

/** A node that shares with others what it says. */
export class KeptNode implements NodeRecord {
  readonly name: string;
  readonly uid: string;
  readonly #created: number | null;
  readonly #seen: number | null;
  readonly #line: number;
  /** Another record, or this one as it was read, that says all the rest. */
  readonly like: NodeRecord;

  constructor({ name, uid, created, seen, at }: NodeRecord, like: NodeRecord) {
    this.name = name;
    this.uid = uid;
    this.#created = inSeconds(created);
    this.#seen = inSeconds(seen);
    this.#line = at.line;
    this.like = like;
  }

  /** The record with keys of its own. */
  get plain(): NodeRecord {
    const { name, uid, created, seen, at } = this;
    return { ...this.like, name, uid, created, seen, at };
  }

  get created(): Instant | null {
    return inMilliseconds(this.#created);
  }

  get seen(): Instant | null {
    return inMilliseconds(this.#seen);
  }

  get at(): Place {
    return { ...this.like.at, line: this.#line };
  }

  get type() {
    return this.like.type;
  }

  get object() {
    return this.like.object;
  }

  get namespace() {
    return this.like.namespace;
  }

  get pool() {
    return this.like.pool;
  }

  get zone() {
    return this.like.zone;
  }

  get nodeType() {
    return this.like.nodeType;
  }

  get provision() {
    return this.like.provision;
  }

  get refusal() {
    return this.like.refusal;
  }

  get metadataNode() {
    return this.like.metadataNode;
  }

  get isExcluded() {
    return this.like.isExcluded;
  }

  get isControlPlane() {
    return this.like.isControlPlane;
  }

  get isSchedulable() {
    return this.like.isSchedulable;
  }

  get isInterruptible() {
    return this.like.isInterruptible;
  }

  get isCapacityKnown() {
    return this.like.isCapacityKnown;
  }

  get isKeptFromScaleDown() {
    return this.like.isKeptFromScaleDown;
  }

  get isAutoMode() {
    return this.like.isAutoMode;
  }

  get isShortOfMemory() {
    return this.like.isShortOfMemory;
  }

  get kubelet() {
    return this.like.kubelet;
  }

  get image() {
    return this.like.image;
  }

  get bandwidth() {
    return this.like.bandwidth;
  }

  get provider() {
    return this.like.provider;
  }

  get legacyLabels() {
    return this.like.legacyLabels;
  }

  get isListed() {
    return this.like.isListed;
  }
}

/** Servers give whole seconds, which engines keep in half the room of milliseconds. */
function inSeconds(moment: Instant | null): number | null {
  return moment === null ? null : moment / 1000;
}

function inMilliseconds(seconds: number | null): Instant | null {
  return seconds === null ? null : Math.round(seconds * 1000);
}

/** Keys in which nodes that share what they say are the same; moments and names are their own. */
const COMMON = [
  "object",
  "namespace",
  "pool",
  "zone",
  "nodeType",
  "provision",
  "refusal",
  "metadataNode",
  "isExcluded",
  "isControlPlane",
  "isSchedulable",
  "isInterruptible",
  "isCapacityKnown",
  "isKeptFromScaleDown",
  "isAutoMode",
  "isShortOfMemory",
  "kubelet",
  "image",
  "bandwidth",
  "provider",
  "isListed",
] as const satisfies readonly (keyof NodeRecord)[];

/** Whether two nodes differ in nothing but what each has of its own. */
export function areNodesAlike(one: NodeRecord, other: NodeRecord): boolean {
  return (
    COMMON.every((key) => one[key] === other[key]) &&
    one.legacyLabels.join() === other.legacyLabels.join() &&
    one.at.file === other.at.file &&
    one.at.column === other.at.column
  );
}
