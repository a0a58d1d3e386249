import { labelled, shortened, wrap } from "../layout.ts";
import { printable } from "../printable.ts";
import { Citations } from "./citations.ts";
import { conditionLines } from "./conditions.ts";
import { flipLines } from "./flip-lines.ts";
import type { Frame } from "./frame.ts";
import { headline } from "./headline.ts";
import { thresholdTexts } from "./thresholds.ts";
import { reasonLines } from "./reasons.ts";
import { scoreLines } from "./score-lines.ts";

/** How many next steps are printed; `explain` has all of them. */
const MOST_STEPS = 3;

/** The recommendation for one target: answer, arithmetic, reasons, unknowns, next steps. */
export function adviceLines(frame: Frame): string[] {
  const citations = new Citations(frame.ruleSet);
  const paragraphs = [
    [titleLine(frame)],
    headline(frame),
    scoreLines(frame),
    reasonLines(frame, citations),
    [...conditionLines(frame, citations), ...flipLines(frame)],
    [...stepLines(frame), ...topologyLines(frame)],
    footLines(frame, citations),
  ];
  return paragraphs
    .filter((paragraph) => paragraph.length > 0)
    .flatMap((paragraph, index) => (index === 0 ? paragraph : ["", ...paragraph]));
}

/** The target's name and where its profile begins. */
export function titleLine({ assessment, palette, width }: Frame): string {
  const name = shortened(printable(assessment.target.name), width);
  const room = width - name.length - 3;
  const source = printable(assessment.target.source);
  return room < 12 ? palette.bold(name) : `${palette.bold(name)} · ${shortened(source, room)}`;
}

function stepLines(frame: Frame): string[] {
  const steps = frame.assessment.nextSteps.slice(0, MOST_STEPS);
  const numbered = steps.map((step, index) => `${index + 1}. ${printable(step)}`);
  return [...numbered, ...moreSteps(frame, steps.length)].flatMap((step, index) =>
    labelled(index === 0 ? "Next" : "", step, { indent: 2, column: 12, width: frame.width }),
  );
}

function moreSteps({ assessment }: Frame, shown: number): string[] {
  const { form, kind } = assessment.verdict;
  const file = assessment.target.source.replace(/:\d+$/, "");
  if (kind === "inconclusive") {
    return file === "<stdin>"
      ? []
      : [`px-advisor ask --resume ${printable(file)} --out NEW.yaml asks in turn`];
  }
  if (form === null) return [];
  const left = assessment.nextSteps.length - shown;
  return [
    `px-advisor explain ${form} has ${left > 0 ? `${left} more, and ` : ""}what switching costs`,
  ];
}

function topologyLines({ assessment, width }: Frame): string[] {
  const { declared, realised, status } = assessment.topology;
  const present = realised ?? declared;
  if (present === null) return [];
  const form = present.form === null ? "" : `, ${present.form}`;
  const word = realised === null ? "declared" : "deployed";
  const text = `${present.approach}${form} is ${word}: ${status}`;
  return labelled("Topology", text, { indent: 2, column: 12, width });
}

function footLines(frame: Frame, citations: Citations): string[] {
  const { detail, palette, width } = frame;
  const weights =
    "Weights are px-advisor's own, drawn from what the sources say: px-advisor rules list";
  const lines = [
    weights,
    ...(detail === "verbose" ? thresholdTexts(frame) : []),
    ...citations.lines(),
  ];
  return lines.flatMap((line) =>
    wrap(line, width - 6).map((text, index) =>
      palette.dim(`${" ".repeat(index === 0 ? 2 : 6)}${text}`),
    ),
  );
}
