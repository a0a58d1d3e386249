import { assess } from "../core/explain/assess.ts";
import { layersOf, presentIn } from "../core/assess/layers.ts";
import type { Assessment } from "../core/model/assessment.ts";
import type { Instant } from "../core/model/instant.ts";
import { profileValue } from "../core/model/profile-value.ts";
import type { Target } from "../core/model/target.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { evidenceComments } from "../report/evidence-comments.ts";
import { evaluatorFor } from "./evaluator-for.ts";
import { ADVICE_GATE, endingOf } from "./exit-code.ts";
import { type Outcome, outcomeOf } from "./judge-request.ts";
import { makeResult } from "./make-result.ts";
import type { Ports } from "./ports.ts";
import { readEarlier } from "./read-earlier.ts";
import { filesOf, readTargets } from "./read-targets.ts";
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
  const since = await readEarlier(request.since, ports, ruleSet);
  const read = await readTargets(request.paths, ports, { ruleSet, now: request.now, since });
  const { targets, errors, inputs } = read;
  const beside = request.since === null ? [] : [request.since];
  await refuseOverwriting(request.outputs, [...filesOf(read), ...beside], ports);
  const evaluator = await evaluatorFor(targets, ports, ruleSet);
  const results = targets.map((target) => ({
    ...assess(target, { ruleSet, sha256: ports.sha256, evaluator }),
    profile: profileOf(target, ruleSet),
  }));
  // Reading is all that was asked for: what the verdict would be does not end the command.
  const ending = endingOf([], errors, ADVICE_GATE);
  const gate = { command: "inspect", failOn: null } as const;
  const result = makeResult(ruleSet, {
    folder: await ports.workingFolder(),
    gate,
    results,
    errors,
    inputs,
    exitCode: ending.code,
  });
  const text = profilesText(results, ports);
  const { packFolder, since: earlier } = request;
  const files = [
    ...(packFolder === null ? [] : [["--pack", packFolder] as const]),
    ...(earlier === null ? [] : [["--since", earlier] as const]),
  ];
  const rendered = { result, ruleSet, view: request.view, text, recheck: { files } };
  const written = await writeOutputs(request.outputs, rendered, ports);
  return outcomeOf(written, { errors, ending });
}

/** The profile that the target's own statements and its evidence make up. */
function profileOf(target: Target, ruleSet: RuleSet): NonNullable<Assessment["profile"]> {
  const topology = presentIn(layersOf(target))?.topology ?? null;
  return profileValue({ ...target.profile, topology }, ruleSet);
}

/** The profiles that were read, as YAML documents with places; what `inspect` shows as text. */
export function profilesText(
  results: readonly Assessment[],
  { yaml }: Pick<Ports, "yaml">,
): string {
  return results
    .map((result) => `${yaml(result.profile)}${evidenceComments(result)}`)
    .join("---\n");
}
