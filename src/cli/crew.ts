import type { BatchOutput, Work } from "../app/fleet/batch.ts";
import type { JudgeBatch } from "../app/fleet/judge-batch.ts";
import type { WorkerPool } from "../io/worker-pool.ts";
import type { ThreadSetup } from "./fleet-runner.ts";

/** Batches that are judged before anybody asks: in a fleet without end they would pile up. */
const MOST_AHEAD = 24;

/** Who there is to judge batches. */
export interface CrewOptions {
  /** Threads beside this one. */
  readonly threads: number;
  readonly setup: ThreadSetup;
  /** Judges in this thread. */
  readonly runHere: JudgeBatch;
  readonly start: () => Promise<WorkerPool>;
}

/** A batch that nobody has taken yet. */
interface Waiting {
  readonly work: Work;
  readonly take: (output: Promise<BatchOutput>) => void;
}

/**
 * This thread and others beside it, of which each takes the next batch as soon as it is free. On two
 * cores a third thread that only hands out and writes would compile for itself all the same.
 */
export class Crew {
  readonly #options: CrewOptions;
  readonly #waiting: Waiting[] = [];
  #started: Promise<WorkerPool> | null = null;
  #pool: WorkerPool | null = null;
  /** What came of batches that nobody has asked for yet, by their first file. */
  readonly #ahead = new Map<string, Promise<BatchOutput>>();
  #free: number;
  #isFreeHere = true;
  /** Whether this thread is done with what comes before judging. */
  #isBegun = false;

  constructor(options: CrewOptions) {
    this.#options = options;
    this.#free = options.threads;
  }

  /** Judges a batch; `isWorth`: whether threads are worth their start by now. */
  async run(work: Work, isWorth: boolean): Promise<BatchOutput> {
    if (isWorth) await this.#start();
    this.#isBegun = true;
    const ahead = this.#takeAhead(work);
    if (ahead === null) return this.#wait(work);
    this.#handOut();
    return ahead;
  }

  /** Lets threads judge a batch of files before this one is free, as long as there is room for it. */
  ahead(work: Work): void {
    const first = work.kind === "files" ? work.paths[0] : undefined;
    if (first === undefined || this.#ahead.size === MOST_AHEAD) return;
    const judged = this.#start().then(() => this.#wait(work));
    // It is looked at only where it is asked for.
    judged.catch(() => {});
    this.#ahead.set(first, judged);
  }

  #takeAhead(work: Work): Promise<BatchOutput> | null {
    const first = work.kind === "files" ? work.paths[0] : undefined;
    const judged = this.#ahead.get(first ?? "") ?? null;
    this.#ahead.delete(first ?? "");
    return judged;
  }

  #wait(work: Work): Promise<BatchOutput> {
    return new Promise<BatchOutput>((resolve) => {
      this.#waiting.push({ work, take: resolve });
      this.#handOut();
    });
  }

  async close(): Promise<void> {
    await (await this.#started)?.close();
  }

  /** Only loads what starts threads; they begin with the first batch once they are there. */
  async #start(): Promise<void> {
    this.#started ??= this.#options.start();
    this.#pool ??= await this.#started;
  }

  #handOut(): void {
    while (this.#pool !== null && this.#free > 0) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.#free -= 1;
      const done = () => {
        this.#free += 1;
        this.#handOut();
      };
      next.take(this.#runThere(next.work, this.#pool).finally(done));
    }
    if (!this.#isBegun || !this.#isFreeHere) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#isFreeHere = false;
    const done = () => {
      this.#isFreeHere = true;
      this.#handOut();
    };
    next.take(this.#options.runHere(next.work).finally(done));
  }

  async #runThere(work: Work, pool: WorkerPool): Promise<BatchOutput> {
    const { setup, runHere } = this.#options;
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what judgeInThread returns
      return (await pool.run({ setup, work })) as BatchOutput;
    } catch (error) {
      // This thread has as much memory as the process; a large dump may need it.
      if (pool.isOutOfMemory(error)) return runHere(work);
      throw error;
    }
  }
}
