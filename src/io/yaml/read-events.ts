import { type Event, YAMLException, parseEvents } from "js-yaml";

/** The events of a text, and the text that their offsets point into. */
export interface ReadEvents {
  readonly events: Event[];
  readonly text: string;
}

/** Closing brackets that are moved in one text at most. */
const MOST_MENDS = 100;

/**
 * The events of a text as js-yaml reads it. It refuses a closing bracket that stands no deeper than
 * the key it belongs to, which every other parser takes and many people write. The line breaks
 * before such a bracket become blanks, so that offsets stay. Throws YAMLException.
 */
export function readEvents(source: string): ReadEvents {
  let text = source;
  for (let left = MOST_MENDS; ; left -= 1) {
    try {
      return { events: parseEvents(text, {}), text };
    } catch (error) {
      const mended = left === 0 ? null : withBracketMoved(text, error);
      if (mended === null) throw error;
      text = mended;
    }
  }
}

function withBracketMoved(text: string, error: unknown): string | null {
  const at = error instanceof YAMLException ? (error.mark?.position ?? -1) : -1;
  if (text[at] !== "]" && text[at] !== "}") return null;
  const gap = /(?:[ \t]+#[^\n]*|[ \t]*)(?:\n[ \t]*(?:#[^\n]*)?)+$/.exec(text.slice(0, at));
  if (gap === null) return null;
  return text.slice(0, gap.index) + " ".repeat(gap[0].length) + text.slice(at);
}
