import type { Result } from "../core/model/assessment.ts";
import type { Instant } from "../core/model/instant.ts";
import type { Sha256 } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { PageParts } from "./html/html.ts";
import type { Palette } from "./palette.ts";

/** How `check` has to be run for it to judge as this run did. */
export interface Recheck {
  /** Options that name a file or folder, relative to the working folder. */
  readonly files: readonly (readonly [option: string, path: string])[];
  /** The least severity that fails it. */
  readonly failOn: "error" | "warning";
  /** Whether a setting lets it end with 0 whatever it finds. */
  readonly exitZero: boolean;
}

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
  /** Where the working folder stands in its repository, with `/`; empty at its root. */
  readonly workingFolder: string;
  /** A random word that no text can guess, where a GitHub runner reads the log; null elsewhere. */
  readonly stopToken: string | null;
  /** How many results stand before each error; not known of a saved result. */
  readonly errorPositions?: readonly number[];
  /** A value as YAML text. */
  readonly yaml: (value: unknown) => string;
  readonly sha256: Sha256;
  /** The day that a decision record is dated; null leaves the date out. */
  readonly today: Instant | null;
  /** What a decision record says of the command that confirms it. */
  readonly recheck: Recheck;
  /** What the HTML page is made with, read when it is asked for. */
  readonly page: () => PageParts;
}

/** Turns a result into a document that ends with a line break, or into nothing. */
export type Report = (result: Result, context: ReportContext) => string;

/** Every format by name, loaded when it is asked for. */
export const FORMATS = {
  auto: async () => (await import("./github/auto.ts")).auto,
  text: async () => (await import("./text/text.ts")).text,
  json: async () => (await import("./json.ts")).json,
  ndjson: async () => (await import("./ndjson.ts")).ndjson,
  yaml: async () => (await import("./yaml.ts")).yaml,
  markdown: async () => (await import("./markdown/decisions.ts")).decisions,
  summary: async () => (await import("./markdown/summary.ts")).summary,
  html: async () => (await import("./html/html.ts")).html,
  sarif: async () => (await import("./sarif/sarif.ts")).sarif,
  junit: async () => (await import("./junit.ts")).junit,
  github: async () => (await import("./github/annotations.ts")).annotations,
  gitlab: async () => (await import("./gitlab.ts")).gitlab,
  policyreport: async () => (await import("./policyreport.ts")).policyreport,
} satisfies Record<string, () => Promise<Report>>;

/** The name of a format. */
export type Format = keyof typeof FORMATS;

/** Whether a format of that name exists. */
export function isFormat(name: string): name is Format {
  return Object.hasOwn(FORMATS, name);
}
