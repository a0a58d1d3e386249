import type { FleetPorts, FleetReader } from "../app/fleet/fleet-ports.ts";
import type { Ports } from "../app/ports.ts";
import type { View } from "../app/write-outputs.ts";
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
  return {
    ...ports,
    // Whoever says how many threads there are to be wants batches for them.
    fewestFiles: threads === null ? FEWEST_FILES : 0,
    async openOutput(file) {
      const { openOutput } = await import("./output-sinks.ts");
      return openOutput(file, environment);
    },
    async startRunner(batch, files) {
      const { startRunner, startThreads } = await import("./fleet-runner.ts");
      const setup = { batch, cwd, isColoured };
      return startRunner({ setup, palette: view.palette, ports, files, threads, startThreads });
    },
    progress: (done, all) => progress.show(done, all),
    interruption() {
      const { signal, done } = interruption(environment);
      return {
        signal,
        done: () => {
          done();
          progress.clear();
        },
      };
    },
  };
}

/** A second interruption ends the process at once, as it does without a listener. */
function interruption({ signals, stdin }: Environment) {
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
    stdin.destroy();
  };
  signals.once("SIGINT", stop);
  return { signal: controller.signal, done: () => void signals.off("SIGINT", stop) };
}
