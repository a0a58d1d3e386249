import type { Problem } from "../core/model/errors.ts";
import type { TakeDocument } from "./documents.ts";
import { findFiles } from "./find-files.ts";
import { type InputFile, readInputFile, readInputStream } from "./input-file.ts";
import { shownPath } from "./shown-path.ts";

/** What stands for standard input among the arguments. */
export const STDIN_ARGUMENT = "-";
/** How standard input is named in messages and results. */
export const STDIN_SHOWN = "<stdin>";

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

/** Where a reader looks for files and for standard input, which is asked for only when it is read. */
export interface InputReaderOptions {
  readonly cwd: string;
  readonly stdin: AsyncIterable<unknown>;
}

/** Reads path arguments: files, folders, patterns and `-`. Problems are reported, not thrown. */
export function createInputReader(options: InputReaderOptions) {
  const { cwd } = options;
  return {
    /** Hands on every document as soon as it is read, so that a large dump is never kept. */
    async readInput(argument: string, take: TakeDocument): Promise<InputPath> {
      if (argument === STDIN_ARGUMENT) {
        const file = await readInputStream({ stream: options.stdin, shown: STDIN_SHOWN }, take);
        const path = STDIN_SHOWN;
        return { path, isFile: true, base: "", problems: [], files: [file], others: new Map() };
      }
      const { isFile, base, files, others, problems } = await findFiles(cwd, argument);
      const read: InputFile[] = [];
      for (const path of files) {
        read.push(await readInputFile({ path, shown: shownPath(cwd, path) }, take));
      }
      return {
        path: shownPath(cwd, argument),
        isFile,
        base: shownBase(cwd, base),
        problems,
        files: read,
        others,
      };
    },
  };
}

/** The folder of an input as results show it; empty for the working folder. */
export function shownBase(cwd: string, base: string): string {
  const shown = shownPath(cwd, base);
  return shown === "." ? "" : shown;
}
