import { LABELS } from "../core/model/approach.ts";
import type { Guard, Rule, RuleSet } from "../core/pack/rule-set.ts";
import { signed, wrap } from "./layout.ts";
import type { PageContext } from "./explain/page.ts";

/** The index of a pack: every trait, interaction, guard, form and check, each with what it does. */
export function rulesList(context: PageContext): string {
  const { ruleSet, palette } = context;
  const interactions = ruleSet.rules.filter(({ kind }) => kind === "interaction");
  const groups: [string, [string, string, string][]][] = [
    ["Traits", ruleSet.traits.map(({ id, title }) => [id, traitWorth(id, ruleSet), title])],
    ["Interactions", interactions.map((rule) => [rule.id, worth(rule), rule.title])],
    ["Guards", ruleSet.guards.map((guard) => [guard.id, effect(guard), guard.title])],
    [
      "Forms",
      ruleSet.forms.map(({ id, approach, title }) => [id, `of ${LABELS[approach]}`, title]),
    ],
    ["Checks", ruleSet.checks.map(({ id, severity, title }) => [id, severity, title])],
  ];
  return [
    `${palette.bold(ruleSet.title)} · pack ${ruleSet.id} ${ruleSet.version}`,
    "",
    ...weightLines(context),
    ...groups.flatMap(([heading, rows]) =>
      rows.length === 0 ? [] : groupLines(heading, rows, context),
    ),
    "",
    "More on each: px-advisor explain ID",
    "",
  ].join("\n");
}

function weightLines({ width }: PageContext): string[] {
  const text =
    "Points are evidence times strength; + speaks for A (disaggregated), - for B (converged). The strength follows from the basis: recommended 5, listed 3, implied 2, inferred 1. The sources give no weights: these are px-advisor's own.";
  return wrap(text, width);
}

function groupLines(
  heading: string,
  rows: readonly (readonly [string, string, string])[],
  { palette, width }: PageContext,
): string[] {
  const idWidth = Math.max(...rows.map(([id]) => id.length)) + 2;
  const worthWidth = Math.max(...rows.map(([, value]) => value.length)) + 2;
  const indent = 2 + idWidth + worthWidth;
  return [
    "",
    palette.bold(heading),
    ...rows.flatMap(([id, value, title]) => {
      const [first = "", ...others] = wrap(title, Math.max(20, width - indent));
      const head = `  ${id.padEnd(idWidth)}${value.padEnd(worthWidth)}${first}`;
      return [head, ...others.map((line) => " ".repeat(indent) + line)];
    }),
  ];
}

function traitWorth(id: string, { rules }: RuleSet): string {
  const rule = rules.find((each) => each.id === id);
  return rule === undefined ? "no points" : worth(rule);
}

function worth(rule: Rule): string {
  const { least, greatest, strength, basis } = rule;
  const range =
    rule.kind === "interaction"
      ? signed((least + greatest) * strength)
      : `${signed(least * strength)} to ${signed(greatest * strength)}`;
  return `${range} ${basis}`;
}

function effect({ excludes, caps }: Guard): string {
  return excludes === null ? `caps at ${caps}` : `excludes ${LABELS[excludes]}`;
}
