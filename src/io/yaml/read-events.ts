import { type Event, YAMLException, parseEvents } from "./js-yaml.ts";

/** The events of a text, and the text that their offsets point into. */
export interface ReadEvents {
  readonly events: Event[];
  readonly text: string;
}

/** Closing brackets that are moved in one text at most; each costs another reading of it. */
const MOST_MENDS = 100;
/** Characters that are read anew for such brackets. */
const MOST_READ_ANEW = 16 * 1024 * 1024;

/**
 * The events of a text as js-yaml reads it. It refuses a closing bracket that stands no deeper than
 * the key it belongs to, which every other parser takes and many people write. The line breaks
 * before such a bracket become blanks, so that offsets stay. Throws YAMLException.
 */
export function readEvents(source: string): ReadEvents {
  let text = source;
  for (let left = Math.min(MOST_MENDS, MOST_READ_ANEW / source.length); ; left -= 1) {
    try {
      return { events: parseEvents(text, {}), text };
    } catch (error) {
      const mended = left < 1 ? null : withBracketMoved(text, error);
      if (mended === null) throw error;
      text = mended;
    }
  }
}

function withBracketMoved(text: string, error: unknown): string | null {
  const at = error instanceof YAMLException ? (error.mark?.position ?? -1) : -1;
  if (text[at] !== "]" && text[at] !== "}") return null;
  const start = contentBefore(text, at);
  const end = text.indexOf("\n", start);
  if (end === -1 || end > at) return null;
  const from = start + text.slice(start, end).search(/(?<![ \t])(?:[ \t]+#[^\n]*|[ \t]*)$/);
  return text.slice(0, from) + " ".repeat(at - from) + text.slice(at);
}

/** Where the last line before an offset begins that holds more than blanks and a comment. */
function contentBefore(text: string, at: number): number {
  for (let end = at; end > 0;) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    if (/^[ \t]*[^ \t#]/.test(text.slice(start, end))) return start;
    end = start - 1;
  }
  return 0;
}
