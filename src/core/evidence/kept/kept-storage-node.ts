import { item } from "../../model/lookup.ts";
import type { Place } from "../../model/place.ts";
import { Column } from "../column.ts";
import { SharedColumn } from "./shared-column.ts";
import type { StorageNodeRecord } from "../inventory.ts";

/** StorageNodes that share with others what they say: of each only its name and place are kept. */
export class KeptStorageNodes {
  readonly #names: string[] = [];
  readonly #lines = new Column(Int32Array);
  readonly #likes = new SharedColumn<StorageNodeRecord>();

  /** Takes a StorageNode; `like`: another record, or this one as it was read, that says all the rest. */
  push({ name, at }: Pick<StorageNodeRecord, "name" | "at">, like: StorageNodeRecord): void {
    this.#names.push(name);
    this.#lines.push(at.line);
    this.#likes.push(like);
  }

  get length(): number {
    return this.#names.length;
  }

  at(position: number): StorageNodeRecord {
    return new KeptStorageNode(this, position);
  }

  nameAt(position: number): string {
    return item(this.#names, position);
  }

  lineAt(position: number): number {
    return this.#lines.at(position);
  }

  likeAt(position: number): StorageNodeRecord {
    return this.#likes.at(position);
  }
}

/** One of {@link KeptStorageNodes}, made when it is asked for. */
export class KeptStorageNode implements StorageNodeRecord {
  readonly name: string;
  /** What says all that the StorageNode has in common with others. */
  readonly like: StorageNodeRecord;
  readonly #nodes: KeptStorageNodes;
  readonly #position: number;

  constructor(nodes: KeptStorageNodes, position: number) {
    this.name = nodes.nameAt(position);
    this.like = nodes.likeAt(position);
    this.#nodes = nodes;
    this.#position = position;
  }

  /** The record with keys of its own. */
  get plain(): StorageNodeRecord {
    const { name, at } = this;
    return { ...this.like, name, at };
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

  get storage() {
    return this.like.storage;
  }

  get kvdb() {
    return this.like.kvdb;
  }

  get phase() {
    return this.like.phase;
  }

  get zone() {
    return this.like.zone;
  }

  get version() {
    return this.like.version;
  }

  get isListed() {
    return this.like.isListed;
  }
}

/** Keys in which StorageNodes that share what they say are the same. */
const COMMON = [
  "object",
  "namespace",
  "storage",
  "kvdb",
  "phase",
  "zone",
  "version",
  "isListed",
] as const satisfies readonly (keyof StorageNodeRecord)[];

/** Whether two StorageNodes differ in nothing but what each has of its own. */
export function areStorageNodesAlike(one: StorageNodeRecord, other: StorageNodeRecord): boolean {
  return (
    COMMON.every((key) => one[key] === other[key]) &&
    one.at.file === other.at.file &&
    one.at.column === other.at.column
  );
}
