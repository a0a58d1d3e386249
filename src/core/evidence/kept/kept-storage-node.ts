import type { StorageNodeRecord } from "../inventory.ts";
import { KeptRow } from "./kept-rows.ts";

/** A StorageNode that shares with others what they say. */
export class KeptStorageNode extends KeptRow<StorageNodeRecord> implements StorageNodeRecord {
  /** The record with keys of its own. */
  get plain(): StorageNodeRecord {
    const { name, at } = this;
    return { ...this.like, name, at };
  }

  get type() {
    return this.like.type;
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
