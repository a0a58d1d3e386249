import type { Tally } from "../../core/fleet/tally.ts";
import type { Input } from "../../core/model/assessment.ts";
import type { Problem } from "../../core/model/errors.ts";
import type { Instant } from "../../core/model/instant.ts";
import type { StreamFormat } from "../../report/report-stream.ts";
import type { Gate, GateTally } from "../exit-code.ts";
import type { View } from "../write-outputs.ts";
import type { DocumentPiece, JsonLines } from "./fleet-ports.ts";

/** A part of a run that is judged by itself; goes through `structuredClone`. */
export type Work =
  /**
   * Small files of profiles, and their texts where they are known; `areAlone`: each is a path argument
   * of its own.
   */
  | {
      readonly kind: "files";
      readonly paths: readonly string[];
      readonly texts: readonly (string | null)[];
      readonly areAlone: boolean;
    }
  /** A part of a large file of profiles. */
  | { readonly kind: "piece"; readonly piece: DocumentPiece }
  /** Lines of standard input. */
  | { readonly kind: "lines"; readonly lines: JsonLines }
  /** Path arguments whose files have to be read together. */
  | { readonly kind: "arguments"; readonly paths: readonly string[]; readonly files: number };

/** What all batches of a run have in common; goes through `structuredClone`. */
export interface BatchSetup {
  readonly gate: Gate;
  readonly packFolder: string | null;
  readonly settings: readonly string[];
  readonly fixed: readonly string[];
  readonly now: Instant | null;
  readonly today: Instant;
  /** Where the working folder stands in its repository. */
  readonly folder: string;
  readonly view: Omit<View, "palette">;
  /** The documents that are written, by position. */
  readonly formats: readonly StreamFormat[];
}

/** What became of a part of a run; goes through `structuredClone`. */
export interface BatchOutput {
  /** Its part of each document in UTF-8, without a separator at either end. */
  readonly documents: readonly Uint8Array[];
  readonly tally: Tally;
  readonly gateTally: GateTally;
  readonly errors: readonly Problem[];
  /** What belongs to no target. */
  readonly inputs: readonly Input[];
  /** How many files were read. */
  readonly files: number;
}

/** How many files are read when a batch is judged; the end of a large file is known elsewhere. */
export function filesIn(work: Work): number {
  if (work.kind === "files") return work.paths.length;
  return work.kind === "arguments" ? work.files : 0;
}
