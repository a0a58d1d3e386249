import { fstatSync, writeSync } from "node:fs";
import process from "node:process";
import type { Writable } from "node:stream";

/** A stream of the process; a terminal says so and knows its width. */
export interface Stream extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Something to write to: standard output or standard error. */
export interface Output {
  readonly isTTY: boolean;
  /** Columns of a terminal. */
  readonly columns: number | undefined;
  write(text: string): void;
  /** Its stream, for those who wait for room or paint on it. */
  readonly stream: Stream;
}

/** Where an output goes. */
export interface OutputTarget {
  /** Its file descriptor. */
  readonly descriptor: number;
  /** Opens its stream. */
  readonly open: () => Stream;
  /** Called where something cannot be written; not where nobody reads any more (`| head -1`). */
  readonly failed: (error: unknown) => void;
}

/**
 * An output that writes past its stream where it is a pipe, a socket or a file: opening a stream takes
 * an eighth of the time of a run that does nothing. What cannot be written at once goes to the stream.
 */
export function createOutput({ descriptor, open, failed }: OutputTarget): Output {
  let opened: Stream | null = null;
  let isDirect: boolean | null = null;
  const refused = (error: unknown) => {
    if (codeOf(error) !== "EPIPE") failed(error);
  };
  const stream = () => {
    if (opened === null) {
      opened = open();
      opened.on("error", refused);
    }
    return opened;
  };
  const goesPast = () => opened === null && (isDirect ??= isNoTerminal(descriptor));
  return {
    get isTTY() {
      return !goesPast() && stream().isTTY === true;
    },
    get columns() {
      return goesPast() ? undefined : stream().columns;
    },
    write(text) {
      try {
        const rest = goesPast() ? writeNow(descriptor, text) : text;
        // The stream of a file throws, others tell of it later.
        if (rest.length > 0) stream().write(rest);
      } catch (error) {
        refused(error);
      }
    },
    get stream() {
      return stream();
    },
  };
}

/** A terminal is a character device; so is `/dev/null`, which may well be taken for one. */
function isNoTerminal(descriptor: number): boolean {
  try {
    return process.platform !== "win32" && !fstatSync(descriptor).isCharacterDevice();
  } catch {
    return false;
  }
}

/** Writes as much as can be written without waiting, and returns the rest. */
function writeNow(descriptor: number, text: string): Buffer {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    if (codeOf(error) !== "EAGAIN") throw error;
  }
  return rest;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
