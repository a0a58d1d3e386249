import type { InputFile, InputPath, Ports, TakeDocument } from "../ports.ts";
import type { BatchOutput, BatchSetup, Work } from "./batch.ts";

/** The files that one path argument leads to, none of them read. */
export interface InputList extends Omit<InputPath, "files"> {
  /** As messages show them, in path order. */
  readonly files: readonly string[];
}

/** Whole documents cut from a file, and the line that they begin with. */
export interface DocumentPiece {
  readonly file: string;
  readonly text: string;
  readonly line: number;
}

/** Whole lines of an input with a JSON document in each, and the line that they begin with. */
export interface JsonLines {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly line: number;
  /** Whether they are the beginning of a line that is too long to be held. */
  readonly isCutOff: boolean;
}

/**
 * Whether a file certainly holds nothing but profiles, and few or many bytes of them; `open` where
 * that takes reading it.
 */
export type FileLook =
  | { readonly kind: "small"; readonly text: string }
  | { readonly kind: "large" }
  | { readonly kind: "open" };

/** Reads inputs in parts; what is wrong with one is reported, not thrown. */
export interface FleetReader {
  listInput(argument: string): Promise<InputList>;
  lookAt(path: string): Promise<FileLook>;
  /** Whether a file has more bytes than are read at once; false for what is no file. */
  isLarge(path: string): boolean;
  piecesOf(path: string): AsyncIterable<DocumentPiece>;
  stdinLines(): AsyncIterable<JsonLines>;
  /** `known`: the text that a look at the file found; null where it was not kept. */
  readSmall(path: string, known: string | null, take: TakeDocument): InputFile;
  readPiece(piece: DocumentPiece, take: TakeDocument): InputFile;
  readLines(lines: JsonLines, take: TakeDocument): InputFile;
}

/** A document that is written in pieces. */
export interface OutputSink {
  /**
   * Resolves once there is room for more; throws AdvisorError where it cannot be written. The bytes are
   * taken over: their memory may be free afterwards.
   */
  write(piece: Uint8Array): Promise<void>;
  /** Puts a file in its place. */
  finish(): Promise<void>;
  /** Leaves what stood in its place as it was. */
  discard(): Promise<void>;
  /** Whether nobody reads it any more. */
  readonly isClosed: boolean;
}

/** Judges batches of a run, here or in other threads. */
export interface BatchRunner {
  /** Rejects with a fault of the thread that it ran in. */
  run(work: Work): Promise<BatchOutput>;
  /** How many batches may be under way or waiting to be written. */
  readonly lookAhead: number;
  close(): Promise<void>;
}

/** What a run over many targets needs beside the other ports. */
export interface FleetPorts extends FleetReader {
  /** From how many files on a run is judged in batches. */
  readonly fewestFiles: number;
  /** Opens a file, or standard output for null; throws AdvisorError where it cannot be written. */
  openOutput(file: string | null): Promise<OutputSink>;
  /** Told how many files there are before they are looked into: threads may start meanwhile. */
  prepareRunner(setup: BatchSetup, files: number): Promise<void>;
  /**
   * Tells of a batch before it is known whether it is needed: threads that have nothing to do yet may
   * judge it, and whoever runs it later gets what came of it. Resolves once they had their turn.
   */
  judgeAhead(work: Work): Promise<void>;
  /** Ends what was prepared and then not started. */
  dropRunner(): Promise<void>;
  /** `files`: how many are known to be judged; null where that only shows in the end. */
  startRunner(setup: BatchSetup, files: number | null): Promise<BatchRunner>;
  /** Aborted when a person interrupts the run; `done` takes the listener off again. */
  interruption(): { readonly signal: AbortSignal; done(): void };
  /** Shows how many files of all are judged; with null, how many targets of nobody knows how many. */
  progress(done: number, all: number | null): void;
}

/** Everything that a batch is judged through. */
export type BatchPorts = Ports & Pick<FleetReader, "readSmall" | "readPiece" | "readLines">;
