import { markdownTable } from "markdown-table";
import type { Assessment, Result } from "../../core/model/assessment.ts";
import { placeText } from "../../core/model/place.ts";
import type { ReportContext } from "../report.ts";
import { Citations } from "../text/citations.ts";
import { firmnessOf } from "../text/headline.ts";
import { code, prose } from "./inline.ts";
import { sourceBlocks } from "./record/cited.ts";
import { optionName } from "./record/options.ts";
import { numberedHeadings } from "./record/record-frame.ts";
import { decisionRecord, document, recordBlocks } from "./record/record.ts";

/**
 * The decision record of one cluster. Several make one document: a table of the decisions and a
 * numbered section for each, which is for reading; records to keep are files of their own.
 */
export function decisions(result: Result, context: ReportContext): string {
  const [first, ...others] = result.results;
  const isOne = first !== undefined && others.length === 0 && result.errors.length === 0;
  return isOne
    ? decisionRecord(first, { result, earlier: null }, context)
    : document(collected(result, context));
}

function collected(result: Result, context: ReportContext): string[] {
  const citations = new Citations(context.ruleSet);
  const frame = {
    ...context,
    result,
    citations,
    earlier: null,
    hasDiagrams: false,
  };
  return [
    "# Decisions",
    ...overview(result, context),
    ...result.results.flatMap((assessment, index) =>
      recordBlocks({ ...frame, assessment, headings: numberedHeadings(index + 1) }),
    ),
    ...errorBlocks(result),
    ...sourceBlocks("## Sources", { citations, ruleSet: context.ruleSet }),
  ];
}

function overview({ results }: Result, context: ReportContext): string[] {
  if (results.length === 0) return ["No cluster was judged."];
  const rows = results.map((assessment, index) => [
    String(index + 1),
    code(assessment.target.name),
    chosen(assessment, context),
    assessment.topology.status,
  ]);
  const head = ["No.", "Cluster", "Chosen option", "Topology"];
  // Rows as wide as the widest would make a report of many targets several times as long.
  return [markdownTable([head, ...rows], { alignDelimiters: false })];
}

function chosen({ verdict }: Assessment, { ruleSet }: ReportContext): string {
  const { approach } = verdict;
  const option = approach === null ? "none yet" : optionName(approach, ruleSet);
  return `${option}, ${firmnessOf(verdict)}`;
}

function errorBlocks({ errors }: Result): string[] {
  if (errors.length === 0) return [];
  const lines = errors.map(({ at, message, hint }) => {
    const place = at === null ? "" : `${code(placeText(at))}: `;
    return `* ${place}${prose(message)}${hint === null ? "" : `; ${prose(hint)}`}`;
  });
  return ["## Errors", lines.join("\n")];
}
