import { assess } from "../core/explain/assess.ts";
import { layersOf, presentIn } from "../core/assess/layers.ts";
import type { Inventory } from "../core/evidence/inventory.ts";
import type { Assessment } from "../core/model/assessment.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import type { Instant } from "../core/model/instant.ts";
import { profileValue } from "../core/model/profile-value.ts";
import type { Target } from "../core/model/target.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { evidenceComments } from "../report/evidence-comments.ts";
import { evaluatorFor } from "./evaluator-for.ts";
import { ADVICE_GATE, endingOf } from "./exit-code.ts";
import type { Outcome } from "./judge-inputs.ts";
import { makeResult } from "./make-result.ts";
import type { Ports } from "./ports.ts";
import { readTargets } from "./read-targets.ts";
import { type OutputRequest, type View, refuseOverwriting, writeOutputs } from "./write-outputs.ts";

/** What `inspect` is asked to read. */
export interface InspectRequest {
  readonly paths: readonly string[];
  readonly packFolder: string | null;
  /** The moment that evidence is judged at; null for the newest that it names itself. */
  readonly now: Instant | null;
  /** An earlier dump of the same cluster; null for none. */
  readonly since: string | null;
  readonly outputs: readonly OutputRequest[];
  readonly view: View;
}

/** Says what was read of each target: a profile as YAML with places, or the result with both. */
export async function inspect(request: InspectRequest, ports: Ports): Promise<Outcome> {
  const ruleSet = compileRuleSet(await ports.readPack(request.packFolder));
  const { targets, errors, inputs } = await readTargets(request.paths, ports, {
    ruleSet,
    now: request.now,
    since: await inventoriesBefore(request, ports, ruleSet),
  });
  const all = [...inputs, ...targets.flatMap((target) => target.inputs)];
  refuseOverwriting(request.outputs, all, ports);
  const evaluator = await evaluatorFor(targets, ports, ruleSet);
  const results = targets.map((target) => ({
    ...assess(target, { ruleSet, sha256: ports.sha256, evaluator }),
    profile: profileOf(target, ruleSet),
  }));
  // Reading is all that was asked for: what the verdict would be does not end the command.
  const ending = endingOf([], errors, ADVICE_GATE);
  const result = makeResult(ruleSet, { results, errors, inputs, exitCode: ending.code });
  const context = { ruleSet, command: "advise" as const, ...request.view };
  const text = results.map((each) => documentOf(each, ports)).join("---\n");
  const stdout = await writeOutputs(request.outputs, { result, context, text }, ports);
  return { stdout, problems: errors, ending };
}

/** What the earlier dump holds; throws AdvisorError where it is not one cluster. */
async function inventoriesBefore(
  { since, now }: InspectRequest,
  ports: Ports,
  ruleSet: RuleSet,
): Promise<readonly Inventory[]> {
  if (since === null) return [];
  const { targets, errors } = await readTargets([since], ports, { ruleSet, now });
  if (errors.length > 0) throw new AdvisorError(errors);
  const [only, ...others] = targets;
  if (only?.evidence === undefined || only.evidence === null || others.length > 0) {
    const message = `--since ${since}: is not the dump of one cluster`;
    throw new AdvisorError([problem("argument-invalid", message)]);
  }
  return only.evidence.inventories;
}

/** The profile that the target's own statements and its evidence make up. */
function profileOf(target: Target, ruleSet: RuleSet): NonNullable<Assessment["profile"]> {
  const topology = presentIn(layersOf(target))?.topology ?? null;
  return profileValue({ ...target.profile, topology }, ruleSet);
}

function documentOf(
  result: Assessment & Pick<Required<Assessment>, "profile">,
  ports: Ports,
): string {
  return `${ports.yaml(result.profile)}${evidenceComments(result)}`;
}
