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
}

/**
 * An output that writes past its stream where it is a pipe, a socket or a file: opening a stream takes
 * an eighth of the time of a run that does nothing. What cannot be written at once goes to the stream.
 */
export function createOutput({ descriptor, open }: OutputTarget): Output {
  let opened: Stream | null = null;
  let isDirect: boolean | null = null;
  const stream = () => {
    if (opened === null) {
      opened = open();
      opened.on("error", ignoreClosedPipe);
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
      const rest = goesPast() ? writeNow(descriptor, text) : text;
      if (rest.length > 0) stream().write(rest);
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

const NOTHING = Buffer.alloc(0);

/** Writes as much as can be written without waiting, and returns the rest. */
function writeNow(descriptor: number, text: string): Buffer {
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    return rest;
  } catch (error) {
    if (codeOf(error) === "EAGAIN") return rest;
    ignoreClosedPipe(error);
    return NOTHING;
  }
}

/** A reader that has seen enough (`| head -1`) is no fault. */
function ignoreClosedPipe(error: unknown): void {
  if (codeOf(error) !== "EPIPE") throw error;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
