import type { Assessment, Finding, Result } from "../../core/model/assessment.ts";
import type { Problem } from "../../core/model/errors.ts";
import type { Place } from "../../core/model/place.ts";
import { counted } from "../excuse.ts";
import { inconclusiveText, isInconclusive } from "../inconclusive.ts";
import { printable } from "../printable.ts";
import { problemText } from "../problem-text.ts";
import type { ReportContext } from "../report.ts";
import { anchorOf, placeOfTarget, repositoryPath } from "../source-place.ts";
import { type Annotation, type Level, workflowCommand } from "./workflow-command.ts";

/** Worst first. */
const LEVELS = ["error", "warning", "notice"] as const;
const LEVEL_OF = { error: "error", warning: "warning", note: "notice" } as const;
/** Annotations of a level that GitHub shows for a step; it drops the others without a word. */
const MOST = 10;

/** GitHub's workflow commands, one annotation a finding that counts, an error or an open target. */
export function annotations(result: Result, context: ReportContext): string {
  const all = [
    ...result.errors.map((error) => errorAnnotation(error, context)),
    ...result.results.flatMap((assessment) => annotationsOf(assessment, context)),
  ];
  return LEVELS.flatMap((level) => shownOf(all, level))
    .map((annotation) => `${workflowCommand(annotation)}\n`)
    .join("");
}

function shownOf(all: readonly Annotation[], level: Level): Annotation[] {
  const ofLevel = all.filter((annotation) => annotation.level === level);
  if (ofLevel.length <= MOST) return ofLevel;
  const shown = ofLevel.slice(0, MOST - 1);
  const message = `+${ofLevel.length - shown.length} more, which -o text lists`;
  return [...shown, { level, title: "px-advisor", message, file: null, line: 1, column: 1 }];
}

function annotationsOf(assessment: Assessment, context: ReportContext): Annotation[] {
  const open = isInconclusive(assessment)
    ? [annotationAt(placeOfTarget(assessment), openParts(assessment), context)]
    : [];
  return [
    ...counted(assessment.findings).map((finding) =>
      annotationAt(anchorOf(finding, assessment), findingParts(finding, assessment), context),
    ),
    ...open,
  ];
}

type Parts = Pick<Annotation, "level" | "title" | "message">;

function findingParts({ id, severity, message }: Finding, { target }: Assessment): Parts {
  return { level: LEVEL_OF[severity], title: `${id}: ${target.name}`, message };
}

function openParts(assessment: Assessment): Parts {
  const title = `inconclusive: ${assessment.target.name}`;
  return { level: "warning", title, message: inconclusiveText(assessment) };
}

function errorAnnotation(error: Problem, context: ReportContext): Annotation {
  const parts: Parts = { level: "error", title: error.code, message: problemText(error) };
  return annotationAt(error.at, parts, context);
}

/** Standard input has no file that an annotation could stand in. */
function annotationAt(
  at: Place | null,
  parts: Parts,
  { workingFolder }: ReportContext,
): Annotation {
  const file = at === null ? null : printable(repositoryPath(at.file, workingFolder));
  return {
    level: parts.level,
    title: printable(parts.title),
    message: printable(parts.message),
    file: file === "<stdin>" ? null : file,
    line: at?.line ?? 1,
    column: at?.column ?? 1,
  };
}
