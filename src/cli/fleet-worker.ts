// What a thread of a fleet runs: one batch after the other, with rules that are compiled once.
import type { BatchOutput, Work } from "../app/fleet/batch.ts";
import { type JudgeBatch, batchJudge } from "../app/fleet/judge-batch.ts";
import type { ProfileShape } from "../core/model/read-profile.ts";
import { growSlowly } from "../io/engine-settings.ts";
import { paletteFor } from "./colours.ts";
import type { ThreadSetup } from "./fleet-runner.ts";
import { createPorts } from "./ports.ts";

/** A batch, and what it is judged with; that is the same in all batches of a thread. */
export interface ThreadTask {
  readonly setup: ThreadSetup;
  readonly work: Work;
}

/** Judges one batch; what a pool calls in its threads. */
export type ThreadJudge = (task: ThreadTask) => Promise<BatchOutput>;

/** A thread that knows what the build made for the profiles of the built-in pack, where it did. */
export function threadJudge(profileShape: ProfileShape | null): ThreadJudge {
  let judge: Promise<JudgeBatch> | null = null;
  return async ({ setup, work }) => {
    judge ??= start(setup, profileShape);
    return (await judge)(work);
  };
}

/** A thread of the program as modules, for which the build makes nothing. */
export const judgeInThread = threadJudge(null);

async function start(
  { batch, cwd, isColoured, growsSlowly }: ThreadSetup,
  profileShape: ProfileShape | null,
): Promise<JudgeBatch> {
  // V8 sets this back for all threads whenever one begins.
  if (growsSlowly) growSlowly();
  const given = profileShape === null ? {} : { profileShape };
  const ports = createPorts({ cwd, stdin: nothing(), ...given });
  return batchJudge(batch, { palette: await paletteFor(isColoured) }, ports);
}

/** Standard input belongs to the thread that hands out the batches. */
async function* nothing(): AsyncGenerator<never> {}
