import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import type { BatchSetup, Work } from "../app/fleet/batch.ts";
import type { BatchPorts, BatchRunner } from "../app/fleet/fleet-ports.ts";
import { type JudgeBatch, batchJudge } from "../app/fleet/judge-batch.ts";
import type { View } from "../app/write-outputs.ts";
import { MANY_FILES, growSlowly } from "../io/engine-settings.ts";
import type { WorkerPool } from "../io/worker-pool.ts";
import { Crew } from "./crew.ts";

/** What a thread needs to judge as this one would. */
export interface ThreadSetup {
  readonly batch: BatchSetup;
  readonly cwd: string;
  readonly isColoured: boolean;
  /** Whether there is so much to judge that memory counts for more than time; see `growSlowly`. */
  readonly growsSlowly: boolean;
}

/** How batches are run. */
export interface RunnerOptions {
  readonly setup: ThreadSetup;
  readonly palette: View["palette"];
  readonly ports: BatchPorts;
  /** How many files there are; null where it only shows in the end. */
  readonly files: number | null;
  /** Starts threads, once there is enough for them to do. */
  readonly startThreads: (threads: number) => Promise<WorkerPool>;
  /** Threads that are wanted beside this one; null for as many as are worth while. */
  readonly threads: number | null;
}

/** A runner whose threads may begin before this one does. */
export interface AheadRunner extends BatchRunner {
  /** Lets threads begin with a batch of files; `run` gives what comes of it. */
  ahead(work: Work): Promise<void>;
}

/** From how many files, or batches of an input without a known end, on threads are worth their start. */
const FEWEST_FILES = 2000;
const FEWEST_BATCHES = 32;
/** More threads than this wait for the one that writes. */
const MOST_THREADS = 8;
/** Batches of each thread that may wait to be judged or written. */
const HELD = 4;

/** Starts what judges batches: in this thread, and where there are many of them in others beside it. */
export async function startRunner(options: RunnerOptions): Promise<AheadRunner> {
  const { setup, palette, ports, files } = options;
  if (setup.growsSlowly) growSlowly();
  const judge = await batchJudge(setup.batch, { palette, pause: setImmediate }, ports);
  const threads = threadsFor(options.threads);
  let begun = 0;
  const isWorth = () =>
    threads > 0 &&
    (begun > FEWEST_BATCHES || threadsAtOnce(files ?? 0, options.threads) === threads);
  const runHere = oneByOne(judge);
  const crew = new Crew({ threads, runHere, start: () => options.startThreads(threads), setup });
  return {
    lookAhead: HELD * (threads + 1),
    run(work) {
      begun += 1;
      if (isReadHere(work)) return runHere(work);
      return crew.run(work, isWorth());
    },
    async ahead(work) {
      crew.ahead(work);
      // Threads that are done with one batch wait for the next.
      await setImmediate();
    },
    close: () => crew.close(),
  };
}

/** Side by side in one thread, all batches would be done only when the last one is. */
function oneByOne(judge: JudgeBatch): JudgeBatch {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const judged = last.then(async () => {
      // Lets signals and other streams have their turn.
      await setImmediate();
      return judge(work);
    });
    last = judged.catch(() => {});
    return judged;
  };
}

/** Only this thread has standard input. */
function isReadHere(work: Work): boolean {
  return work.kind === "arguments" && work.paths.includes("-");
}

/** Whether a run over so many files, null where that is not known, is one that grows slowly. */
export function growsSlowlyOver(files: number | null): boolean {
  return files !== null && files >= MANY_FILES;
}

/** How many threads so many files are worth from the beginning; `wanted` as in {@link RunnerOptions}. */
export function threadsAtOnce(files: number, wanted: number | null): number {
  return wanted !== null || files >= FEWEST_FILES ? threadsFor(wanted) : 0;
}

function threadsFor(wanted: number | null): number {
  if (wanted !== null) return wanted;
  const cores = availableParallelism();
  return Math.min(MOST_THREADS, cores - 1);
}

/** Starts threads for batches; what it takes is loaded only then. */
export async function startThreads(threads: number): Promise<WorkerPool> {
  const { startPool } = await import("../io/worker-pool.ts");
  return startPool({
    module: new URL("./fleet-worker.js", import.meta.url),
    name: "judgeInThread",
    threads,
  });
}
