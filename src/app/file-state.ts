import type { KeptRecords } from "../core/evidence/kept/kept-records.ts";
import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { Input } from "../core/model/assessment.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import { placeText } from "../core/model/place.ts";
import type { Target } from "../core/model/target.ts";
import type { InputFile, InputPath } from "./ports.ts";

/** What became of the documents of one file. */
export interface FileState {
  /** Null until one comes. */
  records: KeptRecords | null;
  readonly profiles: Target[];
  /** Profiles that could not be read quickly. */
  readonly unclear: SourceDocument[];
  readonly problems: Problem[];
  /** How many objects were skipped, by reason. */
  readonly skipped: Map<string, number>;
  readonly duplicates: Problem[];
}

/** Everything that is wrong in a file, in the order of its text. */
export function problemsOf(file: InputFile, state: FileState, isAlone: boolean): Problem[] {
  const broken = file.unread.flatMap((each) => (each.kind === "broken" ? each.problems : []));
  const empty = isAlone && isEmpty(file) ? [emptyFile(file)] : [];
  return [...file.problems, ...broken, ...state.problems, ...empty].toSorted(inFileOrder);
}

/** Documents are read one after the other, and within one the order is that of its reader. */
function inFileOrder({ at: one }: Problem, { at: other }: Problem): number {
  return one === null || other === null ? 0 : one.line - other.line;
}

function isEmpty(file: InputFile): boolean {
  return file.documents === 0 && file.unread.length === 0 && file.problems.length === 0;
}

/** What is wrong with a file that was given alone and holds nothing. */
export function emptyFile({ path }: Pick<InputFile, "path">): Problem {
  return problem("empty-file", `${path}: holds no document`);
}

/** A file that was read to its end. */
interface FinishedFile {
  readonly file: InputFile;
  readonly state: FileState;
  readonly errors: readonly Problem[];
}

/** What is to be told of a file that is not simply used. */
export function inputsOf({ file, state, errors }: FinishedFile, isAlone: boolean): Input[] {
  const { path } = file;
  const reasons = [...state.skipped].map(([reason, number]) => times(reason, number));
  const templates = file.unread.filter((each) => each.kind === "template");
  const skipped = [
    ...reasons,
    ...templates.map(({ at }) => `the document at ${at.line}:${at.column} is a template`),
    ...(isEmpty(file) && !isAlone ? ["holds no document"] : []),
  ];
  return [
    ...(errors.length === 0
      ? []
      : [
          {
            path,
            status: "failed" as const,
            reason: errors.map(({ message }) => message).join("; "),
          },
        ]),
    ...skipped.map((reason) => ({ path, status: "skipped" as const, reason })),
  ];
}

function times(reason: string, number: number): string {
  return number === 1 ? reason : `${reason} (${number} times)`;
}

/** Files that are not looked into are accounted for by their endings. */
export function othersOf({ path, others }: Pick<InputPath, "path" | "others">): Input[] {
  const endings = [...others].map(([ending, number]) =>
    times(ending === "" ? "without ending" : ending, number),
  );
  if (endings.length === 0) return [];
  const reason = `files that are neither YAML nor JSON: ${endings.join(", ")}`;
  return [{ path, status: "skipped", reason }];
}

/** What to know of evidence in which keys stand twice; null where none do. */
export function duplicatesNote([first]: readonly Problem[]): string | null {
  if (first === undefined) return null;
  const at = first.at === null ? "" : ` at ${placeText(first.at)}`;
  return `${first.message}${at}; the last one counts, as in Kubernetes`;
}
