import { item } from "../../model/lookup.ts";
import { makeBlocks } from "../../pack/blocks.ts";
import { conditionHolds } from "../../pack/compile.ts";
import type { Block, Condition, Guard, Rule, RuleSet, Trait } from "../../pack/rule-set.ts";

/** A rule set with one small fault put in, as a mistyped rule file would have it. */
export type Mutant =
  | {
      readonly kind: "rule";
      /** What is wrong in it, in words. */
      readonly text: string;
      readonly before: Rule;
      readonly after: Rule;
      /** The block of the rule, as it is and as it is with the fault. */
      readonly block: Block;
      readonly faulty: Block;
      /** By how much each combination of the block scores differently. */
      readonly shift: Int16Array;
    }
  | { readonly kind: "guard"; readonly text: string; readonly guard: Guard };

/** A mutant whose fault is in a rule. */
export type RuleMutant = Extract<Mutant, { kind: "rule" }>;
/** A mutant whose fault is a missing guard or cap. */
type GuardMutant = Extract<Mutant, { kind: "guard" }>;

/** Every mutant of a rule set (docs/scoring.md §7), block by block, then guards. */
export function mutantsOf(ruleSet: RuleSet): Mutant[] {
  const rules = ruleSet.blocks.flatMap((block) =>
    block.rules.flatMap((rule, position) =>
      faultsOf(rule, ruleSet.traits).map((fault): RuleMutant => {
        const { text, ...changes } = fault;
        const after = { ...rule, ...changes };
        const faulty = item(makeBlocks(block.rules.with(position, after), ruleSet.traits), 0);
        const shift = faulty.points.map((points, each) => points - item(block.points, each));
        return {
          kind: "rule",
          text: `${rule.id}${text}`,
          before: rule,
          after,
          block,
          faulty,
          shift,
        };
      }),
    ),
  );
  const guards = ruleSet.guards.map((guard): GuardMutant => {
    return { kind: "guard", text: `${guard.id} left out`, guard };
  });
  return [...rules, ...guards];
}

/** The rule set with the fault in it. */
export function withFault(ruleSet: RuleSet, mutant: Mutant): RuleSet {
  if (mutant.kind === "guard") {
    return { ...ruleSet, guards: ruleSet.guards.filter((guard) => guard !== mutant.guard) };
  }
  return {
    ...ruleSet,
    rules: ruleSet.rules.map((rule) => (rule === mutant.before ? mutant.after : rule)),
    blocks: ruleSet.blocks.map((block) => (block === mutant.block ? mutant.faulty : block)),
  };
}

interface Fault extends Pick<Rule, "strength" | "evidence" | "least" | "greatest"> {
  readonly text: string;
}

function faultsOf(rule: Rule, traits: readonly Trait[]): Fault[] {
  const tables = rule.when === null ? pointFaults(rule, traits) : evidenceFaults(rule, rule.when);
  const { strength, evidence, least, greatest } = rule;
  const same = { evidence, least, greatest };
  return [
    ...tables,
    ...[strength + 1, strength - 1].map((other) => ({
      ...same,
      text: `: strength ${other}, not ${strength}`,
      strength: other,
    })),
    {
      text: ": signs turned",
      strength,
      evidence: (levels) => -evidence(levels),
      least: -greatest,
      greatest: -least,
    },
    { text: " left out", strength, evidence: () => 0, least: 0, greatest: 0 },
  ];
}

/** Evidence points go from -2 to 2. */
const MOST = 2;

/** A trait's table with one level off by one, or with two neighbouring levels swapped. */
function pointFaults(rule: Rule, traits: readonly Trait[]): Fault[] {
  const { levels } = item(traits, item(rule.traits, 0));
  const points = levels.map((level) => level.points);
  const fault = (text: string, changed: readonly number[]): Fault => ({
    text: `: ${text}`,
    strength: rule.strength,
    evidence: ([level]) => item(changed, Number(level)),
    least: Math.min(...changed),
    greatest: Math.max(...changed),
  });
  const off = points.flatMap((own, level) =>
    neighbours(own).map((other) =>
      fault(`${item(levels, level).id} ${other}, not ${own}`, points.with(level, other)),
    ),
  );
  const swapped = levels.slice(1).map(({ id }, before) => {
    const changed = points
      .with(before, item(points, before + 1))
      .with(before + 1, item(points, before));
    return fault(`${item(levels, before).id} and ${id} swapped`, changed);
  });
  return [...off, ...swapped];
}

/** An interaction with evidence off by one. */
function evidenceFaults(rule: Rule, when: Condition): Fault[] {
  const own = rule.least + rule.greatest;
  return neighbours(own).map((other) => ({
    text: `: evidence ${other}, not ${own}`,
    strength: rule.strength,
    evidence: (levels) => (conditionHolds(when, levels) ? other : 0),
    least: Math.min(0, other),
    greatest: Math.max(0, other),
  }));
}

function neighbours(points: number): number[] {
  return [points + 1, points - 1].filter((other) => Math.abs(other) <= MOST);
}
