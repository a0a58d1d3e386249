import { Tinypool } from "tinypool";
import { shareCores } from "./engine-settings.ts";

/** Threads that do pieces of work, each in whatever thread is free. */
export interface WorkerPool {
  /** Rejects where the work throws, its thread dies, or that has too little memory for it. */
  run(work: unknown): Promise<unknown>;
  /** Whether it rejected since a thread had too little memory. */
  isOutOfMemory(error: unknown): boolean;
  close(): Promise<void>;
}

/** How a pool is made. */
export interface PoolOptions {
  readonly module: URL;
  /** The function of the module that does one piece of work. */
  readonly name: string;
  readonly threads: number;
}

/**
 * MiB of objects in a thread, those that just came and the others. A batch of profiles needs far less;
 * without a limit a thread takes what it can get before it looks for garbage.
 */
const LIMITS = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 48 };

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Starts threads, which live until the pool is closed. */
export function startPool({ module, name, threads }: PoolOptions): WorkerPool {
  shareCores();
  const pool = new Tinypool({
    filename: module.href,
    name,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: LIMITS,
  });
  const watched = new WeakSet<object>();
  let isClosing = false;
  // tinypool hears of errors in a thread, but would wait for ever for one that merely ends.
  const watch = () => {
    for (const thread of pool.threads) {
      if (watched.has(thread)) continue;
      watched.add(thread);
      thread.on("exit", (code: unknown) => {
        if (!isClosing) thread.emit("error", new Error(`it ended with code ${String(code)}`));
      });
    }
  };
  // A thread without work that fails leaves nothing behind.
  pool.on("error", () => {});
  return {
    run: (work) => {
      watch();
      return pool.run(work);
    },
    isOutOfMemory,
    close: () => {
      isClosing = true;
      return pool.destroy();
    },
  };
}
