import type { Work } from "./batch.ts";
import type { FleetReader, InputList } from "./fleet-ports.ts";
import type { KeptTexts } from "./kept-texts.ts";

/** A path argument and how it is judged. */
export type PlannedPath =
  /** File by file: each holds nothing but profiles. */
  | { readonly kind: "profiles"; readonly list: InputList; readonly large: ReadonlySet<string> }
  /** Read whole, since evidence in it belongs to other files of it. */
  | { readonly kind: "whole"; readonly argument: string; readonly files: number }
  /** Standard input, line by line. */
  | { readonly kind: "lines"; readonly list: InputList };

/** What is done in turn: errors that stand before a path, its batches, what is known at its end. */
export type Step =
  | { readonly kind: "begin"; readonly list: InputList }
  | { readonly kind: "work"; readonly work: Work }
  | {
      readonly kind: "end";
      readonly list: InputList;
      /** Large files in it, each of which is read when its last piece is. */
      readonly files: number;
      readonly isLines: boolean;
    };

/** Files of a batch: enough to be worth handing over, few enough for all threads to end together. */
export const BATCH = 64;

/** What steps are made of. */
export interface StepSource {
  readonly paths: readonly PlannedPath[];
  readonly texts: KeptTexts;
}

type StepReader = Pick<FleetReader, "piecesOf" | "stdinLines">;

/** The steps of a run, each made when its turn comes. */
export async function* stepsOf(
  { paths, texts }: StepSource,
  reader: StepReader,
): AsyncGenerator<Step> {
  for (const group of groupsOf(paths, texts)) {
    if ("works" in group) for (const work of group.works) yield { kind: "work", work };
    else yield* stepsIn(group.path, texts, reader);
  }
}

/** Paths that need no step of their own at either end are judged together. */
function* groupsOf(
  paths: readonly PlannedPath[],
  texts: KeptTexts,
): Generator<{ readonly works: Iterable<Work> } | { readonly path: PlannedPath }> {
  for (let start = 0; start < paths.length;) {
    const alike = alikeFrom(paths, start);
    const [path] = alike;
    if (path === undefined) return;
    start += alike.length;
    const kind = shape(path);
    if (kind === "other") yield { path };
    else yield { works: kind === "alone" ? aloneWorks(alike, texts) : wholeWorks(alike) };
  }
}

function alikeFrom(paths: readonly PlannedPath[], start: number): readonly PlannedPath[] {
  const kind = shape(paths[start]);
  if (kind === "other") return paths.slice(start, start + 1);
  let end = start + 1;
  while (end < paths.length && shape(paths[end]) === kind) end += 1;
  return paths.slice(start, end);
}

function shape(path: PlannedPath | undefined): "alone" | "whole" | "other" {
  if (path?.kind === "whole") return "whole";
  if (path === undefined || path.kind === "lines" || !path.list.isFile || path.large.size > 0)
    return "other";
  return "alone";
}

function* aloneWorks(paths: readonly PlannedPath[], texts: KeptTexts): Generator<Work> {
  const files = paths.flatMap((path) => (path.kind === "profiles" ? path.list.files : []));
  for (let start = 0; start < files.length; start += BATCH) {
    yield taken(files.slice(start, start + BATCH), true, texts);
  }
}

function* wholeWorks(paths: readonly PlannedPath[]): Generator<Work> {
  let held: string[] = [];
  let files = 0;
  for (const path of paths) {
    if (path.kind !== "whole") continue;
    held.push(path.argument);
    files += path.files;
    if (files < BATCH) continue;
    yield { kind: "arguments", paths: held, files };
    held = [];
    files = 0;
  }
  if (held.length > 0) yield { kind: "arguments", paths: held, files };
}

/** Small files as one piece of work, with what is known of them. */
export function filesWork(paths: readonly string[], areAlone: boolean, texts: KeptTexts): Work {
  return { kind: "files", paths, texts: paths.map((path) => texts.of(path)), areAlone };
}

/** A batch that is judged next: nobody asks for its texts again. */
function taken(paths: readonly string[], areAlone: boolean, texts: KeptTexts): Work {
  const work = filesWork(paths, areAlone, texts);
  texts.forget(paths);
  return work;
}

async function* stepsIn(
  path: PlannedPath,
  texts: KeptTexts,
  reader: StepReader,
): AsyncGenerator<Step> {
  if (path.kind === "whole") return;
  const { list } = path;
  yield { kind: "begin", list };
  if (path.kind === "lines") {
    for await (const lines of reader.stdinLines()) {
      yield { kind: "work", work: { kind: "lines", lines } };
    }
  } else yield* profileSteps(path, texts, reader);
  const isLines = path.kind === "lines";
  yield { kind: "end", list, files: isLines ? 0 : path.large.size, isLines };
}

async function* profileSteps(
  { list: { files }, large }: Extract<PlannedPath, { kind: "profiles" }>,
  texts: KeptTexts,
  reader: StepReader,
): AsyncGenerator<Step> {
  for (let start = 0; start < files.length;) {
    const file = files[start] ?? "";
    if (large.has(file)) {
      for await (const piece of reader.piecesOf(file)) {
        yield { kind: "work", work: { kind: "piece", piece } };
      }
      start += 1;
      continue;
    }
    const batch = files.slice(start, start + BATCH);
    const stop = batch.findIndex((each) => large.has(each));
    const paths = stop === -1 ? batch : batch.slice(0, stop);
    yield { kind: "work", work: taken(paths, false, texts) };
    start += paths.length;
  }
}
