import type { Assessment } from "../core/model/assessment.ts";
import { item } from "../core/model/lookup.ts";
import type { PointRange, RuleDifference } from "../core/explain/what-if.ts";
import type { RuleSet, Trait } from "../core/pack/rule-set.ts";
import { decimal, shortened, signed, wrap } from "./layout.ts";
import type { Palette } from "./palette.ts";
import { printable } from "./printable.ts";
import { firmnessOf } from "./text/headline.ts";

/** How the tables are drawn. */
export interface WhatIfContext {
  readonly ruleSet: RuleSet;
  readonly palette: Palette;
  readonly width: number;
}

/** A target before and after a change. */
export interface WhatIf {
  readonly before: Assessment;
  readonly after: Assessment;
  /** Changed traits with their levels before and after. */
  readonly changes: readonly {
    readonly trait: Trait;
    readonly from: string;
    readonly to: string;
  }[];
  readonly differences: readonly RuleDifference[];
}

/** One trait at each of its levels. */
export interface Sweep {
  readonly trait: Trait;
  readonly rows: readonly {
    readonly level: string;
    readonly isPresent: boolean;
    readonly assessment: Assessment;
  }[];
}

/** Before and after side by side, and the difference that each rule makes. */
export function whatIfText(whatIf: WhatIf, context: WhatIfContext): string {
  const { before, after, changes, differences } = whatIf;
  const facts: [string, string, string][] = [
    ["advised", adviceOf(before), adviceOf(after)],
    ["verdict", firmnessOf(before.verdict), firmnessOf(after.verdict)],
    ["score", scoreOf(before), scoreOf(after)],
    ["stability", stabilityOf(before), stabilityOf(after)],
    ...changes.map(({ trait, from, to }): [string, string, string] => [trait.title, from, to]),
  ];
  const rules = differences.map(({ rule, before: one, after: other }) => [
    rule.title,
    rangeText(one),
    rangeText(other),
    rangeText({ low: other.low - one.low, high: other.high - one.high }),
  ]);
  return lines([
    titleOf(before, context),
    "",
    ...table([["", "before", "after"], ...facts], "left"),
    "",
    ...(rules.length === 0
      ? ["  no rule changes its points"]
      : table([["rule", "before", "after", "difference"], ...rules], "right")),
    "",
    ...wrap(conclusion(before, after), context.width - 2).map((line) => `  ${line}`),
  ]);
}

/** Every level of a trait with the verdict that it gives. */
export function sweepText(sweep: Sweep, context: WhatIfContext): string {
  const first = item(sweep.rows, 0);
  const rows = sweep.rows.map(({ level, isPresent, assessment }) => [
    `${isPresent ? "*" : " "} ${level}`,
    scoreOf(assessment),
    adviceOf(assessment),
    firmnessOf(assessment.verdict),
    stabilityOf(assessment),
  ]);
  return lines([
    titleOf(first.assessment, context),
    "",
    ...table(
      [[`  ${sweep.trait.title}`, "score", "advised", "verdict", "stability"], ...rows],
      "left",
    ),
    "",
    "  * as the profile says",
  ]);
}

function titleOf({ target }: Assessment, { palette, width }: WhatIfContext): string {
  return palette.bold(shortened(printable(target.name), width));
}

function adviceOf({ verdict }: Assessment): string {
  return verdict.approach === null ? "none" : `${verdict.label} ${verdict.approach}`;
}

function scoreOf({ score }: Assessment): string {
  return score.points === null
    ? `${signed(score.low)} to ${signed(score.high)}`
    : signed(score.points);
}

function stabilityOf({ confidence }: Assessment): string {
  return confidence.stability === null ? "-" : decimal(confidence.stability);
}

function rangeText({ low, high }: PointRange): string {
  return low === high ? signed(low) : `${signed(low)} to ${signed(high)}`;
}

function conclusion(before: Assessment, after: Assessment): string {
  if (before.verdict.approach === after.verdict.approach) {
    return after.verdict.approach === null
      ? "No approach is advised before or after."
      : `${after.verdict.label} stays.`;
  }
  return `The advice changes: ${adviceOf(before)} before, ${adviceOf(after)} after.`;
}

/** Rows with columns as wide as their widest cell; all but the first align as asked. */
function table(rows: readonly (readonly string[])[], align: "left" | "right"): string[] {
  const widths = item(rows, 0).map((_, column) =>
    Math.max(...rows.map((cells) => item(cells, column).length)),
  );
  return rows.map((cells) => {
    const padded = cells.map((cell, column) => {
      const width = item(widths, column);
      return align === "left" || column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${padded.join("  ")}`.trimEnd();
  });
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
