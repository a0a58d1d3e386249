import type { Instant } from "../../model/instant.ts";
import { item } from "../../model/lookup.ts";
import type { Place } from "../../model/place.ts";
import { Column } from "../column.ts";
import { SharedColumn } from "./shared-column.ts";
import type { NodeRecord } from "../inventory.ts";
import { UidColumn } from "./uid-column.ts";

/** Nodes that share with others what they say: only what each has of its own is kept of it. */
export class KeptNodes {
  readonly #names: string[] = [];
  readonly #uids = new UidColumn();
  readonly #created = new Column(Float64Array);
  readonly #seen = new Column(Float64Array);
  readonly #lines = new Column(Int32Array);
  readonly #likes = new SharedColumn<NodeRecord>();

  /** Takes a node; `like`: another record, or this one as it was read, that says all the rest. */
  push({ name, uid, created, seen, at }: NodeRecord, like: NodeRecord): void {
    this.#names.push(name);
    this.#uids.push(uid);
    this.#created.push(created ?? Number.NaN);
    this.#seen.push(seen ?? Number.NaN);
    this.#lines.push(at.line);
    this.#likes.push(like);
  }

  get length(): number {
    return this.#names.length;
  }

  at(position: number): NodeRecord {
    return new KeptNode(this, position);
  }

  nameAt(position: number): string {
    return item(this.#names, position);
  }

  uidAt(position: number): string {
    return this.#uids.at(position);
  }

  createdAt(position: number): Instant | null {
    return momentIn(this.#created, position);
  }

  seenAt(position: number): Instant | null {
    return momentIn(this.#seen, position);
  }

  lineAt(position: number): number {
    return this.#lines.at(position);
  }

  likeAt(position: number): NodeRecord {
    return this.#likes.at(position);
  }
}

function momentIn(moments: Column, position: number): Instant | null {
  const moment = moments.at(position);
  return Number.isNaN(moment) ? null : moment;
}

/** One of {@link KeptNodes}, made when it is asked for. */
export class KeptNode implements NodeRecord {
  readonly name: string;
  /** What says all that the node has in common with others. */
  readonly like: NodeRecord;
  readonly #nodes: KeptNodes;
  readonly #position: number;

  constructor(nodes: KeptNodes, position: number) {
    this.name = nodes.nameAt(position);
    this.like = nodes.likeAt(position);
    this.#nodes = nodes;
    this.#position = position;
  }

  /** The record with keys of its own. */
  get plain(): NodeRecord {
    const { name, uid, created, seen, at } = this;
    return { ...this.like, name, uid, created, seen, at };
  }

  get uid(): string {
    return this.#nodes.uidAt(this.#position);
  }

  get created(): Instant | null {
    return this.#nodes.createdAt(this.#position);
  }

  get seen(): Instant | null {
    return this.#nodes.seenAt(this.#position);
  }

  get at(): Place {
    return { ...this.like.at, line: this.#nodes.lineAt(this.#position) };
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
