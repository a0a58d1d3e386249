import type { Problem } from "../core/model/errors.ts";
import type { Path, Place } from "../core/model/place.ts";
import type { SealedPack } from "../core/pack/rule-set.ts";

/** A document of an input, with the places of its values. */
export interface SourceDocument {
  readonly kind: "document";
  readonly value: unknown;
  readonly at: Place;
  placeOf(path: Path, part: "key" | "value"): Place;
}

/** A document that could not be read. */
export interface UnreadDocument {
  readonly kind: "broken";
  readonly problems: readonly Problem[];
}

/** One input file; `documents` is empty where the file itself could not be read. */
export interface InputFile {
  /** The path as messages show it: relative, with forward slashes; `<stdin>` for standard input. */
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly documents: readonly (SourceDocument | UnreadDocument)[];
}

/** What one path argument led to. */
export interface InputPath {
  /** The argument as messages show it. */
  readonly path: string;
  /** Whether it names one file (or standard input), rather than a folder or a pattern. */
  readonly isFile: boolean;
  readonly problems: readonly Problem[];
  readonly files: readonly InputFile[];
}

/** Reads what a command was given; never throws for a bad input, it reports it. */
export interface InputReader {
  readInput(argument: string): Promise<InputPath>;
}

/** Reads one text file whole; throws AdvisorError where that cannot be done. */
export interface TextReader {
  readText(path: string): Promise<string>;
  /** Whether anything stands at a path. */
  exists(path: string): Promise<boolean>;
}

/** Loads rule packs. Throws AdvisorError for a pack that lint refuses. */
export interface PackReader {
  /** The pack in a folder, or the built-in pack for null. */
  readPack(folder: string | null): Promise<SealedPack>;
}

/** Writes whole files; throws AdvisorError where that fails. */
export interface FileWriter {
  /** Replaces or creates a file in one step. */
  replaceFile(path: string, text: string): Promise<void>;
  /** Creates a file; throws AdvisorError with code `file-exists` where there is one. */
  createFile(path: string, text: string): Promise<void>;
}

/** Everything that use cases reach the outside through. */
export interface Ports extends InputReader, TextReader, PackReader, FileWriter {
  /** A value as YAML text. */
  yaml(value: unknown): string;
  /** A path as messages and results show it. */
  shownPath(path: string): string;
  /** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string;
}
