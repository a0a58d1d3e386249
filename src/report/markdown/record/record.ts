import type { Assessment } from "../../../core/model/assessment.ts";
import { dateText } from "../../../core/model/instant.ts";
import type { ReportContext } from "../../report.ts";
import { Citations } from "../../text/citations.ts";
import { sourceBlocks } from "./cited.ts";
import { contextBlocks, drivers } from "./context.ts";
import { markOf, moreInformation } from "./more-information.ts";
import { consideredOptions, prosAndCons } from "./options.ts";
import { outcomeBlocks } from "./outcome.ts";
import { type RecordFrame, plainHeadings } from "./record-frame.ts";
import { markerLine } from "./record-marker.ts";
import { recordTitle } from "./record-title.ts";

/**
 * One decision as a document: the sections of MADR 4 (https://adr.github.io/madr) in their order.
 */
export function decisionRecord(
  assessment: Assessment,
  { result, earlier }: Pick<RecordFrame, "result" | "earlier">,
  context: ReportContext,
): string {
  const frame: RecordFrame = {
    ...context,
    assessment,
    result,
    earlier,
    citations: new Citations(context.ruleSet),
    headings: plainHeadings,
    hasDiagrams: true,
  };
  return document([
    frontMatter(context),
    ...recordBlocks(frame),
    ...sourceBlocks(frame.headings(3, "Sources"), frame),
    markerLine(markOf(frame)),
  ]);
}

/** Everything of a record but its front matter and sources. */
export function recordBlocks(frame: RecordFrame): string[] {
  return [
    frame.headings(1, recordTitle(frame.assessment, frame.ruleSet)),
    ...contextBlocks(frame),
    ...drivers(frame),
    ...consideredOptions(frame),
    ...outcomeBlocks(frame),
    ...prosAndCons(frame),
    ...moreInformation(frame),
  ];
}

/** Blocks with a line between them, and a line break at the end. */
export function document(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

function frontMatter({ today }: ReportContext): string {
  const date = today === null ? [] : [`date: ${dateText(today)}`];
  return ["---", "status: proposed", ...date, "---"].join("\n");
}
