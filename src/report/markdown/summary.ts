import { markdownTable } from "markdown-table";
import { LABELS } from "../../core/model/approach.ts";
import type { Assessment, Finding, Result } from "../../core/model/assessment.ts";
import { count } from "../../core/model/count.ts";
import { placeText } from "../../core/model/place.ts";
import { excuseOf } from "../excuse.ts";
import { inconclusiveText, isInconclusive } from "../inconclusive.ts";
import type { ReportContext } from "../report.ts";
import { anchorOf } from "../source-place.ts";
import { summaryLine } from "../summary-line.ts";
import { firmnessOf } from "../text/headline.ts";
import { fleetSections } from "./fleet.ts";
import { code, prose } from "./inline.ts";

/**
 * The short form, for the summary of a CI step or a merge request: a row a target, then what was
 * found, what is excused, what is open and what went wrong. Notes are listed where more is asked
 * for, and the targets alone where less is.
 */
export function summary(result: Result, context: ReportContext): string {
  const sections = context.detail === "quiet" ? [] : sectionsOf(result, context);
  const { tool, pack, exitCode } = result;
  const foot = `Exit code ${exitCode}, ${tool.name} ${code(tool.version)}, pack ${code(pack.id)} ${code(pack.version)}`;
  return [
    `## px-advisor ${result.gate.command}, ${summaryLine(result)}`,
    ...fleetSections(result.summary),
    ...table(["Target", "Advised", "Topology", "Findings"], result.results.map(targetRow)),
    ...sections,
    foot,
  ]
    .map((block) => `${block}\n`)
    .join("\n");
}

type Row = readonly string[];

function table(head: Row, rows: readonly Row[]): string[] {
  // Rows as wide as the widest would make a report of many targets several times as long.
  return rows.length === 0 ? [] : [markdownTable([head, ...rows], { alignDelimiters: false })];
}

function section(title: string, head: Row, rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [`### ${title}`, ...table(head, rows)];
}

function targetRow(assessment: Assessment): Row {
  const { target, topology, findings } = assessment;
  const layer = topology.realised ?? topology.declared;
  return [
    code(target.name),
    advised(assessment),
    layer === null ? topology.status : `${layer.approach}: ${topology.status}`,
    tally(findings),
  ];
}

function advised({ verdict }: Assessment): string {
  const firmness = firmnessOf(verdict);
  if (verdict.approach === null) return firmness;
  const form = verdict.form === null ? "" : `, ${code(verdict.form)}`;
  return `${LABELS[verdict.approach]} ${verdict.approach}${form} (${firmness})`;
}

/** `1 error, 2 warnings, 1 waived`. */
function tally(findings: readonly Finding[]): string {
  const kinds = findings.map((finding) => excuseOf(finding)?.kind ?? finding.severity);
  const number = (kind: string) => kinds.filter((each) => each === kind).length;
  const parts = [
    ...["error", "warning", "note"].map((kind) => count(number(kind), kind)),
    ...["waived", "unchanged"].map((kind) => `${number(kind)} ${kind}`),
  ].filter((part) => !part.startsWith("0 "));
  return parts.length === 0 ? "none" : parts.join(", ");
}

function sectionsOf(result: Result, { detail }: ReportContext): string[] {
  const all = result.results.flatMap((assessment) =>
    assessment.findings.map((finding) => ({ finding, assessment, excuse: excuseOf(finding) })),
  );
  const severities = detail === "verbose" ? ["error", "warning", "note"] : ["error", "warning"];
  const shown = severities.flatMap((severity) =>
    all.filter(({ finding, excuse }) => excuse === null && finding.severity === severity),
  );
  const unchanged = all.filter(({ excuse }) => excuse?.kind === "unchanged");
  return [
    ...section("Findings", ["Severity", ...ABOUT, "Message"], shown.map(findingRow)),
    ...section("Waived", [...ABOUT, "Until", "Owner", "Reason"], waivedRows(all)),
    ...section("Unchanged since the baseline", ABOUT, unchanged.map(about)),
    ...section("Not decided", ["Target", "Why"], openRows(result)),
    ...section("Errors", ["Where", "What", "What to do"], result.errors.map(errorRow)),
  ];
}

interface Located {
  readonly finding: Finding;
  readonly assessment: Assessment;
}

const ABOUT = ["Check", "Target", "Where"];

function about({ finding, assessment }: Located): string[] {
  const place = placeText(anchorOf(finding, assessment));
  return [code(finding.id), code(assessment.target.name), code(place)];
}

function findingRow(located: Located): Row {
  const { severity, message } = located.finding;
  return [severity, ...about(located), prose(message)];
}

function waivedRows(all: readonly Located[]): Row[] {
  return all.flatMap((located) => {
    const { waived } = located.finding;
    if (waived === null) return [];
    return [[...about(located), code(waived.expires), code(waived.owner), prose(waived.reason)]];
  });
}

function openRows({ results }: Result): Row[] {
  return results
    .filter(isInconclusive)
    .map((assessment) => [code(assessment.target.name), prose(inconclusiveText(assessment))]);
}

function errorRow({ at, message, hint }: Result["errors"][number]): Row {
  return [at === null ? "" : code(placeText(at)), prose(message), hint === null ? "" : prose(hint)];
}
