import type { Evaluator } from "../core/checks/evaluator.ts";
import { markBaseline } from "../core/diff/mark-baseline.ts";
import { assess } from "../core/explain/assess.ts";
import type { Assessment, Input, Result } from "../core/model/assessment.ts";
import type { Instant } from "../core/model/instant.ts";
import type { Problem } from "../core/model/errors.ts";
import type { Target } from "../core/model/target.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { applyWaivers } from "../core/waive/apply-waivers.ts";
import { ADVICE_GATE, type Ending, type Gate, endingOf } from "./exit-code.ts";
import { makeResult, stampOf } from "./make-result.ts";
import type { Ports } from "./ports.ts";
import { evaluatorFor } from "./evaluator-for.ts";
import { readEarlier } from "./read-earlier.ts";
import { readResult } from "./read-result.ts";
import { filesOf, readTargets } from "./read-targets.ts";
import type { RunConfig } from "./run-config.ts";
import { changeTraits, fixedTraits, readSettings } from "./set-traits.ts";
import { waiversBeside } from "./waivers-beside.ts";
import { recordFolderOf, writeRecords } from "./write-records.ts";
import type { Recheck } from "../report/report.ts";
import {
  type OutputRequest,
  type Rendered,
  type View,
  type Written,
  refuseOverwriting,
  writeOutputs,
} from "./write-outputs.ts";

/** What `advise` and `check` are asked to do. */
export interface JudgeRequest {
  readonly command: Gate["command"];
  readonly paths: readonly string[];
  /** `trait=level` settings on top of every profile. */
  readonly settings: readonly string[];
  /** Ids of traits that flips must leave as they are. */
  readonly fixed: readonly string[];
  readonly config: RunConfig;
  /** The moment that evidence is judged at; null for the newest that it names itself. */
  readonly now: Instant | null;
  /** An earlier dump of the same cluster; null for none. */
  readonly since: string | null;
  readonly outputs: readonly OutputRequest[];
  readonly view: View;
  /** The folder in which decision records are written; null where none is. */
  readonly record: string | null;
}

/** What a command has to show: the document for standard output, problems, and how it ends. */
export interface Outcome {
  readonly stdout: string;
  readonly problems: readonly Problem[];
  readonly ending: Ending;
  /** What else there is to tell, a line each. */
  readonly notes?: readonly string[];
}

/** Reads the targets, judges each, and renders every output asked for. */
export async function judgeInputs(request: JudgeRequest, ports: Ports): Promise<Outcome> {
  const { command, config, outputs } = request;
  const ruleSet = compileRuleSet(await ports.readPack(config.pack.value));
  const folder = await recordFolderOf(request, ports);
  const settings = readSettings(request.settings, ruleSet);
  const fixed = fixedTraits(request.fixed, ruleSet);
  const baseline = await baselineOf(config, ports);
  const since = await readEarlier(request.since, ports, ruleSet);
  const read = await readTargets(request.paths, ports, { ruleSet, now: request.now, since });
  const { inputs } = read;
  const { file, baseline: saved } = config;
  const beside = [file?.file ?? null, saved.value, request.since].flatMap((path) => path ?? []);
  await refuseOverwriting(outputs, [...filesOf(read), ...beside], ports);
  const errors = [...settings.problems, ...fixed.problems, ...read.errors];
  // What was asked for could not be understood, so nothing is judged in its place.
  const targets = settings.problems.length + fixed.problems.length > 0 ? [] : read.targets;
  const changed = targets.map((target) => changeTraits(target, settings.changes, ruleSet));
  const evaluator = await evaluatorFor(changed, ports, ruleSet);
  const judged = await judgeTargets(changed, {
    request,
    ports,
    ruleSet,
    evaluator,
    fixed: fixed.ids,
  });
  const compared = against(baseline, { results: judged, inputs, ruleSet });
  const gate = { command, failOn: config.failOn.value, exitZero: config.exitZero.value };
  const ending = endingOf(compared.results, errors, gate);
  const result = makeResult(ruleSet, {
    ...compared,
    gate: resultGate(gate),
    folder: await ports.workingFolder(),
    errors,
    inputs,
    exitCode: ending.code,
  });
  const { written, notes } = await writeAll({ result, ruleSet, folder }, request, ports);
  return { ...outcomeOf(written, { errors, ending }), notes };
}

/** Writes the documents that are asked for, and then the records; only these have a date unasked. */
async function writeAll(
  { folder, ...judged }: Pick<Rendered, "result" | "ruleSet"> & { readonly folder: string | null },
  request: JudgeRequest,
  ports: Ports,
): Promise<{ readonly written: Written; readonly notes: readonly string[] }> {
  const { outputs, now, view } = request;
  const rendered = { ...judged, view, recheck: recheckOf(request) };
  const written = await writeOutputs(outputs, { ...rendered, today: now }, ports);
  const recorded = await writeRecords(folder, { ...rendered, today: now ?? ports.now() }, ports);
  const failures = [...written.failures, ...recorded.failures];
  return { written: { ...written, failures }, notes: recorded.notes };
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

/** What a command ends with once its documents are written, or some are not. */
export function outcomeOf(
  { stdout, problems, failures }: Written,
  { errors, ending }: { readonly errors: readonly Problem[]; readonly ending: Ending },
): Outcome {
  return {
    stdout,
    problems: [...errors, ...problems, ...failures],
    ending: failures.length === 0 ? ending : endingOf([], [...errors, ...failures], ADVICE_GATE),
  };
}

/** What a saved result says of its gate: advice is given whatever is found. */
function resultGate({ command, failOn }: Gate): Result["gate"] {
  return { command, failOn: command === "check" ? failOn : null };
}

/** What targets are judged with. */
interface Judging {
  readonly request: JudgeRequest;
  readonly ports: Ports;
  readonly ruleSet: RuleSet;
  readonly evaluator: Evaluator | null;
  readonly fixed: ReadonlySet<string>;
}

/** The assessments of targets, waivers applied. */
async function judgeTargets(
  targets: readonly Target[],
  { request, ports, ruleSet, evaluator, fixed }: Judging,
): Promise<Assessment[]> {
  const { sha256 } = ports;
  const beside = await waiversBeside(targets, request.config, { ports, ruleSet });
  const waivable = targets.map((target) => ({
    assessment: assess(target, { ruleSet, sha256, fixed, evaluator }),
    hasEvidence: target.evidence !== null,
    own: target.waivers,
    shared: beside.get(target) ?? [],
  }));
  const today = request.now ?? ports.now();
  return applyWaivers(waivable, { ruleSet, sha256, today }).map((each) =>
    forCommand(each, request.command),
  );
}

/** Whether there is a topology to judge is a question of the gate only. */
function forCommand(assessment: Assessment, command: Gate["command"]): Assessment {
  if (command === "check") return assessment;
  const findings = assessment.findings.filter(({ id }) => id !== "nothing-to-judge");
  return { ...assessment, findings };
}

/** A saved result to compare with, and its file. */
interface Baseline {
  readonly path: string;
  readonly result: Result;
}

async function baselineOf({ baseline }: RunConfig, ports: Ports): Promise<Baseline | null> {
  if (baseline.value === null) return null;
  const path = ports.shownPath(baseline.value);
  return { path, result: await readResult(path, ports) };
}

function against(
  baseline: Baseline | null,
  present: {
    readonly results: Assessment[];
    readonly inputs: readonly Input[];
    readonly ruleSet: RuleSet;
  },
): { readonly results: readonly Assessment[]; readonly baseline: Result["baseline"] | null } {
  const { results, inputs, ruleSet } = present;
  if (baseline === null) return { results, baseline: null };
  const here = { ...stampOf(ruleSet), results, inputs: [...inputs] };
  const marked = markBaseline(baseline.result, here);
  return { results: marked.results, baseline: { path: baseline.path, ...marked.baseline } };
}
