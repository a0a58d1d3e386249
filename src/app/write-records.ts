import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import type { Assessment } from "../core/model/assessment.ts";
import { markOf } from "../report/markdown/record/more-information.ts";
import { decisionRecord } from "../report/markdown/record/record.ts";
import {
  type EarlierRecord,
  isSameMark,
  markIn,
  outcomeOf,
} from "../report/markdown/record/record-marker.ts";
import { recordSlug } from "../report/markdown/record/record-title.ts";
import type { Ports } from "./ports.ts";
import { recordFolder } from "./record-folder.ts";
import { type Rendered, contextOf, problemsOf } from "./write-outputs.ts";

/** What became of the records of a run. */
export interface Recorded {
  /** What was written, and what was not since it is there. */
  readonly notes: readonly string[];
  readonly failures: readonly Problem[];
}

/** The decision records of a folder. */
export interface Records {
  /**
   * Writes a record for each cluster whose newest record does not say the same already. None is ever
   * changed or replaced, and none is written where an input could not be read, since what was read
   * may then not be all.
   */
  readonly write: (rendered: Rendered) => Promise<Recorded>;
}

/** Opens the folder for records that is asked for. Throws AdvisorError. */
export async function openRecords(
  { record, settings }: { readonly record: string; readonly settings: readonly string[] },
  ports: Ports,
): Promise<Records> {
  if (settings.length > 0) {
    const hint = "write the levels into the profile, or leave --set out";
    const message = "--record: a decision on traits changed by --set is none about the cluster";
    throw new AdvisorError([problem("argument-invalid", message, { hint })]);
  }
  const folder = await recordFolder(record, ports);
  return { write: (rendered) => writeRecords(folder, rendered, ports) };
}

async function writeRecords(folder: string, rendered: Rendered, ports: Ports): Promise<Recorded> {
  const { results, errors } = rendered.result;
  if (errors.length > 0) return { notes: [], failures: [] };
  const notes: string[] = [];
  const failures = await problemsOf(async () => {
    refuseSameNames(results);
    const shelf = await readShelf(folder, ports);
    for (const assessment of results) {
      notes.push(await recordDecision(assessment, { folder, shelf, rendered, ports }));
    }
  });
  return { notes: rendered.view.detail === "quiet" ? [] : notes, failures };
}

/** The records of a folder, as far as they are ours, and the greatest number of all. */
interface Shelf {
  greatest: number;
  readonly records: EarlierRecord[];
}

const NUMBERED = /^(\d{1,9})-.*\.md$/i;

async function readShelf(folder: string, ports: Ports): Promise<Shelf> {
  const shelf: Shelf = { greatest: 0, records: [] };
  const found = (await ports.namesIn(folder)).flatMap((file) => {
    const [, number] = NUMBERED.exec(file) ?? [];
    return number === undefined ? [] : [{ file, number }];
  });
  found.sort((a, b) => Number(a.number) - Number(b.number) || (a.file < b.file ? -1 : 1));
  for (const { file, number } of found) {
    shelf.greatest = Number(number);
    const mark = markIn(await ports.readText(ports.pathFrom(folder, file)));
    if (mark !== null) shelf.records.push({ file, number, mark });
  }
  return shelf;
}

interface Recording {
  readonly folder: string;
  readonly shelf: Shelf;
  readonly rendered: Rendered;
  readonly ports: Ports;
}

/** Records one decision; says what became of it. */
async function recordDecision(assessment: Assessment, recording: Recording): Promise<string> {
  const { folder, shelf, rendered, ports } = recording;
  const context = contextOf(rendered, ports);
  const mark = markOf({ assessment, sha256: ports.sha256 });
  const earlier = shelf.records.findLast((each) => each.mark.cluster === mark.cluster) ?? null;
  if (earlier !== null && isSameMark(earlier.mark, mark)) {
    return `${ports.pathFrom(folder, earlier.file)}: says the same already, nothing is written`;
  }
  const text = decisionRecord(assessment, { result: rendered.result, earlier }, context);
  const written = await create(recordSlug(assessment, rendered.ruleSet), text, recording);
  shelf.records.push({ ...written, mark });
  const isSuperseding = earlier !== null && outcomeOf(earlier.mark) !== outcomeOf(mark);
  const supersedes = isSuperseding ? `, supersedes ${earlier.file}, which stays as it is` : "";
  return `${ports.pathFrom(folder, written.file)}: written${supersedes}`;
}

/** How often a number that somebody else took meanwhile is passed over. */
const MOST_TRIES = 100;

async function create(
  slug: string,
  text: string,
  { folder, shelf, ports }: Recording,
): Promise<Pick<EarlierRecord, "file" | "number">> {
  for (let tries = 1; ; tries += 1) {
    shelf.greatest += 1;
    const number = String(shelf.greatest).padStart(4, "0");
    const file = `${number}-${slug}.md`;
    try {
      await ports.createFile(ports.pathFrom(folder, file), text);
      return { file, number };
    } catch (error) {
      if (tries === MOST_TRIES || !isTaken(error)) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof AdvisorError && error.problems.some(({ code }) => code === "file-exists");
}

/** Records know clusters by name, so that a cluster keeps its records when its files move. */
function refuseSameNames(results: readonly Assessment[]): void {
  const names = results.map(({ target }) => target.name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  if (twice.size === 0) return;
  const message = `--record: several clusters are called ${[...twice].join(", ")}`;
  const hint = "give each cluster a metadata.name of its own in a profile";
  throw new AdvisorError([problem("argument-invalid", message, { hint })]);
}
