import { type Output, type Stream, createOutput } from "../../src/cli/output.ts";

/** An output that writes to a stream alone, as to a terminal. */
export function streamOutput(stream: Stream): Output {
  const failed = (error: unknown) => {
    throw error;
  };
  return createOutput({ descriptor: -1, open: () => stream, failed });
}
