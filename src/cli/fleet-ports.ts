import type { FleetPorts, FleetReader } from "../app/fleet/fleet-ports.ts";
import type { Ports } from "../app/ports.ts";
import type { View } from "../app/write-outputs.ts";
import type { WorkerPool } from "../io/worker-pool.ts";
import { type Environment, hasColour } from "./environment.ts";
import { createProgress } from "./fleet-progress.ts";
import { workersOf } from "./settings.ts";

/** How a run over many targets is shown. */
export interface FleetView {
  readonly view: View;
  /** Whether colour is wanted where it can be shown. */
  readonly wantsColour: boolean;
}

/** Files from which on a run is judged in batches; fewer are read at once and kept. */
const FEWEST_FILES = 64;

/** What a run over many targets needs of the outside. */
export function createFleetPorts(
  { view, wantsColour }: FleetView,
  environment: Environment,
  ports: Ports & FleetReader,
): Ports & FleetPorts {
  const { cwd, stdout } = environment;
  const threads = workersOf(environment);
  const progress = createProgress(environment, view.detail === "quiet");
  const isColoured = hasColour(stdout, environment, wantsColour);
  const startOnce = startedOnce();
  const startAhead = async (files: number) => {
    const { threadsAtOnce } = await loadRunner();
    const number = threadsAtOnce(files, threads);
    if (number > 0) await startOnce(number);
  };
  return {
    ...ports,
    // Whoever says how many threads there are to be wants batches for them.
    fewestFiles: threads === null ? FEWEST_FILES : 0,
    async openOutput(file) {
      const { openOutput } = await import("./output-sinks.ts");
      return openOutput(file, environment);
    },
    prepareRunner(files) {
      // What stands in the way of threads is told where they are needed.
      startAhead(files).catch(() => {});
    },
    async startRunner(batch, files) {
      const { startRunner } = await loadRunner();
      const setup = { batch, cwd, isColoured };
      const startThreads = startOnce;
      return startRunner({ setup, palette: view.palette, ports, files, threads, startThreads });
    },
    progress: (done, all) => progress.show(done, all),
    interruption: () => interruption(environment, () => progress.clear()),
  };
}

/** Loaded only for runs in batches. */
const loadRunner = () => import("./fleet-runner.ts");

/** Starts threads for whoever asks first; they are the same for everyone. */
function startedOnce(): (threads: number) => Promise<WorkerPool> {
  let pool: Promise<WorkerPool> | null = null;
  return (threads) => (pool ??= loadRunner().then(({ startThreads }) => startThreads(threads)));
}

/** A second interruption ends the process at once, as it does without a listener. */
function interruption({ signals, stdin }: Environment, clear: () => void) {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    stdin.destroy();
  };
  signals.once("SIGINT", stop);
  const done = () => {
    signals.off("SIGINT", stop);
    clear();
  };
  return { signal: controller.signal, done };
}
