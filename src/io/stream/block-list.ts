import { parseDocuments } from "../yaml/parse-documents.ts";
import { type ListKind, isListOf, listKind } from "../../core/evidence/kubernetes-list.ts";

/** A list in YAML whose items begin with a dash in the first column, as kubectl prints it. */
export interface BlockList {
  /** Bytes before the first item. */
  readonly headLength: number;
  readonly list: ListKind;
}

/** Bytes in which the first item has to begin. */
const PEEKED = 4096;

/** The list that bytes begin with; null where it is something else or printed otherwise. */
export function blockList(bytes: Buffer): BlockList | null {
  const text = bytes.toString("latin1", 0, PEEKED);
  const opening = /^items:[ \t]*\r?\n(?=- )/m.exec(text);
  if (opening === null) return null;
  const headLength = opening.index + opening[0].length;
  const [head, ...others] = parseDocuments("", `${text.slice(0, opening.index)}items: []`);
  if (head?.kind !== "document" || others.length > 0) return null;
  const list = listKind(head.value);
  const isTold = /^(?:- | {2})kind: /m.test(text.slice(headLength));
  return list !== null && isListOf(list, isTold) ? { headLength, list } : null;
}
