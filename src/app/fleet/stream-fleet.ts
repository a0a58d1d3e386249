import { item } from "../../core/model/lookup.ts";
import { problem } from "../../core/model/errors.ts";
import { emptyTally } from "../../core/fleet/tally.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import { STREAMS } from "../../report/report-stream.ts";
import { ADVICE_GATE, gateTallyOf } from "../exit-code.ts";
import { type JudgeRequest, type Outcome, resultGate } from "../judge-request.ts";
import { headOf } from "../make-result.ts";
import type { Ports } from "../ports.ts";
import { contextOf } from "../write-outputs.ts";
import { type BatchOutput, type BatchSetup, type Work, filesIn } from "./batch.ts";
import type { BatchRunner, FleetPorts } from "./fleet-ports.ts";
import { FleetState } from "./fleet-state.ts";
import { inOrder } from "./in-order.ts";
import type { FleetPlan } from "./plan-fleet.ts";
import { type Step, stepsOf } from "./steps.ts";
import { StreamedOutputs } from "./streamed-outputs.ts";

/** What a run over many targets is judged with. */
export interface FleetRun {
  readonly plan: FleetPlan;
  readonly request: JudgeRequest;
  readonly ruleSet: RuleSet;
}

/** Judges a run in batches and writes its documents while it goes on. */
export async function streamFleet(run: FleetRun, ports: Ports & FleetPorts): Promise<Outcome> {
  const { plan } = run;
  const { setup } = plan;
  const interruption = ports.interruption();
  const runner = await ports.startRunner(setup, plan.isOpenEnded ? null : plan.files.length);
  try {
    const outputs = await opened(run, setup, ports);
    const state = new FleetState(outputs);
    await judgeAll({ ...run, runner, state, signal: interruption.signal }, ports);
    return await state.outcome(run, interruption.signal.aborted);
  } finally {
    interruption.done();
    await runner.close();
  }
}

async function opened(
  { request, ruleSet }: FleetRun,
  { formats, folder, gate }: BatchSetup,
  ports: Ports & FleetPorts,
): Promise<StreamedOutputs> {
  const context = contextOf(
    { view: request.view, ruleSet, result: { gate: resultGate(gate), folder } },
    ports,
  );
  const streams = await Promise.all(
    formats.map(async (format) => (await STREAMS[format]())(context)),
  );
  const outputs = new StreamedOutputs();
  await outputs.open(
    streams.map((stream, index) => ({ stream, request: item(request.outputs, index) })),
    headOf(ruleSet, { gate: resultGate(gate), folder }),
    ports,
  );
  return outputs;
}

interface Judging extends FleetRun {
  readonly runner: BatchRunner;
  readonly state: FleetState;
  readonly signal: AbortSignal;
}

async function judgeAll(
  { plan, runner, state, signal }: Judging,
  ports: Ports & FleetPorts,
): Promise<void> {
  const judged = async (step: Step) =>
    step.kind === "work"
      ? runner.run(step.work).catch((error: unknown) => fault(step.work, error))
      : null;
  const all = plan.isOpenEnded ? null : plan.files.length;
  const spread = { most: runner.lookAhead, signal };
  for await (const { item: step, output } of inOrder(stepsOf(plan, ports), judged, spread)) {
    if (step.kind === "begin") await state.begin(step);
    else if (step.kind === "end") await state.end(step);
    else if (output !== null) await state.add(step.work, output);
    ports.progress(plan.isOpenEnded ? state.targets : state.files, all);
    // An input that may go on for ever is not read for nobody; a gate over files is still judged.
    if (plan.isOpenEnded && state.outputs.areClosed) return;
  }
}

/** What a thread that failed leaves: the other batches are judged all the same. */
function fault(work: Work, error: unknown): BatchOutput {
  const message = `${describe(work)}: not judged, since a thread failed: ${error instanceof Error ? error.message : String(error)}`;
  const hint = "PX_ADVISOR_WORKERS=0 judges without threads; please report it if that helps";
  return {
    documents: [],
    tally: emptyTally(),
    gateTally: gateTallyOf([], ADVICE_GATE),
    errors: [problem("internal", message, { hint })],
    inputs: [],
    files: filesIn(work),
  };
}

function describe(work: Work): string {
  switch (work.kind) {
    case "piece":
      return `${work.piece.file}:${work.piece.line}`;
    case "lines":
      return `${work.lines.file}:${work.lines.line}`;
    default: {
      const { paths } = work;
      return paths.length === 1 ? item(paths, 0) : `${item(paths, 0)} to ${paths.at(-1)}`;
    }
  }
}
