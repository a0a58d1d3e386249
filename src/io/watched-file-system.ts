import fs from "node:fs";
import { type Problem, problem } from "../core/model/errors.ts";
import { reasonOf } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** The file system for tinyglobby, which drops what it cannot open without a word. */
export function watchedFileSystem(cwd: string) {
  const faults = new Map<string, Problem>();
  let links = 0;
  const noted = (path: unknown, error: unknown) => {
    if (error === null) return;
    const shown = shownPath(cwd, String(path));
    const message = `${shown}: ${reasonOf(error)}`;
    faults.set(shown, problem("file-unreadable", message, { hint: "check the path" }));
  };
  const watched = {
    readdir: (
      path: fs.PathLike,
      options: { withFileTypes: true },
      done: (error: NodeJS.ErrnoException | null, entries: fs.Dirent[]) => void,
    ) =>
      fs.readdir(path, options, (error, entries) => {
        noted(path, error);
        done(error, entries);
      }),
    realpath: (
      path: fs.PathLike,
      done: (error: NodeJS.ErrnoException | null, real: string) => void,
    ) =>
      fs.realpath(path, (error, real) => {
        links += 1;
        noted(path, error);
        done(error, real);
      }),
  };
  const inOrder = () => [...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the overloads only these two are called
  return { fs: watched as never, problems: inOrder, links: () => links };
}
