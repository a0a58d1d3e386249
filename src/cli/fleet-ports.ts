import type { BatchSetup } from "../app/fleet/batch.ts";
import type { FleetPorts, FleetReader } from "../app/fleet/fleet-ports.ts";
import type { Ports } from "../app/ports.ts";
import type { View } from "../app/write-outputs.ts";
import { type Environment, hasColour } from "./environment.ts";
import { createProgress } from "./fleet-progress.ts";
import type { AheadRunner } from "./fleet-runner.ts";
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
  const start = async (batch: BatchSetup, files: number | null) => {
    const { startRunner, startThreads, growsSlowlyOver } = await loadRunner();
    const setup = { batch, cwd, isColoured, growsSlowly: growsSlowlyOver(files) };
    return startRunner({ setup, palette: view.palette, ports, files, threads, startThreads });
  };
  return {
    ...ports,
    // Whoever says how many threads there are to be wants batches for them.
    fewestFiles: threads === null ? FEWEST_FILES : 0,
    async openOutput(file) {
      const { openOutput } = await import("./output-sinks.ts");
      return openOutput(file, environment);
    },
    ...startedOnce(start, threads),
    progress: (done, all) => progress.show(done, all),
    interruption: () => interruption(environment, () => progress.clear()),
  };
}

/** Loaded only for runs in batches. */
const loadRunner = () => import("./fleet-runner.ts");

type Start = (batch: BatchSetup, files: number | null) => Promise<AheadRunner>;

/** A runner that is started where its threads are worth while, before it is known what there is to do. */
function startedOnce(
  start: Start,
  threads: number | null,
): Pick<FleetPorts, "prepareRunner" | "judgeAhead" | "startRunner" | "dropRunner"> {
  let prepared: Promise<AheadRunner | null> = Promise.resolve(null);
  const startAhead = async (batch: BatchSetup, files: number) => {
    const { threadsAtOnce } = await loadRunner();
    return threadsAtOnce(files, threads) === 0 ? null : start(batch, files);
  };
  return {
    async prepareRunner(batch, files) {
      // What stands in the way is told where a runner is needed.
      prepared = startAhead(batch, files).catch(() => null);
      await prepared;
    },
    judgeAhead: async (work) => (await prepared)?.ahead(work),
    async startRunner(batch, files) {
      const runner = await prepared;
      prepared = Promise.resolve(null);
      return runner ?? start(batch, files);
    },
    async dropRunner() {
      await (await prepared)?.close();
    },
  };
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
