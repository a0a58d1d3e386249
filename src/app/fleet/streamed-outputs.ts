import { AdvisorError, type Problem, problem } from "../../core/model/errors.ts";
import type { ReportStream, ResultHead, ResultTail } from "../../report/report-stream.ts";
import type { OutputRequest } from "../write-outputs.ts";
import type { FleetPorts, OutputSink } from "./fleet-ports.ts";

/** A document that is being written, and where it goes. */
interface Streamed {
  readonly request: OutputRequest;
  readonly stream: ReportStream;
  readonly sink: OutputSink;
  /** Whether nothing but the head was written. */
  isEmpty: boolean;
  /** Whether writing failed. */
  isLost: boolean;
}

/** The documents of a run that are written while it is judged. */
export class StreamedOutputs {
  /** What could not be written; it takes no other document away. */
  readonly failures: Problem[] = [];
  readonly #streamed: (Streamed | null)[] = [];

  /** Opens every output and writes its head. */
  async open(
    outputs: readonly { readonly request: OutputRequest; readonly stream: ReportStream }[],
    head: ResultHead,
    ports: FleetPorts,
  ): Promise<void> {
    for (const { request, stream } of outputs) {
      const sink = await this.#orFailed(() => ports.openOutput(request.file));
      const streamed =
        sink === null ? null : { request, stream, sink, isEmpty: true, isLost: false };
      this.#streamed.push(streamed);
      if (streamed !== null) await this.#write(streamed, encode(stream.head(head)));
    }
  }

  /** Whether nobody reads anything of it any more. */
  get areClosed(): boolean {
    return this.#streamed.every((each) => each === null || each.isLost || each.sink.isClosed);
  }

  /** Writes the parts of a batch, one for each output in the order of the request. */
  async add(parts: readonly Uint8Array[]): Promise<void> {
    for (const [index, part] of parts.entries()) {
      const streamed = this.#streamed[index];
      if (part.length > 0 && streamed) await this.#addTo(streamed, part);
    }
  }

  /** Writes an error that stands in no batch. */
  async addError(error: Problem): Promise<void> {
    for (const streamed of this.#streamed) {
      const part = encode(streamed?.stream.error(error) ?? "");
      if (part.length > 0 && streamed) await this.#addTo(streamed, part);
    }
  }

  /** Writes the tails and puts files in their places. */
  async finish(tail: ResultTail): Promise<void> {
    for (const streamed of this.#streamed) {
      if (streamed === null) continue;
      await this.#write(streamed, encode(streamed.stream.tail(tail)));
      if (!streamed.isLost) await this.#orFailed(() => streamed.sink.finish());
    }
  }

  /**
   * Ends documents that are not whole: standard output is ended well, and a file is left as it was,
   * since whoever reads it later would not know that it is a part.
   */
  async interrupt(tail: ResultTail): Promise<Problem[]> {
    const left: Problem[] = [];
    for (const streamed of this.#streamed) {
      if (streamed === null) continue;
      const { request, sink, stream } = streamed;
      if (request.file === null) {
        await this.#write(streamed, encode(stream.tail(tail)));
        continue;
      }
      await sink.discard();
      const message = `${request.file}: is left as it was, since the run was interrupted`;
      left.push(problem("interrupted", message));
    }
    return left;
  }

  async #addTo(streamed: Streamed, part: Uint8Array): Promise<void> {
    if (!streamed.isEmpty && streamed.stream.separator !== "") {
      await this.#write(streamed, encode(streamed.stream.separator));
    }
    streamed.isEmpty = false;
    await this.#write(streamed, part);
  }

  async #write(streamed: Streamed, piece: Uint8Array): Promise<void> {
    if (piece.length === 0 || streamed.isLost) return;
    const written = await this.#orFailed(async () => {
      await streamed.sink.write(piece);
      return true;
    });
    if (written !== null) return;
    streamed.isLost = true;
    await streamed.sink.discard();
  }

  async #orFailed<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AdvisorError)) throw error;
      this.failures.push(...error.problems);
      return null;
    }
  }
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
