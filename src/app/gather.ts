import type { FileEvidence } from "../core/evidence/clusters.ts";
import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { Input } from "../core/model/assessment.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import type { Target } from "../core/model/target.ts";
import type { EvidenceReading } from "./evidence-reading.ts";
import { type FileState, duplicatesNote, inputsOf, othersOf, problemsOf } from "./file-state.ts";
import type { InputFile, InputPath, InputReader, TakeDocument } from "./ports.ts";
import type { ProfileReading } from "./profile-reading.ts";
import {
  type ProfileTarget,
  isProfile,
  notAProfile,
  placeProfile,
} from "./read-profile-document.ts";

/** How documents become profiles or evidence. */
export interface DocumentReading {
  /** Reads what stands inside other documents. */
  readonly reader: Pick<InputReader, "parseYaml">;
  readonly profiles: ProfileReading;
  /** Whether a document that is no profile is a mistake. */
  readonly onlyProfiles?: boolean;
}

/** An error and the file that it is about; null where it is about the path as a whole. */
export interface FileError {
  readonly problem: Problem;
  readonly file: string | null;
}

/** What one path argument holds, before evidence and profiles are brought together. */
export interface Gathered {
  readonly input: InputPath;
  readonly profiles: readonly Target[];
  /** By file, in path order. */
  readonly evidence: readonly FileEvidence[];
  readonly errors: readonly FileError[];
  /** What was skipped or failed. */
  readonly inputs: readonly Input[];
  /** What is to be known about files whose evidence is used, by path. */
  readonly notes: ReadonlyMap<string, string>;
}

/** Reads one path argument: every document is a profile, evidence, or skipped with a reason. */
export async function gather(
  argument: string,
  reader: InputReader,
  profiles: ProfileReading,
): Promise<Gathered> {
  const gathering = new Gathering({ reader, profiles });
  const take: TakeDocument = (document, path) => gathering.take(document, path);
  return gathering.finish(await reader.readInput(argument, take));
}

/** Reads an input in which every document is to be a profile. */
export async function gatherProfiles(
  readInput: (take: TakeDocument) => Promise<InputPath>,
  reading: DocumentReading,
): Promise<Gathered> {
  const gathering = new Gathering({ ...reading, onlyProfiles: true });
  return gathering.finish(await readInput((document, path) => gathering.take(document, path)));
}

/** Reads a part of an input in which every document is to be a profile. */
export function gatherFile(
  readFile: (take: TakeDocument) => InputFile,
  reading: DocumentReading,
  isAlone: boolean,
): Promise<Gathered> {
  const gathering = new Gathering({ ...reading, onlyProfiles: true });
  const file = readFile((document, path) => gathering.take(document, path));
  const { path } = file;
  return gathering.finish({
    path,
    isFile: isAlone,
    base: "",
    problems: [],
    files: [file],
    others: new Map(),
  });
}

class Gathering {
  readonly #reading: DocumentReading;
  readonly #files = new Map<string, FileState>();
  #evidence: EvidenceReading | null = null;
  #loading: Promise<void> | null = null;
  /** Documents that wait until evidence can be read: the first that needs it, and all after it. */
  #waiting: (readonly [SourceDocument, string])[] = [];

  constructor(reading: DocumentReading) {
    this.#reading = reading;
  }

  take(document: SourceDocument, path: string): void {
    if (this.#waiting.length > 0) this.#waiting.push([document, path]);
    else if (isProfile(document.value)) this.#takeProfile(document, path);
    else if (this.#reading.onlyProfiles === true) {
      this.#file(path).problems.push(notAProfile(document));
    } else if (this.#evidence === null) {
      this.#waiting.push([document, path]);
      this.#loading = this.#load();
      // What goes wrong is told by `finish`, which comes only when all is read.
      this.#loading.catch(() => {});
    } else this.#takeEvidence(document, path, this.#evidence);
  }

  /** Reading evidence takes more to load than all that judging a profile does. */
  async #load(): Promise<void> {
    const { evidenceReading } = await import("./evidence-reading.ts");
    this.#evidence = evidenceReading(this.#reading.reader);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const [document, path] of waiting) this.take(document, path);
  }

  #takeProfile(document: SourceDocument, path: string): void {
    const file = this.#file(path);
    const profile = this.#reading.profiles.quick(document.value);
    if (profile === null) file.unclear.push(document);
    else keep(placeProfile(document, path, profile), file);
  }

  #takeEvidence(document: SourceDocument, path: string, evidence: EvidenceReading): void {
    const file = this.#file(path);
    const refusal = evidence.refusalOf(document.value);
    if (refusal !== null) {
      file.problems.push(refused(refusal, document));
      return;
    }
    const { records, skipped } = evidence.read(document);
    if (records.length > 0) file.records ??= evidence.newRecords();
    for (const record of records) file.records?.push(record);
    for (const reason of skipped) file.skipped.set(reason, (file.skipped.get(reason) ?? 0) + 1);
    if (records.length > 0) file.duplicates.push(...document.duplicates);
  }

  /** Says what is wrong with the profiles that could not be read quickly. */
  async #explain(): Promise<void> {
    const files = [...this.#files].filter(([, { unclear }]) => unclear.length > 0);
    if (files.length === 0) return;
    const read = await this.#reading.profiles.explained();
    for (const [path, file] of files) {
      for (const document of file.unclear) {
        keep(placeProfile(document, path, read(document.value)), file);
      }
      file.profiles.sort(({ at: one }, { at: other }) => one.line - other.line);
    }
  }

  async finish(input: InputPath): Promise<Gathered> {
    await this.#loading;
    await this.#explain();
    const states = input.files.map((file) => {
      const state = this.#file(file.path);
      return { file, state, errors: problemsOf(file, state, input.isFile) };
    });
    const used = states.filter(({ state }) => state.records !== null);
    return {
      input,
      profiles: states.flatMap(({ state }) => state.profiles),
      evidence: states.flatMap(({ file: { path }, state: { records } }) =>
        records === null ? [] : [{ path, records: records.all() }],
      ),
      errors: [
        ...input.problems.map((each) => ({ problem: each, file: null })),
        ...states.flatMap(({ file, errors }) =>
          errors.map((each) => ({ problem: each, file: file.path })),
        ),
      ],
      inputs: [...states.flatMap((each) => inputsOf(each, input.isFile)), ...othersOf(input)],
      notes: new Map(
        used.flatMap(({ file, state }) => {
          const note = duplicatesNote(state.duplicates);
          return note === null ? [] : [[file.path, note] as const];
        }),
      ),
    };
  }

  #file(path: string): FileState {
    const known = this.#files.get(path);
    if (known !== undefined) return known;
    const state: FileState = {
      records: null,
      profiles: [],
      unclear: [],
      problems: [],
      skipped: new Map(),
      duplicates: [],
    };
    this.#files.set(path, state);
    return state;
  }
}

function keep(profile: ProfileTarget, file: FileState): void {
  if (profile.kind === "target") file.profiles.push(profile.target);
  else file.problems.push(...profile.problems);
}

/** What was asked for and not given stays unknown, which must not pass unseen. */
function refused(message: string, { at }: SourceDocument): Problem {
  const hint = "allow the request and dump again, or take the file away: its objects stay unknown";
  return problem("evidence-refused", `the server refused: ${message}`, { at, hint });
}
