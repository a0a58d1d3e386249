import { markdownTable } from "markdown-table";
import { LABELS } from "../../core/model/approach.ts";
import type { Summary } from "../../core/model/summary.ts";
import { isFleet, marginText, statusCounts, unknownText, verdictCounts } from "../fleet-rows.ts";
import { code } from "./inline.ts";

/** What many targets add up to, in front of their rows; nothing for a handful. */
export function fleetSections(summary: Summary): string[] {
  if (!isFleet(summary)) return [];
  const worst = summary.worstMismatches.map((each) => [
    code(each.name),
    code(each.source),
    LABELS[each.advised],
    marginText(each),
  ]);
  const unknown = summary.mostUnknown.map((each) => [code(each.trait), unknownText(each, summary)]);
  return [
    `Verdicts: ${verdictCounts(summary)}. Topologies: ${statusCounts(summary)}.`,
    ...section("Worst mismatches", ["Target", "Where", "Advised", "Score"], worst),
    ...section("Most often unknown", ["Trait", "In"], unknown),
  ];
}

function section(title: string, head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  return [`### ${title}`, markdownTable([head, ...rows], { alignDelimiters: false })];
}
