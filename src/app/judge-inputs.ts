import type { Assessment } from "../core/model/assessment.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { Baseline } from "./baseline.ts";
import { endingOf } from "./exit-code.ts";
import type { FleetPorts } from "./fleet/fleet-ports.ts";
import { type FleetPlan, planFleet } from "./fleet/plan-fleet.ts";
import { type JudgeRequest, type Outcome, gateOf, outcomeOf, resultGate } from "./judge-request.ts";
import { judgeTargets } from "./judge-targets.ts";
import { makeResult } from "./make-result.ts";
import type { Ports, TakeDocument } from "./ports.ts";
import { type ReadTargets, filesOf, readTargets } from "./read-targets.ts";
import type { Recheck } from "../report/report.ts";
import type { RunConfig } from "./run-config.ts";
import { changeTraits, fixedTraits, readSettings } from "./set-traits.ts";
import { waiversBeside } from "./waivers-beside.ts";
import { refuseOverwriting, writeOutputs } from "./write-outputs.ts";
import type { Records } from "./write-records.ts";

/** Judges a run in batches where that can be done, and as a whole where it cannot. */
export async function judgeRun(request: JudgeRequest, ports: Ports & FleetPorts): Promise<Outcome> {
  try {
    const plan = await planFleet(request, ports);
    if (plan === null) return await judgeInputs(request, ports);
    return await judgePlanned(plan, request, ports);
  } finally {
    await ports.dropRunner();
  }
}

async function judgePlanned(
  plan: FleetPlan,
  request: JudgeRequest,
  ports: Ports & FleetPorts,
): Promise<Outcome> {
  const { ruleSet, mistakes } = await rulesFor(request, ports);
  if (mistakes.length > 0) return judgeInputs(request, ports);
  await refuseOverwriting(request.outputs, [...plan.files, ...besideOf(request)], ports);
  const { streamFleet } = await import("./fleet/stream-fleet.ts");
  return streamFleet({ plan, request, ruleSet }, ports);
}

/** Reads the targets, judges each, and renders every output asked for. */
export async function judgeInputs(request: JudgeRequest, ports: Ports): Promise<Outcome> {
  const { config, command } = request;
  const { ruleSet, mistakes, changes, fixed } = await rulesFor(request, ports);
  const records = await recordsOf(request, ports);
  const read = await readAll(request, ruleSet, ports);
  // What was asked for could not be understood, so nothing is judged in its place.
  const targets = mistakes.length > 0 ? [] : read.targets;
  const changed = targets.map((target) => changeTraits(target, changes, ruleSet));
  const today = request.now ?? ports.now();
  const beside = await waiversBeside(changed, config, { ports, ruleSet });
  const judging = { command, ruleSet, fixed, today, beside };
  const results = await judgeTargets(changed, judging, ports);
  const found = { ...read, records, errors: [...mistakes, ...read.errors], results };
  return conclude(request, { found, ruleSet }, ports);
}

/** The rules of a run, and what its options say about traits. */
async function rulesFor(request: JudgeRequest, ports: Ports) {
  const ruleSet = compileRuleSet(await ports.readPack(request.config.pack.value));
  const { changes, problems } = readSettings(request.settings, ruleSet);
  const fixed = fixedTraits(request.fixed, ruleSet);
  return { ruleSet, changes, fixed: fixed.ids, mistakes: [...problems, ...fixed.problems] };
}

/* What few runs ask for is loaded only for them. */

async function recordsOf(request: JudgeRequest, ports: Ports): Promise<Records | null> {
  const { record, settings } = request;
  if (record === null) return null;
  const { openRecords } = await import("./write-records.ts");
  return openRecords({ record, settings }, ports);
}

async function baselineOf({ baseline }: RunConfig, ports: Ports): Promise<Baseline | null> {
  if (baseline.value === null) return null;
  const { readBaseline } = await import("./baseline.ts");
  return readBaseline(baseline.value, ports);
}

async function earlierOf({ since }: JudgeRequest, ports: Ports, ruleSet: RuleSet) {
  if (since === null) return [];
  const { readEarlier } = await import("./read-earlier.ts");
  return readEarlier(since, ports, ruleSet);
}

/** The targets of a run with what they are compared with. */
interface ReadRun extends ReadTargets {
  readonly baseline: Baseline | null;
  /** The decision records to add to; null where none is asked for. */
  readonly records: Records | null;
}

async function readAll(request: JudgeRequest, ruleSet: RuleSet, ports: Ports) {
  const baseline = await baselineOf(request.config, ports);
  const since = await earlierOf(request, ports, ruleSet);
  const scope = { ruleSet, now: request.now, since };
  const lines = request.hasLines
    ? { readProfiles: (take: TakeDocument) => ports.readStdinLines(take) }
    : {};
  const read = await readTargets(request.paths, ports, { ...scope, ...lines });
  await refuseOverwriting(request.outputs, [...filesOf(read), ...besideOf(request)], ports);
  return { ...read, baseline };
}

/** Files that are read beside the inputs. */
function besideOf({ config, since }: JudgeRequest): string[] {
  return [config.file?.file ?? null, config.baseline.value, since].flatMap((path) => path ?? []);
}

interface Judged {
  readonly found: ReadRun & { readonly results: readonly Assessment[] };
  readonly ruleSet: RuleSet;
}

async function conclude(
  request: JudgeRequest,
  { found, ruleSet }: Judged,
  ports: Ports,
): Promise<Outcome> {
  const { errors, inputs, errorPositions } = found;
  const { results } = found;
  const compared = found.baseline?.compare({ results, inputs, ruleSet }) ?? { results };
  const gate = gateOf(request);
  const ending = endingOf(compared.results, errors, gate);
  const result = makeResult(ruleSet, {
    ...compared,
    gate: resultGate(gate),
    folder: await ports.workingFolder(),
    errors,
    inputs,
    exitCode: ending.code,
  });
  const { view } = request;
  const rendered = { result, ruleSet, view, recheck: recheckOf(request), errorPositions };
  const written = await writeOutputs(request.outputs, { ...rendered, today: request.now }, ports);
  const today = request.now ?? ports.now();
  const recorded = await found.records?.write({ ...rendered, today });
  const failures = [...written.failures, ...(recorded?.failures ?? [])];
  const notes = recorded?.notes ?? [];
  return { ...outcomeOf({ ...written, failures }, { errors, ending }), notes };
}

/** What a later `check` has to be told for it to judge as this run did. */
function recheckOf({ config, since }: JudgeRequest): Recheck {
  const { file, isNamed, pack, failOn, exitZero } = config;
  const files = [
    ["--config", isNamed && file !== null ? file.file : null],
    ["--pack", pack.value],
    ["--since", since],
  ] as const;
  return {
    files: files.flatMap(([option, path]) => (path === null ? [] : [[option, path] as const])),
    failOn: failOn.value,
    // An option or variable is set anew for every run; what a file says stays.
    exitZero: exitZero.value && exitZero.origin.kind === "file",
  };
}
