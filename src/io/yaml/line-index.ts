import type { Place } from "../../core/model/place.ts";

/** A stretch of a file's text, and the line of the file that it begins with. */
export interface Piece {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** Turns offsets into a text to lines and columns. */
export interface LineIndex {
  /** The place of an offset, both counted from 1 in UTF-16 units. */
  placeAt(offset: number): Place;
}

/** Indexes a text once; each look-up is then a binary search. */
export function indexLines({ file, text, line }: Piece): LineIndex {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) {
    starts.push(end + 1);
  }
  return {
    placeAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { file, line: line + low, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
