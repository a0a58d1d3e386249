import type { Result } from "../core/model/assessment.ts";
import { FORMATS, type Format, type ReportContext } from "../report/report.ts";
import type { FileWriter } from "./ports.ts";

/** One document to write: to standard output where `file` is null. */
export interface OutputRequest {
  readonly format: Format;
  readonly file: string | null;
}

/** How reports are to look, from what is known of the terminal and the options. */
export type View = Pick<ReportContext, "palette" | "width" | "plain" | "detail">;

/** Renders every output; files are written, the document for standard output is returned. */
export async function writeOutputs(
  outputs: readonly OutputRequest[],
  { result, context }: { readonly result: Result; readonly context: ReportContext },
  writer: FileWriter,
): Promise<string> {
  let stdout = "";
  for (const { format, file } of outputs) {
    const render = await FORMATS[format]();
    const document = render(result, context);
    if (file === null) stdout += document;
    else await writer.replaceFile(file, document);
  }
  return stdout;
}
