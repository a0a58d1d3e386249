import type { Assessment, Finding, Result } from "../../core/model/assessment.ts";
import type { Problem } from "../../core/model/errors.ts";
import type { Place } from "../../core/model/place.ts";
import { groupedBy } from "../../core/model/lookup.ts";
import { counted, excusedIn } from "../excuse.ts";
import { inconclusiveText, isInconclusive } from "../inconclusive.ts";
import { jsonText } from "../json-text.ts";
import { problemText } from "../problem-text.ts";
import type { ReportContext } from "../report.ts";
import { anchorOf, placeOfTarget, repositoryPath, uriOf } from "../source-place.ts";
import { sarifRules } from "./sarif-rules.ts";
import { sarifText } from "./sarif-text.ts";

/** Results of a run at most: GitHub refuses a whole file that has more. */
const MOST_RESULTS = 25_000;

interface Located {
  readonly finding: Finding;
  readonly assessment: Assessment;
}

/**
 * SARIF 2.1.0 for code scanning: one run over all targets, one result a finding that counts. GitHub
 * heeds neither `kind` nor `suppressions`, so what is waived, unchanged or unknown would open an
 * alert; those are left out and counted in the properties of the run.
 */
export function sarif(result: Result, context: ReportContext): string {
  const all = result.results.flatMap((assessment) =>
    counted(assessment.findings).map((finding) => ({ finding, assessment })),
  );
  const shown = worstOf(all);
  const rules = sarifRules(
    shown.map(({ finding }) => finding),
    context.ruleSet,
  );
  return `${jsonText(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { ...driverOf(result), rules } },
          columnKind: "utf16CodeUnits",
          invocations: [invocationOf(result, all.length - shown.length, context)],
          results: sarifResults(shown, context),
          properties: countsOf(result),
        },
      ],
    },
    2,
  )}\n`;
}

/** Where there are too many, the least severe are left out. */
function worstOf(all: readonly Located[]): readonly Located[] {
  if (all.length <= MOST_RESULTS) return all;
  const bySeverity = groupedBy(all, ({ finding }) => finding.severity);
  const order = ["error", "warning", "note"] as const;
  return order.flatMap((severity) => bySeverity.get(severity) ?? []).slice(0, MOST_RESULTS);
}

function driverOf({ tool, pack }: Result): object {
  return {
    name: tool.name,
    semanticVersion: tool.version,
    properties: { pack: pack.id, packVersion: pack.version, packDigest: pack.digest },
  };
}

function sarifResults(shown: readonly Located[], context: ReportContext): object[] {
  const indices = new Map<string, number>();
  const occurrences = new Map<string, number>();
  return shown.map(({ finding, assessment }) => {
    const { id, severity, message, fingerprint } = finding;
    if (!indices.has(id)) indices.set(id, indices.size);
    const occurrence = (occurrences.get(fingerprint) ?? 0) + 1;
    occurrences.set(fingerprint, occurrence);
    return {
      ruleId: id,
      ruleIndex: indices.get(id),
      level: severity,
      message: { text: sarifText(`${assessment.target.name}: ${message}`) },
      locations: [locationOf(anchorOf(finding, assessment), context)],
      partialFingerprints: {
        // The one that GitHub goes by. Its own would hang on the text of the line.
        primaryLocationLineHash: `${fingerprint}:${occurrence}`,
        "px-advisor/v1": fingerprint,
      },
    };
  });
}

/** GitHub asks for the end of a region too; of a place only its beginning is known. */
function locationOf({ file, line, column }: Place, { workingFolder }: ReportContext): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repositoryPath(file, workingFolder)) },
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
    },
  };
}

/** Errors and targets without a verdict are no results; they are told beside them. */
function invocationOf(result: Result, leftOut: number, context: ReportContext): object {
  const notifications = [
    ...result.errors.map((error) => errorNotification(error, context)),
    ...result.results.filter(isInconclusive).map((assessment) => ({
      descriptor: { id: "inconclusive" },
      level: "warning",
      message: { text: sarifText(`${assessment.target.name}: ${inconclusiveText(assessment)}`) },
      locations: [locationOf(placeOfTarget(assessment), context)],
    })),
    ...(leftOut === 0 ? [] : [leftOutNotification(leftOut)]),
  ];
  return {
    executionSuccessful: result.errors.length === 0,
    exitCode: result.exitCode,
    ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
  };
}

function errorNotification(error: Problem, context: ReportContext): object {
  const { code, at } = error;
  return {
    descriptor: { id: code },
    level: "error",
    message: { text: sarifText(problemText(error)) },
    ...(at === null ? {} : { locations: [locationOf(at, context)] }),
  };
}

function leftOutNotification(number: number): object {
  const text = `${number} results of least severity are left out: a run holds ${MOST_RESULTS}`;
  return { descriptor: { id: "results-left-out" }, level: "warning", message: { text } };
}

function countsOf({ summary, results }: Result): object {
  const excused = results.flatMap(({ findings }) => excusedIn(findings));
  const number = (kind: string) => excused.filter(({ excuse }) => excuse.kind === kind).length;
  return { ...summary, waived: number("waived"), unchanged: number("unchanged") };
}
