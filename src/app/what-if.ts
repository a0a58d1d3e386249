import { levelsIn } from "../core/assess/completions.ts";
import { type AssessContext, assess } from "../core/explain/assess.ts";
import { ruleDifferences } from "../core/explain/what-if.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { item } from "../core/model/lookup.ts";
import { unknownTrait } from "../core/model/read-profile.ts";
import type { Target } from "../core/model/target.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { RuleSet, Trait } from "../core/pack/rule-set.ts";
import { sweepText, whatIfText } from "../report/what-if.ts";
import { evaluatorFor } from "./evaluator-for.ts";
import { ADVICE_GATE, endingOf } from "./exit-code.ts";
import type { Outcome } from "./judge-request.ts";
import type { Ports } from "./ports.ts";
import { readTargets } from "./read-targets.ts";
import { type TraitChanges, changeTraits, readSettings } from "./set-traits.ts";
import type { View } from "./write-outputs.ts";

/** What `what-if` is asked to show. */
export interface WhatIfRequest {
  readonly paths: readonly string[];
  readonly settings: readonly string[];
  /** The id of a trait to show at every level; null for none. */
  readonly sweep: string | null;
  readonly packFolder: string | null;
  readonly view: View;
}

/** Shows every target before and after some settings, or with one trait at each of its levels. */
export async function whatIf(request: WhatIfRequest, ports: Ports): Promise<Outcome> {
  const ruleSet = compileRuleSet(await ports.readPack(request.packFolder));
  const { changes, problems } = readSettings(request.settings, ruleSet);
  if (problems.length > 0) throw new AdvisorError(problems);
  const swept = request.sweep === null ? null : traitNamed(request.sweep, ruleSet);
  if (changes.size === 0 && swept === null) {
    const hint = "give --set trait=level or --sweep trait";
    throw new AdvisorError([problem("argument-invalid", "nothing is to be changed", { hint })]);
  }
  const { targets, errors } = await readTargets(request.paths, ports, { ruleSet, now: null });
  const evaluator = await evaluatorFor(targets, ports, ruleSet);
  const study: Study = { ruleSet, sha256: ports.sha256, evaluator, view: request.view };
  const texts = targets.flatMap((target) => [
    ...(changes.size === 0 ? [] : [comparisonOf(target, changes, study)]),
    ...(swept === null ? [] : [sweepOf(target, changes, { ...study, swept })]),
  ]);
  return { stdout: texts.join("\n"), problems: errors, ending: endingOf([], errors, ADVICE_GATE) };
}

interface Study extends AssessContext {
  readonly view: View;
}

function comparisonOf(target: Target, changes: TraitChanges, study: Study): string {
  const { ruleSet, view } = study;
  const changed = changeTraits(target, changes, ruleSet);
  const one = target.profile.possible;
  const other = changed.profile.possible;
  return whatIfText(
    {
      before: assess(target, study),
      after: assess(changed, study),
      changes: ruleSet.traits
        .filter(({ index }) => changes.has(index))
        .map((trait) => ({
          trait,
          from: levelsText(trait, item(one, trait.index)),
          to: levelsText(trait, item(other, trait.index)),
        })),
      differences: ruleDifferences(ruleSet, one, other),
    },
    { ruleSet, ...view },
  );
}

function sweepOf(
  target: Target,
  changes: TraitChanges,
  study: Study & { readonly swept: Trait },
): string {
  const { ruleSet, view, swept } = study;
  const present = item(target.profile.possible, swept.index);
  const rows = swept.levels.map(({ id }, level) => {
    const all = new Map([...changes, [swept.index, 1 << level] as const]);
    const at = changeTraits(target, all, ruleSet);
    const assessment = assess(at, study);
    return { level: id, isPresent: present === 1 << level, assessment };
  });
  return sweepText({ trait: swept, rows }, { ruleSet, ...view });
}

function levelsText(trait: Trait, mask: number): string {
  const levels = levelsIn(mask);
  if (levels.length === trait.levels.length) return "not known";
  return levels.map((level) => item(trait.levels, level).id).join(" or ");
}

function traitNamed(id: string, ruleSet: RuleSet): Trait {
  const trait = ruleSet.traitById.get(id);
  if (trait !== undefined) return trait;
  const { code, message, hint } = unknownTrait(id, [], ruleSet);
  throw new AdvisorError([problem(code, `--sweep ${id}: ${message}`, { hint })]);
}
