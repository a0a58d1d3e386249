import type { Evaluator } from "../core/checks/evaluator.ts";
import type { Problem } from "../core/model/errors.ts";
import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { Instant } from "../core/model/instant.ts";
import type { Place } from "../core/model/place.ts";
import type { ProfileShape } from "../core/model/read-profile.ts";
import type { SealedPack } from "../core/pack/rule-set.ts";

/** A document that cannot be parsed. */
export interface UnreadDocument {
  readonly kind: "broken";
  readonly problems: readonly Problem[];
}

/** A document that a template engine has yet to make into YAML. */
export interface TemplateDocument {
  readonly kind: "template";
  readonly at: Place;
}

/** What became of one input file; its documents went to `take`, one by one. */
export interface InputFile {
  /** The path as messages show it: relative, with forward slashes; `<stdin>` for standard input. */
  readonly path: string;
  /** Why the file as a whole could not be read to its end. */
  readonly problems: readonly Problem[];
  /** How many documents were taken; the items of a large list count one by one. */
  readonly documents: number;
  readonly unread: readonly (UnreadDocument | TemplateDocument)[];
}

/** What one path argument led to. */
export interface InputPath {
  /** The argument as messages show it. */
  readonly path: string;
  /** Whether it names one file (or standard input), rather than a folder or a pattern. */
  readonly isFile: boolean;
  /** The folder that was looked through, or that a file stands in; empty for the working folder. */
  readonly base: string;
  readonly problems: readonly Problem[];
  readonly files: readonly InputFile[];
  /** How many files of the folder have other endings, by ending; they are not looked into. */
  readonly others: ReadonlyMap<string, number>;
}

/** Receives every document as soon as it is read, so that a large dump is never kept. */
export type TakeDocument = (document: SourceDocument, path: string) => void;

/** Reads what a command was given; never throws for a bad input, it reports it. */
export interface InputReader {
  readInput(argument: string, take: TakeDocument): Promise<InputPath>;
  /** The value of a YAML text inside a document; null where it is not valid. */
  parseYaml(text: string): unknown;
}

/** Reads what a command was given, and knows what profiles look like. */
export interface TargetReader extends InputReader {
  /** What the build made for the profiles of the built-in pack; null where it made nothing. */
  readonly profileShape: ProfileShape | null;
}

/** Reads standard input where it holds a JSON document in each line. */
export interface LineReader {
  readStdinLines(take: TakeDocument): Promise<InputPath>;
}

/** Reads one text file whole; throws AdvisorError where that cannot be done. */
export interface TextReader {
  /** `most`: bytes that are read at most, where it may be more than a profile has. */
  readText(path: string, most?: number): Promise<string>;
  /** Whether anything stands at a path. */
  exists(path: string): Promise<boolean>;
  /** The names in a folder, in no order; none where there is no folder. */
  namesIn(folder: string): Promise<readonly string[]>;
}

/** Finds configuration files. */
export interface ConfigFinder {
  /**
   * The nearest from the folder of a path argument upward, to the root of the repository or of the
   * file system, as messages show it; null where there is none.
   */
  findConfig(argument: string): Promise<string | null>;
}

/** Tells the time, which decides only whether waivers still hold and what records are dated. */
export interface Clock {
  now(): Instant;
}

/** Loads rule packs. Throws AdvisorError for a pack that lint refuses. */
export interface PackReader {
  /** The pack in a folder, or the built-in pack for null. */
  readPack(folder: string | null): Promise<SealedPack>;
}

/** Loads what evaluates the expressions of checks, once it is needed. */
export interface EvaluatorLoader {
  loadEvaluator(): Promise<Evaluator>;
}

/** Writes whole files; throws AdvisorError where that fails. */
export interface FileWriter {
  /** Replaces or creates a file in one step. */
  replaceFile(path: string, text: string): Promise<void>;
  /** Creates a file; throws AdvisorError with code `file-exists` where there is one. */
  createFile(path: string, text: string): Promise<void>;
  /** Adds to a file, which is made where there is none; `textAfter` is told how many bytes it has. */
  appendFile(path: string, textAfter: (bytes: number) => string): Promise<void>;
}

/** Everything that use cases reach the outside through. */
export interface Ports
  extends
    TargetReader,
    LineReader,
    TextReader,
    PackReader,
    EvaluatorLoader,
    FileWriter,
    ConfigFinder,
    Clock {
  /** A value as YAML text. */
  yaml(value: unknown): string;
  /** A path as messages and results show it. */
  shownPath(path: string): string;
  /** Where a path leads once every link is followed; the last parts need not be there. */
  realPath(path: string): Promise<string>;
  /** A path that is meant in another folder than the working one, as messages show it. */
  pathFrom(folder: string, path: string): string;
  /** Where the working folder stands in its repository, with `/`; empty at its root or outside. */
  workingFolder(): Promise<string>;
  /** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
  readonly sha256: (text: string) => string;
  /** The script and the style of the HTML page; only that format may ask for them. */
  page(): { readonly script: string; readonly style: string };
}
