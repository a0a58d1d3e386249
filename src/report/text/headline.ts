import type { Approach } from "../../core/model/approach.ts";
import type { Assessment } from "../../core/model/assessment.ts";
import type { VerdictKind } from "../../core/pack/schema.ts";
import { labelled, wrap } from "../layout.ts";
import type { Frame, Judged, LabelledText } from "./frame.ts";

/** The answer first: the letter and name of the approach, how firm it is, and its form. */
export function headline(frame: Frame): string[] {
  const { approach, label } = frame.assessment.verdict;
  if (approach === null || label === null) return openHeadline(frame);
  const { title, summary } = frame.ruleSet.approaches[approach];
  const answer = `${label}  ${title}`;
  const firmness = firmnessOf(frame.assessment.verdict);
  const room = frame.width - 2 - firmness.length;
  const line = `${answer} — ${summary}`;
  const fits = line.length + 2 <= room;
  const first = fits ? line.padEnd(room - 1) : answer.padEnd(room - 1);
  const painted = frame.palette[approach](frame.palette.bold(first.slice(0, answer.length)));
  return [
    `  ${painted}${first.slice(answer.length)} ${firmness}`.trimEnd(),
    ...(fits ? [] : wrap(summary, frame.width - 5).map((text) => `     ${text}`)),
    ...formLines(frame, approach),
  ];
}

/** How firm a verdict is: `decided, strong`, `forced`, `tie broken`. */
export function firmnessOf(verdict: Assessment["verdict"]): string {
  const kind = KIND_NAMES[verdict.kind];
  return verdict.grade === null ? kind : `${kind}, ${verdict.grade}`;
}

const KIND_NAMES = {
  conflict: "conflict",
  forced: "forced",
  decided: "decided",
  leaning: "leaning",
  "tie-broken": "tie broken",
  tie: "tie",
  inconclusive: "inconclusive",
} as const satisfies Record<VerdictKind, string>;

const OPEN_ANSWERS = {
  conflict: ["!", "Neither approach is left: each is excluded by a guard"],
  tie: ["=", "Either approach fits: no reason outweighs the others"],
  inconclusive: ["?", "Not decided: what is unknown can still turn the answer"],
} as const;

function openHeadline({ assessment, palette, width }: Frame): string[] {
  const [mark, answer] = openAnswer(assessment.verdict);
  return labelled(mark, answer, { indent: 2, column: 3, width }).map((line) => palette.bold(line));
}

/** A mark and a sentence for a verdict that advises no approach. */
export function openAnswer({ kind }: Pick<Assessment["verdict"], "kind">): LabelledText {
  return kind === "conflict" || kind === "tie" ? OPEN_ANSWERS[kind] : OPEN_ANSWERS.inconclusive;
}

function formLines({ width, ...judged }: Frame, approach: Approach): string[] {
  return wrap(formText(judged, approach), width - 5).map((line) => `     ${line}`);
}

/** The form of an advised approach, or those that it is still open between. */
export function formText({ assessment, ruleSet }: Judged, approach: Approach): string {
  const form = ruleSet.forms.find(({ id }) => id === assessment.verdict.form);
  const forms = ruleSet.forms.filter((each) => each.approach === approach);
  return form === undefined
    ? `form: still open (${forms.map(({ id }) => id).join(" or ")})`
    : `form: ${form.title}`;
}
