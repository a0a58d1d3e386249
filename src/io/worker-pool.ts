import { Tinypool } from "tinypool";

/** Threads that do pieces of work, each in whatever thread is free. */
export interface WorkerPool {
  /** Rejects where the work throws, or its thread dies. */
  run(work: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** How a pool is made. */
export interface PoolOptions {
  readonly module: URL;
  /** The function of the module that does one piece of work. */
  readonly name: string;
  readonly threads: number;
}

/** MiB of short-lived objects in a thread; more is not faster here and takes memory. */
const YOUNG_MIB = 16;

/** Starts threads, which live until the pool is closed. */
export function startPool({ module, name, threads }: PoolOptions): WorkerPool {
  const pool = new Tinypool({
    filename: module.href,
    name,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
  });
  return {
    run: (work) => pool.run(work),
    close: () => pool.destroy(),
  };
}
