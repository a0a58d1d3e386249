import type { Result } from "../core/model/assessment.ts";
import { FORMATS, type Format, type Recheck, type ReportContext } from "../report/report.ts";
import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import type { Instant } from "../core/model/instant.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { Ports } from "./ports.ts";

/** One document to write: to standard output where `file` is null. */
export interface OutputRequest {
  readonly format: Format;
  readonly file: string | null;
  /** Whether the file keeps what it holds, as the summary of a CI step does. */
  readonly isAppended?: boolean;
}

/** How reports are to look, from what is known of the terminal, the CI and the options. */
export type View = Pick<ReportContext, "palette" | "width" | "plain" | "detail" | "stopToken">;

/**
 * Throws AdvisorError where an output would replace a file that was read, or another output,
 * whatever links lead there.
 */
export async function refuseOverwriting(
  outputs: readonly OutputRequest[],
  read: readonly string[],
  { realPath }: Pick<Ports, "realPath">,
): Promise<void> {
  const files = outputs.filter(({ file, isAppended }) => file !== null && isAppended !== true);
  if (files.length === 0) return;
  const taken = new Set(await Promise.all(read.map(realPath)));
  for (const { format, file } of files) {
    const real = await realPath(String(file));
    if (taken.has(real)) {
      const message = `-o ${format}=${file}: would overwrite an input or another output`;
      throw new AdvisorError([problem("file-exists", message, { hint: "give another file" })]);
    }
    taken.add(real);
  }
}

/** What is to be rendered. */
export interface Rendered {
  readonly result: Result;
  readonly ruleSet: RuleSet;
  readonly view: View;
  /** The document for people where a command has one of its own. */
  readonly text?: string;
  /** How many results stand before each error; not known of a saved result. */
  readonly errorPositions?: readonly number[];
  /** The day that decision records are dated; without one they have no date. */
  readonly today?: Instant | null;
  /** How `check` has to be run to judge as this run did, as far as the result does not say it. */
  readonly recheck?: Partial<Recheck>;
}

/** What rendering reaches the outside through. */
type OutputPorts = Pick<Ports, "replaceFile" | "appendFile" | "yaml" | "sha256" | "page">;

/** What became of the outputs. */
export interface Written {
  /** The document for standard output. */
  readonly stdout: string;
  /** What could not be appended; nobody asked for it by name, so the command goes on. */
  readonly problems: readonly Problem[];
  /** What could not be written though it was asked for. */
  readonly failures: readonly Problem[];
}

/** Renders every output; files are written, the document for standard output is returned. */
export async function writeOutputs(
  outputs: readonly OutputRequest[],
  rendered: Rendered,
  ports: OutputPorts,
): Promise<Written> {
  const { result, text } = rendered;
  const context = contextOf(rendered, ports);
  let stdout = "";
  const problems: Problem[] = [];
  const failures: Problem[] = [];
  for (const { format, file, isAppended } of outputs) {
    const render = await FORMATS[format]();
    const isForPeople = format === "text" || format === "auto";
    const document = isForPeople && text !== undefined ? text : render(result, context);
    if (file === null) stdout += document;
    else if (isAppended === true) problems.push(...(await append(file, document, ports)));
    else failures.push(...(await problemsOf(() => ports.replaceFile(file, document))));
  }
  return { stdout, problems, failures };
}

/** What writing ran into; one file that cannot be written takes no other document away. */
export async function problemsOf(write: () => Promise<void>): Promise<readonly Problem[]> {
  try {
    await write();
    return [];
  } catch (error) {
    if (error instanceof AdvisorError) return error.problems;
    throw error;
  }
}

/** What reports depend on beside the targets. */
type ReportScope = Omit<Rendered, "result" | "text"> & {
  readonly result: Pick<Result, "gate" | "folder">;
};

/** The context of a report. */
export function contextOf(
  { result, ruleSet, view, today = null, recheck, errorPositions = [] }: ReportScope,
  { yaml, sha256, page }: Pick<OutputPorts, "yaml" | "sha256" | "page">,
): ReportContext {
  const { command, failOn } = result.gate;
  return {
    ...view,
    ruleSet,
    command: command === "check" ? "check" : "advise",
    yaml,
    sha256,
    page,
    workingFolder: result.folder,
    today,
    errorPositions,
    recheck: { files: [], failOn: failOn ?? "error", exitZero: false, ...recheck },
  };
}

/** Bytes that GitHub takes of a step's summary at most; it refuses a larger one as a whole. */
const MOST_SUMMARY = 1024 * 1024;

async function append(
  file: string,
  document: string,
  { appendFile }: OutputPorts,
): Promise<readonly Problem[]> {
  const { cutMarkdown } = await import("../report/markdown/cut-markdown.ts");
  return problemsOf(() => appendFile(file, (bytes) => cutMarkdown(document, MOST_SUMMARY - bytes)));
}
