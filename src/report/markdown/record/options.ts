import { APPROACHES, type Approach, LABELS, otherApproach } from "../../../core/model/approach.ts";
import type { Contribution } from "../../../core/model/assessment.ts";
import { count } from "../../../core/model/count.ts";
import { named } from "../../../core/model/lookup.ts";
import type { RuleSet } from "../../../core/pack/rule-set.ts";
import { contributionName } from "../../text/reasons.ts";
import { code, prose } from "../inline.ts";
import { cited } from "./cited.ts";
import type { RecordFrame } from "./record-frame.ts";

/** An approach as the record names it, the same everywhere: `Disaggregated (A)`. */
export function optionName(approach: Approach, ruleSet: RuleSet): string {
  return `${prose(ruleSet.approaches[approach].title)} (${LABELS[approach]})`;
}

/** The options that were weighed. */
export function consideredOptions({ headings, ruleSet }: RecordFrame): string[] {
  const options = APPROACHES.map((approach) => `* ${optionName(approach, ruleSet)}`);
  return [headings(2, "Considered Options"), options.join("\n")];
}

/** What speaks for and against each option. */
export function prosAndCons(frame: RecordFrame): string[] {
  return [
    frame.headings(2, "Pros and Cons of the Options"),
    ...APPROACHES.flatMap((approach) => [
      frame.headings(3, optionName(approach, frame.ruleSet)),
      sentence(prose(frame.ruleSet.approaches[approach].summary)),
      argumentsOver(approach, frame).join("\n"),
    ]),
  ];
}

/** A text with a capital in front and a full stop behind. */
export function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** The contributions that favour an approach, the largest first. */
export function favouring(
  approach: Approach,
  { assessment }: Pick<RecordFrame, "assessment">,
): Contribution[] {
  return assessment.contributions.filter(({ favours }) => favours === approach);
}

type Titles = Pick<RecordFrame, "ruleSet">;

/** `autoscaling daily`. */
export function driverName(contribution: Contribution, frame: Titles): string {
  return prose(contributionName(contribution, frame));
}

/** `autoscaling daily, 6 points`. */
export function weighed(contribution: Contribution, frame: Titles): string {
  return `${driverName(contribution, frame)}, ${pointsOf(contribution)}`;
}

function pointsOf({ points }: Contribution): string {
  return count(Math.abs(points), "point");
}

function argumentsOver(approach: Approach, frame: RecordFrame): string[] {
  const other = otherApproach(approach);
  const lines = [
    ...favouring(approach, frame).map(
      (each) =>
        `* Good, because ${cited({ text: each.because, sources: each.sources, aside: weighed(each, frame) }, frame)}`,
    ),
    ...guardLines(approach, frame),
    ...favouring(other, frame).map(
      (each) =>
        `* Bad, because ${driverName(each, frame)} is a reason for ${LABELS[other]}, ${pointsOf(each)}`,
    ),
  ];
  if (lines.length > 0) return lines;
  return ["* Neutral, because nothing that is known speaks for it or against it"];
}

function guardLines(approach: Approach, frame: RecordFrame): string[] {
  const { assessment, ruleSet } = frame;
  return assessment.guards.flatMap(({ id, state, excludes }) => {
    if (excludes !== approach) return [];
    const { because, sources } = named(ruleSet.guards, id);
    const why = () => cited({ text: because, sources }, frame);
    if (state === "active") return [`* Bad, because the guard ${code(id)} excludes it: ${why()}`];
    if (state === "lifted") {
      return [
        `* Neutral, because the guard ${code(id)}, which would exclude it, is lifted: ${why()}`,
      ];
    }
    return assessment.verdict.unless.includes(id)
      ? [`* Neutral, because the guard ${code(id)} may turn out to exclude it: ${why()}`]
      : [];
  });
}
