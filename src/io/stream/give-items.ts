import type { Intake, ReadDocument } from "../documents.ts";
import type { Piece } from "../yaml/line-index.ts";
import { parseItems } from "../yaml/parse-documents.ts";
import { detached } from "./detached.ts";
import { type ListKind, asItem } from "../../core/evidence/kubernetes-list.ts";

/** Items that are parsed at once, which costs a sixth less than one by one. */
const TOGETHER = 16;

/** Parses items of a YAML list, which stand one after the other, and hands them on. */
export function giveItems(items: readonly Piece[], list: ListKind, intake: Intake): void {
  for (let from = 0; from < items.length; from += TOGETHER) {
    for (const document of parseTogether(items.slice(from, from + TOGETHER))) {
      if (document.kind !== "document") intake.add([document]);
      else {
        const value = asItem(detached(document.value), list);
        intake.give({ ...document, value, isListItem: list.isWhole });
      }
    }
  }
}

/** One by one where something is wrong, so that a broken item does not take the others with it. */
function parseTogether(pieces: readonly Piece[]): ReadDocument[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const read = parseItems({ ...first, text: pieces.map(({ text }) => text).join("") });
  const isSound = read.every((each) => each.kind === "document" && each.duplicates.length === 0);
  return isSound ? read : pieces.flatMap(parseItems);
}
