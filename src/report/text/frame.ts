import type { Assessment } from "../../core/model/assessment.ts";
import type { ReportContext } from "../report.ts";

/** One assessment and the rules that it was made with: what its words depend on. */
export interface Judged extends Pick<ReportContext, "ruleSet"> {
  readonly assessment: Assessment;
}

/** One assessment and what its text depends on. */
export interface Frame extends ReportContext, Judged {}

/** What a text is about, in a word or two, and the text. */
export type LabelledText = readonly [label: string, text: string];
