import { item } from "../../model/lookup.ts";
import { Column } from "../column.ts";
import type { EvidenceRecord, NodeRecord, StorageNodeRecord } from "../inventory.ts";
import { KeptNode, KeptNodes, areNodesAlike } from "./kept-node.ts";
import { KeptRows } from "./kept-rows.ts";
import { KeptStorageNode, areStorageNodesAlike } from "./kept-storage-node.ts";
import { type Records, recordsBy } from "../records.ts";

/** Records of one pool and zone that are compared at most; more have something of their own. */
const MOST_COMPARED = 16;
/** Where a record is kept: the rest of its number in `#order`, whose quotient is the position there. */
const KINDS = 3;
const [PLAIN, NODE, STORAGE_NODE] = [0, 1, 2];

/**
 * Records of a file in little memory: nodes come by the thousand, and most differ in nothing but what
 * names them and in their moments. Those that are alike share all the rest.
 */
export class KeptRecords {
  readonly #order = new Column(Int32Array);
  readonly #plain: EvidenceRecord[] = [];
  readonly #nodes = new KeptNodes();
  readonly #storageNodes = new KeptRows<StorageNodeRecord>();
  readonly #likeNodes = new Map<string, NodeRecord[]>();
  readonly #likeStorageNodes = new Map<string, StorageNodeRecord[]>();
  /** The first of the nodes whose name no StorageNode has had yet. */
  #next = 0;

  /** How many records came so far. */
  get length(): number {
    return this.#order.length;
  }

  /** Takes a record behind all others. */
  push(record: EvidenceRecord): void {
    this.#order.push(this.#keep(record));
  }

  /** The records that came so far, in their order. */
  all(): Records<EvidenceRecord> {
    return recordsBy(this.length, (position) => this.#at(position));
  }

  #at(position: number): EvidenceRecord {
    const number = this.#order.at(position);
    const index = Math.floor(number / KINDS);
    if (number % KINDS === NODE) return new KeptNode(this.#nodes, index);
    return number % KINDS === STORAGE_NODE
      ? new KeptStorageNode(this.#storageNodes, index)
      : item(this.#plain, index);
  }

  #keep(record: EvidenceRecord): number {
    if (record.type === "node") {
      const known = listOf(this.#likeNodes, `${record.pool}/${record.zone}`);
      const like = likeOf(record, known, areNodesAlike);
      if (like === null) return this.#keepPlain(record);
      this.#nodes.push(record, like);
      return (this.#nodes.length - 1) * KINDS + NODE;
    }
    if (record.type !== "storage-node") return this.#keepPlain(record);
    const known = listOf(this.#likeStorageNodes, String(record.zone));
    const like = likeOf(record, known, areStorageNodesAlike);
    if (like === null) return this.#keepPlain(record);
    this.#storageNodes.push({ name: this.#nameOf(record), at: record.at }, like);
    return (this.#storageNodes.length - 1) * KINDS + STORAGE_NODE;
  }

  #keepPlain(record: EvidenceRecord): number {
    return (this.#plain.push(record) - 1) * KINDS + PLAIN;
  }

  /** The text that names the Node too, where StorageNodes come in the order of their Nodes. */
  #nameOf({ name }: StorageNodeRecord): string {
    const known = this.#next < this.#nodes.length ? this.#nodes.nameAt(this.#next) : null;
    if (known !== name) return name;
    this.#next += 1;
    return known;
  }
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}

/** The first record that one is like, which may be itself; null where too many differ. */
function likeOf<T>(record: T, known: T[], areAlike: (one: T, other: T) => boolean): T | null {
  const found = known.find((each) => areAlike(each, record));
  if (found !== undefined) return found;
  return known.length < MOST_COMPARED ? item(known, known.push(record) - 1) : null;
}

/** What a record says, with keys of its own, whether it shares what it says or not. */
export function plainRecord(record: EvidenceRecord): EvidenceRecord {
  return record instanceof KeptNode || record instanceof KeptStorageNode ? record.plain : record;
}

/** One object for all nodes that share what they say; null where that is not known of a record. */
export function sharedBy(record: NodeRecord | StorageNodeRecord): object | null {
  return record instanceof KeptNode || record instanceof KeptStorageNode ? record.like : null;
}
