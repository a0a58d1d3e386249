import { assess } from "../core/explain/assess.ts";
import type { Assessment } from "../core/model/assessment.ts";
import type { Instant } from "../core/model/instant.ts";
import type { Problem } from "../core/model/errors.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import { type Ending, type Gate, endingOf } from "./exit-code.ts";
import { makeResult } from "./make-result.ts";
import type { Ports } from "./ports.ts";
import { evaluatorFor } from "./evaluator-for.ts";
import { readEarlier } from "./read-earlier.ts";
import { readTargets } from "./read-targets.ts";
import { changeTraits, fixedTraits, readSettings } from "./set-traits.ts";
import { type OutputRequest, type View, refuseOverwriting, writeOutputs } from "./write-outputs.ts";

/** What `advise` and `check` are asked to do. */
export interface JudgeRequest {
  readonly paths: readonly string[];
  /** `trait=level` settings on top of every profile. */
  readonly settings: readonly string[];
  /** Ids of traits that flips must leave as they are. */
  readonly fixed: readonly string[];
  readonly packFolder: string | null;
  /** The moment that evidence is judged at; null for the newest that it names itself. */
  readonly now: Instant | null;
  /** An earlier dump of the same cluster; null for none. */
  readonly since: string | null;
  readonly outputs: readonly OutputRequest[];
  readonly gate: Gate;
  readonly view: View;
}

/** What a command has to show: the document for standard output, problems, and how it ends. */
export interface Outcome {
  readonly stdout: string;
  readonly problems: readonly Problem[];
  readonly ending: Ending;
}

/** Reads the targets, judges each, and renders every output asked for. */
export async function judgeInputs(request: JudgeRequest, ports: Ports): Promise<Outcome> {
  const ruleSet = compileRuleSet(await ports.readPack(request.packFolder));
  const settings = readSettings(request.settings, ruleSet);
  const fixed = fixedTraits(request.fixed, ruleSet);
  const since = await readEarlier(request.since, ports, ruleSet);
  const read = await readTargets(request.paths, ports, { ruleSet, now: request.now, since });
  const { inputs } = read;
  refuseOverwriting(
    request.outputs,
    [...inputs, ...read.targets.flatMap((each) => each.inputs)],
    ports,
  );
  const errors = [...settings.problems, ...fixed.problems, ...read.errors];
  // What was asked for could not be understood, so nothing is judged in its place.
  const targets = settings.problems.length + fixed.problems.length > 0 ? [] : read.targets;
  const changed = targets.map((target) => changeTraits(target, settings.changes, ruleSet));
  const evaluator = await evaluatorFor(changed, ports, ruleSet);
  const results = changed
    .map((target) => assess(target, { ruleSet, sha256: ports.sha256, fixed: fixed.ids, evaluator }))
    .map((assessment) => forCommand(assessment, request.gate));
  const ending = endingOf(results, errors, request.gate);
  const result = makeResult(ruleSet, { results, errors, inputs, exitCode: ending.code });
  const context = { ruleSet, command: request.gate.command, ...request.view };
  const stdout = await writeOutputs(request.outputs, { result, context }, ports);
  return { stdout, problems: errors, ending };
}

/** Whether there is a topology to judge is a question of the gate only. */
function forCommand(assessment: Assessment, { command }: Gate): Assessment {
  if (command === "check") return assessment;
  const findings = assessment.findings.filter(({ id }) => id !== "nothing-to-judge");
  return { ...assessment, findings };
}
