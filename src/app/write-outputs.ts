import type { Input, Result } from "../core/model/assessment.ts";
import { FORMATS, type Format, type ReportContext } from "../report/report.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import type { FileWriter, Ports } from "./ports.ts";

/** One document to write: to standard output where `file` is null. */
export interface OutputRequest {
  readonly format: Format;
  readonly file: string | null;
}

/** How reports are to look, from what is known of the terminal and the options. */
export type View = Pick<ReportContext, "palette" | "width" | "plain" | "detail">;

/** Throws AdvisorError where an output would replace what was read, or another output. */
export function refuseOverwriting(
  outputs: readonly OutputRequest[],
  inputs: readonly Input[],
  ports: Pick<Ports, "shownPath">,
): void {
  const taken = new Set(inputs.map(({ path }) => path));
  for (const { format, file } of outputs) {
    if (file === null) continue;
    const shown = ports.shownPath(file);
    if (taken.has(shown)) {
      const message = `-o ${format}=${file}: would overwrite an input or another output`;
      throw new AdvisorError([problem("file-exists", message, { hint: "give another file" })]);
    }
    taken.add(shown);
  }
}

/** What is to be rendered. */
export interface Rendered {
  readonly result: Result;
  readonly context: ReportContext;
  /** The document for people where a command has one of its own. */
  readonly text?: string;
}

/** Renders every output; files are written, the document for standard output is returned. */
export async function writeOutputs(
  outputs: readonly OutputRequest[],
  { result, context, text }: Rendered,
  writer: FileWriter,
): Promise<string> {
  let stdout = "";
  for (const { format, file } of outputs) {
    const render = await FORMATS[format]();
    const document = format === "text" && text !== undefined ? text : render(result, context);
    if (file === null) stdout += document;
    else await writer.replaceFile(file, document);
  }
  return stdout;
}
