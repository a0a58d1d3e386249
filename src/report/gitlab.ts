import type { Assessment, Finding, Result } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import type { Place } from "../core/model/place.ts";
import { counted } from "./excuse.ts";
import { inconclusiveText, isInconclusive } from "./inconclusive.ts";
import { jsonText } from "./json-text.ts";
import { printable } from "./printable.ts";
import { problemText } from "./problem-text.ts";
import type { ReportContext } from "./report.ts";
import { anchorOf, placeOfTarget, repositoryPath } from "./source-place.ts";
import { distinct } from "./target-labels.ts";

const SEVERITIES = { error: "critical", warning: "major", note: "info" } as const;

interface Entry {
  readonly check: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly description: string;
  readonly at: Place;
  readonly fingerprint: string;
}

/**
 * A Code Quality report of GitLab: one array for all targets, since the reports of several jobs
 * replace one another. What does not count is left out; a target without a verdict is minor.
 */
export function gitlab(result: Result, context: ReportContext): string {
  const entries = [
    ...result.errors.map((error) => errorEntry(error, context)),
    ...result.results.flatMap((assessment) => entriesOf(assessment, result, context)),
  ];
  const fingerprints = distinct(entries.map(({ fingerprint }) => fingerprint));
  const issues = entries.map(({ check, severity, description, at }, index) => ({
    description: printable(description),
    check_name: printable(check),
    fingerprint: fingerprints[index],
    severity,
    location: {
      path: printable(repositoryPath(at.file, context.workingFolder)) || ".",
      lines: { begin: at.line },
    },
  }));
  return `${jsonText(issues, 2)}\n`;
}

function entriesOf(assessment: Assessment, { pack }: Result, { sha256 }: ReportContext): Entry[] {
  const { name } = assessment.target;
  const open: Entry[] = !isInconclusive(assessment)
    ? []
    : [
        {
          check: "inconclusive",
          severity: "minor",
          description: `${name}: ${inconclusiveText(assessment)}`,
          at: placeOfTarget(assessment),
          fingerprint: sha256(JSON.stringify(["inconclusive", pack.id, name])),
        },
      ];
  return [
    ...open,
    ...counted(assessment.findings).map((finding) => findingEntry(finding, assessment)),
  ];
}

function findingEntry(finding: Finding, assessment: Assessment): Entry {
  const { id, severity, message, fingerprint } = finding;
  return {
    check: id,
    severity: SEVERITIES[severity],
    description: `${assessment.target.name}: ${message}`,
    at: anchorOf(finding, assessment),
    fingerprint,
  };
}

/** An error without a place has no file to stand in, so it stands in the folder. */
function errorEntry(error: Problem, { sha256 }: ReportContext): Entry {
  const { code, message, at } = error;
  return {
    check: code,
    severity: "blocker",
    description: problemText(error),
    at: at ?? { file: ".", line: 1, column: 1 },
    fingerprint: sha256(JSON.stringify([code, message])),
  };
}
