import type { Assessment } from "../../core/model/assessment.ts";
import type { ReportContext } from "../report.ts";

/** One assessment and what its text depends on. */
export interface Frame extends ReportContext {
  readonly assessment: Assessment;
}
