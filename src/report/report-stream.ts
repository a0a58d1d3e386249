import { item } from "../core/model/lookup.ts";
import type { Assessment, Result } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import type { ReportContext } from "./report.ts";

/** What is known of a result before its first target is judged. */
export type ResultHead = Pick<Result, "schemaVersion" | "tool" | "pack" | "gate" | "folder">;

/** What is known of a result only when its last target is judged. */
export type ResultTail = Pick<
  Result,
  "errors" | "inputs" | "baseline" | "summary" | "exitCode" | "gate"
>;

/**
 * A document that is written piece by piece: the head, then targets (and errors, where `error` has
 * something to say) in their order with the separator between any two pieces, then the tail.
 */
export interface ReportStream {
  readonly separator: string;
  head(head: ResultHead): string;
  target(assessment: Assessment): string;
  /** An error where it happened; empty in formats that tell of errors elsewhere. */
  error(problem: Problem): string;
  tail(tail: ResultTail): string;
}

/** What pieces are made of. */
interface Found {
  readonly results: readonly Assessment[];
  readonly errors: readonly Problem[];
}

/** Makes the stream of a format. */
export type StreamOf = (context: ReportContext) => ReportStream;

/** The formats of which a document can be written before the last target is judged. */
export const STREAMS = {
  text: async () => (await import("./text/text.ts")).textStream,
  json: async () => (await import("./json.ts")).jsonStream,
  ndjson: async () => (await import("./ndjson.ts")).ndjsonStream,
} satisfies Record<string, () => Promise<StreamOf>>;

/** The name of a format that can be streamed. */
export type StreamFormat = keyof typeof STREAMS;

/** Whether documents of a format can be streamed. */
export function isStreamed(format: string): format is StreamFormat {
  return Object.hasOwn(STREAMS, format);
}

/** The whole document of a result that is there already; `positions` as in {@link orderedPieces}. */
export function wholeDocument(
  result: Result,
  stream: ReportStream,
  positions: readonly number[] = [],
): string {
  const pieces = orderedPieces(result, stream, positions);
  return stream.head(result) + pieces.join(stream.separator) + stream.tail(result);
}

/**
 * The pieces of some targets and errors in their order; `positions` says how many targets stand before
 * each error. Errors of which that is not known come last.
 */
export function orderedPieces(
  { results, errors }: Found,
  stream: ReportStream,
  positions: readonly number[],
): string[] {
  const pieces: string[] = [];
  let next = 0;
  const errorsUpTo = (position: number) => {
    for (; next < errors.length && (positions[next] ?? Infinity) <= position; next += 1) {
      const piece = stream.error(item(errors, next));
      if (piece !== "") pieces.push(piece);
    }
  };
  for (const [position, assessment] of results.entries()) {
    errorsUpTo(position);
    pieces.push(stream.target(assessment));
  }
  errorsUpTo(Infinity);
  return pieces;
}
