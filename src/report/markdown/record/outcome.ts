import { LABELS, otherApproach } from "../../../core/model/approach.ts";
import type { Assessment } from "../../../core/model/assessment.ts";
import { named } from "../../../core/model/lookup.ts";
import type { Form } from "../../../core/pack/rule-set.ts";
import { advisedDrawing } from "../../drawing/topology-drawing.ts";
import { percent, signed } from "../../layout.ts";
import { firmnessOf } from "../../text/headline.ts";
import { holdsTexts, knownText } from "../../text/score-lines.ts";
import { code, prose } from "../inline.ts";
import { cited } from "./cited.ts";
import { confirmation } from "./confirmation.ts";
import { diagram } from "./diagram.ts";
import { driverName, favouring, optionName, sentence } from "./options.ts";
import type { RecordFrame } from "./record-frame.ts";

/** What is chosen and why, what that brings, and how to tell whether it is followed. */
export function outcomeBlocks(frame: RecordFrame): string[] {
  const { assessment, headings, ruleSet } = frame;
  const { approach } = assessment.verdict;
  const chosen = approach === null ? "none yet" : `"${optionName(approach, ruleSet)}"`;
  return [
    headings(2, "Decision Outcome"),
    `Chosen option: ${chosen}, because ${because(frame)}.`,
    firmness(frame),
    ...formText(frame),
    ...diagram(advisedDrawing(assessment, ruleSet), frame),
    headings(3, "Consequences"),
    consequences(frame).join("\n"),
    headings(3, "Confirmation"),
    ...confirmation(frame),
  ];
}

function because(frame: RecordFrame): string {
  const { verdict, score, confidence, topology } = frame.assessment;
  const { approach, kind } = verdict;
  if (approach === null) {
    return topology.status === "not-applicable"
      ? "there are no storage nodes to set apart or to compute on"
      : openBecause(frame);
  }
  if (kind === "forced") return guardsText(frame, LABELS[otherApproach(approach)]);
  if (kind === "leaning") {
    const share = percent(confidence.completionShare);
    return `${scoreText(score)}, and ${LABELS[approach]} leads in ${share} of the ways in which what is unknown can turn out`;
  }
  const tieBreak = frame.ruleSet.tieBreaks.find(({ id }) => id === verdict.tieBreak);
  if (tieBreak === undefined)
    return `${scoreText(score)}, beyond the tie band of ±${score.tieBand}`;
  const why = cited({ text: tieBreak.because, sources: tieBreak.sources }, frame);
  return `${scoreText(score)}, within the tie band of ±${score.tieBand}, and ${code(tieBreak.id)} breaks the tie: ${why}`;
}

function openBecause(frame: RecordFrame): string {
  const { verdict, score } = frame.assessment;
  if (verdict.kind === "conflict") return guardsText(frame, "each option");
  if (verdict.kind === "tie") {
    return `${scoreText(score)}, within the tie band of ±${score.tieBand}: either option fits`;
  }
  return `${scoreText(score)}, and what is unknown can still turn the answer`;
}

function scoreText({ points, low, high, forA, forB }: Assessment["score"]): string {
  if (points !== null) {
    return `the drivers weigh ${forA} for A and ${forB} for B, a score of ${signed(points)}`;
  }
  return `the score lies between ${signed(low)} and ${signed(high)} (plus for A, minus for B)`;
}

/** The guards that exclude what is not chosen. */
function guardsText(frame: RecordFrame, excluded: string): string {
  const { assessment, ruleSet } = frame;
  const active = assessment.guards.filter(
    ({ state, excludes }) => state === "active" && excludes !== null,
  );
  const said = active.map(({ id }) => {
    const { because: why, sources } = named(ruleSet.guards, id);
    return `${code(id)} (${cited({ text: why, sources: sources }, frame)})`;
  });
  return `${excluded} is excluded by ${said.join(" and by ")}`;
}

function firmness(frame: RecordFrame): string {
  const { verdict } = frame.assessment;
  const cap = frame.ruleSet.guards.find(({ id }) => id === verdict.cappedBy);
  const weakened =
    cap === undefined
      ? []
      : [
          `weakened by ${code(cap.id)}: ${cited({ text: cap.because, sources: cap.sources }, frame)}`,
        ];
  const texts = [
    ...holdsTexts(frame).map(prose),
    `known are ${prose(knownText(frame))}`,
    ...weakened,
  ];
  return [`Verdict: ${firmnessOf(verdict)}`, ...texts].map(sentence).join(" ");
}

function formText({ assessment: { verdict }, ruleSet }: RecordFrame): string[] {
  const form = ruleSet.forms.find(({ id }) => id === verdict.form);
  return form === undefined ? [] : [`Form: ${prose(form.title)}. ${sentence(prose(form.summary))}`];
}

function consequences(frame: RecordFrame): string[] {
  const { verdict } = frame.assessment;
  if (verdict.approach === null) {
    return ["* Neutral, because what is deployed stays as it is until this is decided"];
  }
  const form = frame.ruleSet.forms.find(({ id }) => id === verdict.form);
  const lines = form === undefined ? openForm(frame) : formLines(form, frame);
  const other = otherApproach(verdict.approach);
  const against = favouring(other, frame).map(
    (each) =>
      `* Bad, because ${driverName(each, frame)} is a reason for ${LABELS[other]}: ${cited({ text: each.because, sources: each.sources }, frame)}`,
  );
  return [...lines.good, ...against, ...lines.others];
}

/** Lines about the form; what is good comes first. */
interface FormLines {
  readonly good: readonly string[];
  readonly others: readonly string[];
}

function openForm({ assessment: { verdict }, ruleSet }: RecordFrame): FormLines {
  const forms = ruleSet.forms.filter(({ approach }) => approach === verdict.approach);
  const names = forms.map(({ id }) => code(id)).join(" or ");
  return { good: [], others: [`* Neutral, because its form is still open: ${names}`] };
}

function formLines(form: Form, { assessment: { topology } }: RecordFrame): FormLines {
  const present = topology.realised ?? topology.declared;
  const isThere = present?.approach === form.approach && (present.form ?? form.id) === form.id;
  const switching = `because getting there from another topology takes ${prose(form.switching)}`;
  return {
    good: [
      `* Good, because it fits ${prose(form.fits)}`,
      ...(isThere ? ["* Good, because it is there already, and nothing has to be moved"] : []),
    ],
    others: [
      ...(isThere ? [] : [`* ${present === null ? "Neutral" : "Bad"}, ${switching}`]),
      ...form.cautions.map((caution) => `* Neutral, because ${prose(caution)}`),
    ],
  };
}
