import type { OutputSink } from "../app/fleet/fleet-ports.ts";
import { releaseBytes } from "../io/release-bytes.ts";
import { streamFile } from "../io/streamed-file.ts";
import type { Environment } from "./environment.ts";
import type { Stream } from "./output.ts";

/** Opens what a document is written to: a file, or standard output for null. */
export async function openOutput(
  file: string | null,
  { cwd, stdout }: Environment,
): Promise<OutputSink> {
  if (file === null) return stdoutSink(stdout.stream);
  const streamed = await streamFile(cwd, file);
  return { ...streamed, isClosed: false };
}

/** Standard output, which may be read slowly or not to its end. */
function stdoutSink(stdout: Stream): OutputSink {
  // The system has copied what it took; a stream of this process may hold it for its reader.
  const isOfSystem = "fd" in stdout;
  let isBroken = false;
  const put = (piece: Uint8Array): boolean => {
    const written = (error?: Error | null) => {
      if (!error && isOfSystem) releaseBytes(piece);
    };
    try {
      return stdout.write(piece, written);
    } catch (error) {
      // The stream of a file throws; whoever listens for errors tells of this one too.
      isBroken = true;
      stdout.emit("error", error);
      return true;
    }
  };
  return {
    write: (piece) =>
      new Promise((resolve) => {
        if (isBroken || isClosed(stdout) || put(piece)) resolve();
        else whenFree(stdout, resolve);
      }),
    finish: () => Promise.resolve(),
    discard: () => Promise.resolve(),
    get isClosed() {
      return isBroken || isClosed(stdout);
    },
  };
}

function isClosed(stdout: Stream): boolean {
  return stdout.destroyed || stdout.errored !== null || stdout.writableEnded;
}

/** Calls back once there is room, or nobody reads any more. */
function whenFree(stdout: Stream, done: () => void): void {
  const events = ["drain", "error", "close"] as const;
  const end = () => {
    for (const event of events) stdout.off(event, end);
    done();
  };
  for (const event of events) stdout.on(event, end);
}
