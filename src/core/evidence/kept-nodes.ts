import { item } from "../model/lookup.ts";
import type { EvidenceRecord, NodeRecord, StorageNodeRecord } from "./inventory.ts";
import { KeptNode, areNodesAlike } from "./kept-node.ts";
import { KeptStorageNode, areStorageNodesAlike } from "./kept-storage-node.ts";

/** Records of one pool and zone that are compared at most; more have something of their own. */
const MOST_COMPARED = 16;

/**
 * Keeps the nodes of large dumps small: they come by the thousand, and most differ in nothing but
 * what names them and in their moments. Those that are alike share all the rest.
 */
export class KeptNodes {
  readonly #nodes = new Map<string, NodeRecord[]>();
  readonly #storageNodes = new Map<string, StorageNodeRecord[]>();
  readonly #names: string[] = [];
  /** The first of the names that no StorageNode has had yet. */
  #next = 0;

  /** A record that says the same as one that was read. */
  kept(record: EvidenceRecord): EvidenceRecord {
    if (record.type === "node") {
      this.#names.push(record.name);
      const known = listOf(this.#nodes, `${record.pool}/${record.zone}`);
      const like = likeOf(record, known, areNodesAlike);
      return like === null ? record : new KeptNode(record, like);
    }
    if (record.type !== "storage-node") return record;
    const known = listOf(this.#storageNodes, String(record.zone));
    const like = likeOf(record, known, areStorageNodesAlike);
    if (like === null) return record;
    return new KeptStorageNode({ name: this.#nameOf(record), at: record.at }, like);
  }

  /** The text that names the Node too, where StorageNodes come in the order of their Nodes. */
  #nameOf({ name }: StorageNodeRecord): string {
    const known = this.#names[this.#next];
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
