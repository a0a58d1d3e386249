import type { Result } from "../core/model/assessment.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { Palette } from "./palette.ts";

/** What a report may depend on beside the result. */
export interface ReportContext {
  readonly ruleSet: RuleSet;
  /** The command that judged: `check` puts the topology first, `advise` the reasons. */
  readonly command: "advise" | "check";
  readonly palette: Palette;
  /** Columns of text at most. */
  readonly width: number;
  /** Words in place of bars, for people who do not look at the screen. */
  readonly plain: boolean;
  readonly detail: "quiet" | "normal" | "verbose";
}

/** Turns a result into a document that ends with a line break, or into nothing. */
export type Report = (result: Result, context: ReportContext) => string;

/** Every format by name, loaded when it is asked for. */
export const FORMATS = {
  text: async () => (await import("./text/text.ts")).text,
  json: async () => (await import("./json.ts")).json,
  ndjson: async () => (await import("./ndjson.ts")).ndjson,
} satisfies Record<string, () => Promise<Report>>;

/** The name of a format. */
export type Format = keyof typeof FORMATS;

/** Whether a format of that name exists. */
export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}
