import { evidenceDigest } from "../../../core/explain/evidence-digest.ts";
import { counted } from "../../excuse.ts";
import { uriOf } from "../../source-place.ts";
import { unknownTexts } from "../../text/conditions.ts";
import { flipTexts, sufficientTexts } from "../../text/flip-lines.ts";
import { code, prose } from "../inline.ts";
import { cited } from "./cited.ts";
import { sentence } from "./options.ts";
import type { RecordFrame } from "./record-frame.ts";
import { type RecordMark, outcomeOf, recordMark } from "./record-marker.ts";

/** What is open, what to do, and what the record was made with; sources come after it. */
export function moreInformation(frame: RecordFrame): string[] {
  const { headings, result } = frame;
  const { tool, pack } = result;
  const mark = markOf(frame);
  return [
    headings(2, "More Information"),
    ...earlierText(frame, mark),
    `Made by ${tool.name} ${code(tool.version)} with the pack ${code(pack.id)} ${code(pack.version)}, ${code(pack.digest)}.`,
    ...listed("Unknown", unknownTexts(frame), frame),
    ...listed("What Would Change the Decision", changes(frame), frame),
    ...steps(frame),
    ...listed("Findings", findings(frame), frame),
  ];
}

/** How the next run knows this record again. */
export function markOf({
  assessment,
  sha256,
}: Pick<RecordFrame, "assessment" | "sha256">): RecordMark {
  return recordMark(assessment, evidenceDigest(assessment, sha256));
}

function earlierText({ earlier }: RecordFrame, mark: RecordMark): string[] {
  if (earlier === null) return [];
  const link = `[ADR-${earlier.number}](${uriOf(earlier.file)})`;
  if (outcomeOf(earlier.mark) !== outcomeOf(mark)) {
    return [`Supersedes ${link}, which came to another outcome.`];
  }
  const what = earlier.mark.evidence === mark.evidence ? "firmness" : "evidence";
  return [`Comes to the outcome of ${link} again, with other ${what}.`];
}

function listed(title: string, texts: readonly string[], { headings }: RecordFrame): string[] {
  if (texts.length === 0) return [];
  return [headings(3, title), texts.map((text) => `* ${prose(text)}`).join("\n")];
}

function changes(frame: RecordFrame): string[] {
  if (frame.assessment.verdict.approach === null) return [];
  return [...flipTexts(frame), ...sufficientTexts(frame)].map((text) =>
    sentence(text).replace(/\.$/, ""),
  );
}

const FORM_SOURCES = "Steps, costs and cautions of the form are drawn from";

function steps(frame: RecordFrame): string[] {
  const { assessment, ruleSet, headings } = frame;
  const form = ruleSet.forms.find(({ id }) => id === assessment.verdict.form);
  // They are told among the consequences.
  const cautions = new Set(form?.cautions.map((text) => `caution: ${text}`));
  const all = assessment.nextSteps.filter((step) => !cautions.has(step));
  if (all.length === 0) return [];
  return [
    headings(3, "Next Steps"),
    all.map((step, index) => `${index + 1}. ${prose(step)}`).join("\n"),
    ...(form === undefined
      ? []
      : [`${cited({ text: FORM_SOURCES, sources: form.sources }, frame)}.`]),
  ];
}

function findings({ assessment }: RecordFrame): string[] {
  return counted(assessment.findings)
    .filter(({ severity }) => severity !== "note")
    .map(({ id, severity, message }) => `${severity} ${id}: ${message}`);
}
