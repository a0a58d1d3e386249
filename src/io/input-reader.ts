import { AdvisorError, type Problem } from "../core/model/errors.ts";
import { findFiles } from "./find-files.ts";
import { readStream, readText } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";
import { type BrokenDocument, type YamlDocument, parseDocuments } from "./yaml/parse-documents.ts";

/** What stands for standard input among the arguments. */
const STDIN_ARGUMENT = "-";
/** How standard input is named in messages and results. */
const STDIN_SHOWN = "<stdin>";

/** One file with its documents; none where the file itself cannot be read. */
interface ReadFile {
  readonly path: string;
  readonly problems: readonly Problem[];
  readonly documents: readonly (YamlDocument | BrokenDocument)[];
}

/** Where a reader looks for files and for standard input. */
export interface InputReaderOptions {
  readonly cwd: string;
  readonly stdin: AsyncIterable<unknown>;
}

/** Reads path arguments: files, folders, patterns and `-`. Problems are reported, not thrown. */
export function createInputReader({ cwd, stdin }: InputReaderOptions) {
  return {
    async readInput(argument: string) {
      if (argument === STDIN_ARGUMENT) {
        const file = await readFileWith(STDIN_SHOWN, () => readStream(stdin, STDIN_SHOWN));
        return { path: STDIN_SHOWN, isFile: true, problems: [], files: [file] };
      }
      const shown = shownPath(cwd, argument);
      try {
        const found = await findFiles(cwd, argument);
        return {
          path: shown,
          isFile: found.isFile,
          problems: found.problems,
          files: await readAll(cwd, found.files),
        };
      } catch (error) {
        return { path: shown, isFile: false, problems: problemsOf(error), files: [] };
      }
    },
  };
}

async function readAll(cwd: string, paths: readonly string[]): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  for (const path of paths) {
    const shown = shownPath(cwd, path);
    files.push(await readFileWith(shown, () => readText({ path, shown })));
  }
  return files;
}

async function readFileWith(path: string, read: () => Promise<string>): Promise<ReadFile> {
  try {
    return { path, problems: [], documents: parseDocuments(path, await read()) };
  } catch (error) {
    return { path, problems: problemsOf(error), documents: [] };
  }
}

function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof AdvisorError) return error.problems;
  throw error;
}
