import { type Problem, problem } from "../core/model/errors.ts";
import { unknownTrait } from "../core/model/read-profile.ts";
import type { Target } from "../core/model/target.ts";
import { readTraitValue } from "../core/model/trait-value.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";

/** What `--set` options say: the possible levels by the trait's index. */
export type TraitChanges = ReadonlyMap<number, number>;

/** Settings as far as they can be understood, and what is wrong with the others. */
export interface ReadSettings {
  readonly changes: TraitChanges;
  readonly problems: readonly Problem[];
}

/**
 * Reads `trait=level` settings: a level, a number, true or false, or several of these with commas
 * between them.
 */
export function readSettings(settings: readonly string[], ruleSet: RuleSet): ReadSettings {
  const changes = new Map<number, number>();
  const problems: Problem[] = [];
  for (const setting of settings) {
    const read = readSetting(setting, ruleSet);
    if ("problems" in read) problems.push(...read.problems);
    else changes.set(read.trait, read.mask);
  }
  return { changes, problems };
}

/** A target with some traits changed; a changed trait has no place any more. */
export function changeTraits(target: Target, changes: TraitChanges, ruleSet: RuleSet): Target {
  if (changes.size === 0) return target;
  const changed = new Set(
    ruleSet.traits.filter(({ index }) => changes.has(index)).map(({ id }) => id),
  );
  return {
    ...target,
    profile: {
      ...target.profile,
      possible: target.profile.possible.map((mask, index) => changes.get(index) ?? mask),
    },
    traitPlaces: Object.fromEntries(
      Object.entries(target.traitPlaces).filter(([id]) => !changed.has(id)),
    ),
  };
}

/** The ids that `--fixed` options name, and what is wrong with those that are no traits. */
export function fixedTraits(
  ids: readonly string[],
  ruleSet: RuleSet,
): { readonly ids: ReadonlySet<string>; readonly problems: readonly Problem[] } {
  const problems = ids
    .filter((id) => !ruleSet.traitById.has(id))
    .map((id) => {
      const { code, message, hint } = unknownTrait(id, [], ruleSet);
      return problem(code, `--fixed ${id}: ${message}`, { hint });
    });
  return { ids: new Set(ids), problems };
}

type ReadSetting =
  | { readonly trait: number; readonly mask: number }
  | { readonly problems: readonly Problem[] };

function readSetting(setting: string, ruleSet: RuleSet): ReadSetting {
  const separator = setting.indexOf("=");
  const place = `--set ${setting}`;
  if (separator <= 0) {
    const hint = "write --set trait=level";
    return {
      problems: [problem("argument-invalid", `${place}: no = between trait and level`, { hint })],
    };
  }
  const id = setting.slice(0, separator);
  const trait = ruleSet.traitById.get(id);
  if (trait === undefined) {
    const { code, message, hint } = unknownTrait(id, [], ruleSet);
    return { problems: [problem(code, `${place}: ${message}`, { hint })] };
  }
  const values = setting
    .slice(separator + 1)
    .split(",")
    .map(scalarOf);
  const read = readTraitValue(trait, values);
  if (read.kind === "read") return { trait: trait.index, mask: read.mask };
  return {
    problems: read.problems.map(({ code, message, hint }) =>
      problem(code, `${place}: ${message}`, { hint }),
    ),
  };
}

function scalarOf(text: string): string | number | boolean {
  const trimmed = text.trim();
  if (trimmed === "true" || trimmed === "false") return trimmed === "true";
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(trimmed) ? Number(trimmed) : trimmed;
}
