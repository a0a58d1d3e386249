import { addTarget, emptyTally } from "../../core/fleet/tally.ts";
import type { Assessment, Input } from "../../core/model/assessment.ts";
import type { Problem } from "../../core/model/errors.ts";
import { type ReportStream, orderedPieces } from "../../report/report-stream.ts";
import { type Gate, addGateTally, gateTallyOf } from "../exit-code.ts";
import type { ReadTargets } from "../read-targets.ts";
import type { BatchOutput } from "./batch.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** What was read of a part of a batch. */
export type BatchPart = ReadTargets;

/** A document of a run, and what its part in a batch is written into. */
export interface BatchDocument {
  readonly stream: ReportStream;
  readonly writer: ByteWriter;
}

/** What comes of a batch, part by part. */
export class BatchOutcome {
  readonly #gate: Gate;
  readonly #documents: readonly BatchDocument[];
  readonly #tally = emptyTally();
  readonly #gateTally;
  readonly #errors: Problem[] = [];
  readonly #inputs: Input[] = [];

  constructor(documents: readonly BatchDocument[], gate: Gate) {
    this.#gate = gate;
    this.#gateTally = gateTallyOf([], gate);
    this.#documents = documents;
    // A batch that failed may have left a part of it.
    for (const { writer } of documents) writer.clear();
  }

  /** Adds the targets of a part as they were judged, and what went wrong in it. */
  add(results: readonly Assessment[], { errors, errorPositions, inputs }: BatchPart): void {
    for (const { stream, writer } of this.#documents) {
      for (const piece of orderedPieces({ results, errors }, stream, errorPositions)) {
        if (writer.length > 0) writer.write(stream.separator);
        writer.write(piece);
      }
    }
    for (const result of results) addTarget(this.#tally, result);
    addGateTally(this.#gateTally, gateTallyOf(results, this.#gate));
    this.#errors.push(...errors);
    this.#inputs.push(...inputs);
  }

  value(files: number): BatchOutput {
    return {
      documents: this.#documents.map(({ writer }) => writer.take()),
      tally: this.#tally,
      gateTally: this.#gateTally,
      errors: this.#errors,
      inputs: this.#inputs,
      files,
    };
  }
}
