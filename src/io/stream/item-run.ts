/** One item of a list among others in bytes. */
export interface ItemBytes {
  readonly start: number;
  readonly end: number;
  /** Line breaks before it. */
  readonly lines: number;
}

/** Whole items of a list that stand one after the other. */
export interface ItemRun {
  readonly items: readonly ItemBytes[];
  /** Line breaks in all of them. */
  readonly lines: number;
  /** Whether the list ends behind them. */
  readonly isOver: boolean;
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const HASH = 35;
const DASH = 45;

/**
 * Cuts the items of a list apart at dashes in the first column. Inside an item that column holds
 * nothing but comments, since even the lines of a text are indented. Bytes begin with an item; the
 * last one is whole only where something is seen to follow it.
 */
export function itemRun(bytes: Buffer): ItemRun {
  const items: ItemBytes[] = [];
  let start = 0;
  let linesBefore = 0;
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
    const next = at + 1;
    if (isInside(bytes[next]) || next + 1 >= bytes.length) continue;
    items.push({ start, end: next, lines: linesBefore });
    start = next;
    linesBefore = lines;
    if (bytes[next] !== DASH || !isSpace(bytes[next + 1])) return { items, lines, isOver: true };
  }
  return { items, lines: linesBefore, isOver: false };
}

/** Whether a line that begins so belongs to the item before it; so does an empty line. */
function isInside(first: number | undefined): boolean {
  return first === undefined || isSpace(first) || first === HASH;
}

function isSpace(byte: number | undefined): boolean {
  return byte === BLANK || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB;
}
