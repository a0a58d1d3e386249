import Builder from "fast-xml-builder";
import type { Assessment, Finding, Result } from "../core/model/assessment.ts";
import { count } from "../core/model/count.ts";
import type { Problem } from "../core/model/errors.ts";
import { placeText } from "../core/model/place.ts";
import { counted, excuseOf, excusedIn } from "./excuse.ts";
import { failsGate } from "./fails-gate.ts";
import { printable } from "./printable.ts";
import { problemLines } from "./problem-lines.ts";
import type { ReportContext } from "./report.ts";
import { type RuleOutcome, isUnjudged, ruleOutcomes } from "./rule-outcomes.ts";
import { anchorOf, placeOfTarget, repositoryPath } from "./source-place.ts";
import { distinct, targetLabels } from "./target-labels.ts";

/** What became of a test case; its key is the element that says so. */
interface Ending {
  readonly failure?: object;
  readonly error?: object;
  readonly skipped?: object;
  readonly "system-out"?: string;
}

interface Case extends Ending {
  readonly "@classname": string;
  readonly "@name": string;
  readonly "@file"?: string;
}

/**
 * JUnit XML: one suite a target, one test case a check. Its name is the check's alone, so that a
 * dashboard has a history of it; the findings stand inside. What is unknown, not applicable, waived
 * or unchanged is skipped, and a warning that does not fail the gate is printed by a test that
 * passes.
 */
export function junit(result: Result, context: ReportContext): string {
  const labels = distinct([...targetLabels(result.results), "inputs"]);
  const suites = [
    ...result.results.map((assessment, index) => {
      const label = String(labels[index]);
      return suiteOf(
        label,
        ruleOutcomes(assessment, context.ruleSet).map((each) => ({
          "@classname": label,
          "@name": printable(each.rule),
          "@file": fileOf(assessment, context),
          ...endingOf(each, assessment, { result, context }),
        })),
      );
    }),
    ...(result.errors.length === 0 ? [] : [errorSuite(result.errors, String(labels.at(-1)))]),
  ];
  const testsuites = {
    "@name": result.tool.name,
    ...totals(suites.flatMap(({ testcase }) => testcase)),
    testsuite: suites,
  };
  return BUILDER.build({ "?xml": { "@version": "1.0", "@encoding": "UTF-8" }, testsuites });
}

const BUILDER = new Builder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

function suiteOf(name: string, testcase: readonly Case[]) {
  return { "@name": name, ...totals(testcase), testcase };
}

function totals(cases: readonly Ending[]): Record<string, number> {
  const number = (has: (ending: Ending) => unknown) => cases.filter(has).length;
  return {
    "@tests": cases.length,
    "@failures": number(({ failure }) => failure),
    "@errors": number(({ error }) => error),
    "@skipped": number(({ skipped }) => skipped),
  };
}

function fileOf(assessment: Assessment, { workingFolder }: ReportContext): string {
  return printable(repositoryPath(placeOfTarget(assessment).file, workingFolder));
}

interface Run {
  readonly result: Result;
  readonly context: ReportContext;
}

function endingOf({ outcome }: RuleOutcome, assessment: Assessment, run: Run): Ending {
  switch (outcome.kind) {
    case "passed":
      return {};
    case "unknown":
      return skip(`unknown: ${outcome.why}`);
    case "not-applicable":
      return skip(`not applicable: ${outcome.why}`);
    case "found":
      return foundEnding(outcome.findings, assessment, run);
  }
}

function foundEnding(
  findings: readonly Finding[],
  assessment: Assessment,
  { result, context }: Run,
): Ending {
  const failing = findings.filter((finding) => failsGate(finding, result.gate));
  const lines = findings.flatMap((finding) => findingLines(finding, assessment, context));
  const [worst] = failing;
  if (worst !== undefined) {
    const more = failing.length > 1 ? `${count(failing.length, "finding")}, such as: ` : "";
    const message = printable(`${more}${worst.message}`);
    return { failure: { "@message": message, "@type": worst.severity, "#text": text(lines) } };
  }
  const [open] = counted(findings);
  if (open === undefined) return skip(excuses(findings), lines);
  if (isUnjudged(open)) return skip(`unknown: ${open.message}`);
  return { "system-out": text(lines) };
}

/** Several findings of a check may be excused for several reasons. */
function excuses(findings: readonly Finding[]): string {
  return [...new Set(excusedIn(findings).map(({ excuse }) => excuse.text))].join("; ");
}

function findingLines(finding: Finding, assessment: Assessment, context: ReportContext): string[] {
  const { file, line, column } = anchorOf(finding, assessment);
  const place = placeText({ file: repositoryPath(file, context.workingFolder), line, column });
  const excuse = excuseOf(finding);
  return [
    `${finding.severity}  ${place}  ${finding.message}`,
    ...(excuse === null ? [] : [`  ${excuse.text}`]),
  ];
}

function skip(message: string, lines: readonly string[] = []): Ending {
  const told = lines.length === 0 ? {} : { "system-out": text(lines) };
  return { skipped: { "@message": printable(message) }, ...told };
}

function text(lines: readonly string[]): string {
  return lines.map(printable).join("\n");
}

function errorSuite(errors: readonly Problem[], label: string) {
  const names = distinct(
    errors.map(({ code, at }) => (at === null ? code : printable(`${code} ${placeText(at)}`))),
  );
  return suiteOf(
    label,
    errors.map((error, index) => ({
      "@classname": label,
      "@name": String(names[index]),
      error: {
        "@message": printable(error.message),
        "@type": error.code,
        "#text": problemLines(error).join("\n"),
      },
    })),
  );
}
