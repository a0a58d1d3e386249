import { item } from "../model/lookup.ts";
import { makeBlocks } from "./blocks.ts";
import { checksToldByTraits, compileChecks } from "./compile-check.ts";
import { type TraitIndex, compileCondition, compileOptional } from "./compile-condition.ts";
import type {
  Condition,
  Form,
  Guard,
  Level,
  Rule,
  RuleSet,
  SealedPack,
  Trait,
} from "./rule-set.ts";
import { STRENGTHS } from "./rule-set.ts";
import type { Pack } from "./schema.ts";

/** Makes a pack that lint has passed ready for judging. */
export function compileRuleSet(sealed: SealedPack): RuleSet {
  const { pack, digest } = sealed;
  const { tieBreaks, ...common } = pack.pack;
  const traits = pack.traits.map(compileTrait);
  const traitById = new Map(traits.map((trait) => [trait.id, trait]));
  const rules = [
    ...traits.flatMap(traitRule),
    ...pack.interactions.map((interaction) => interactionRule(interaction, traitById)),
  ];
  let checks: RuleSet["checks"] | null = null;
  return {
    ...common,
    digest,
    tieBreaks: tieBreaks.map((tieBreak) => ({
      ...tieBreak,
      when: compileOptional(tieBreak.when, traitById),
    })),
    sources: new Map(Object.entries(pack.sources)),
    traits,
    traitById,
    rules,
    blocks: makeBlocks(rules, traits),
    guards: pack.guards.map((guard) => compileGuard(guard, traitById)),
    forms: pack.forms.map((form) => compileForm(form, traitById, common.product)),
    // What a profile is judged without is read and made ready only where it is asked for.
    get checks() {
      checks ??= compileChecks(pack.checks, traitById);
      return checks;
    },
    traitChecks: compileChecks(sealed.traitChecks ?? checksToldByTraits(pack), traitById),
    get cases() {
      return pack.cases;
    },
    pack,
  };
}

/** Makes a trait ready; `index` is its position in the pack. */
export function compileTrait(source: Pack["traits"][number], index: number): Trait {
  return {
    index,
    id: source.id,
    title: source.title,
    question: source.question,
    why: source.why,
    unit: source.unit ?? null,
    most: source.most ?? Infinity,
    favours: source.favours ?? null,
    basis: source.basis ?? null,
    cost: source.cost ?? 1,
    sources: source.sources,
    levels: source.levels.map((level): Level => ({
      id: level.id,
      label: level.label ?? level.id,
      upTo: level.upTo ?? Infinity,
      points: level.points ?? 0,
      because: level.because,
      sources: level.sources ?? source.sources,
    })),
  };
}

/** The table of a scored trait as a rule; none for a trait without a basis. */
function traitRule(trait: Trait): Rule[] {
  if (trait.basis === null) return [];
  const points = trait.levels.map((level) => level.points);
  return [
    {
      id: trait.id,
      kind: "trait",
      title: trait.title,
      basis: trait.basis,
      strength: STRENGTHS[trait.basis],
      traits: [trait.index],
      evidence: (levels) => item(points, item(levels, 0)),
      least: Math.min(...points),
      greatest: Math.max(...points),
      when: null,
      because: trait.why,
      sources: trait.sources,
    },
  ];
}

function interactionRule(source: Pack["interactions"][number], traitById: TraitIndex): Rule {
  const condition = compileCondition(source.when, traitById);
  return {
    id: source.id,
    kind: "interaction",
    title: source.title,
    basis: source.basis,
    strength: STRENGTHS[source.basis],
    traits: condition.traits,
    evidence: (levels) => (conditionHolds(condition, levels) ? source.evidence : 0),
    least: Math.min(0, source.evidence),
    greatest: Math.max(0, source.evidence),
    when: condition,
    because: source.because,
    sources: source.sources,
  };
}

/** Whether a condition holds at the given levels, which stand in the order of its traits. */
export function conditionHolds(condition: Condition, levels: readonly number[]): boolean {
  return condition.masks.every((mask, index) => (mask & (1 << item(levels, index))) !== 0);
}

function compileGuard(source: Pack["guards"][number], traitById: TraitIndex): Guard {
  const when = compileCondition(source.when, traitById);
  const unless = source.unless.map((sets) => compileCondition(sets, traitById));
  const traits = new Set([...when.traits, ...unless.flatMap((condition) => condition.traits)]);
  return {
    id: source.id,
    title: source.title,
    excludes: source.excludes ?? null,
    caps: source.caps ?? null,
    when,
    unless,
    traits: [...traits].sort((a, b) => a - b),
    because: source.because,
    caution: source.caution ?? null,
    sources: source.sources,
  };
}

function compileForm(source: Pack["forms"][number], traitById: TraitIndex, product: string): Form {
  return {
    ...source,
    when: compileOptional(source.when, traitById),
    nextSteps: source.nextSteps.map((step) => {
      const versions = [
        ...(step.since === undefined ? [] : [`from ${product} ${step.since}`]),
        ...(step.until === undefined ? [] : [`before ${product} ${step.until}`]),
      ];
      return versions.length === 0 ? step.do : `${versions.join(", ")}: ${step.do}`;
    }),
  };
}
