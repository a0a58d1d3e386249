import { labelled } from "../layout.ts";
import { printable } from "../printable.ts";
import type { ReportContext } from "../report.ts";
import type { ResultTail } from "../report-stream.ts";
import { isFleet, marginText, statusCounts, unknownText, verdictCounts } from "../fleet-rows.ts";

/** Columns before the text of a row. */
const COLUMN = 10;

/** What many targets add up to; nothing for a handful, which are read one by one. */
export function fleetLines({ summary }: ResultTail, { palette, width }: ReportContext): string[] {
  if (!isFleet(summary)) return [];
  const row = (label: string, text: string) =>
    labelled(label, text, { indent: 2, column: COLUMN, width });
  const worst = summary.worstMismatches.map(
    (each) => `${printable(each.name)}: ${marginText(each)}, ${printable(each.source)}`,
  );
  const unknown = summary.mostUnknown.map(
    (each) => `${each.trait} in ${unknownText(each, summary)}`,
  );
  return [
    "",
    palette.bold("Fleet"),
    ...row("verdicts", verdictCounts(summary)),
    ...row("topology", statusCounts(summary)),
    ...worst.flatMap((text, index) => row(index === 0 ? "worst" : "", text)),
    ...unknown.flatMap((text, index) => row(index === 0 ? "unknown" : "", text)),
  ];
}
