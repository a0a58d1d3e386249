import { TOOL_NAME } from "../core/model/tool.ts";

/** How the program is called from kubectl, which finds it as the file `kubectl-px_advisor`. */
const AS_PLUGIN = `kubectl ${TOOL_NAME}`;

/** What a person types to start the program, told by the name of the file that was started. */
export function invocationOf(file: string | undefined): string {
  return /[/\\]kubectl-px_advisor(\.\w+)?$/.test(file ?? "") ? AS_PLUGIN : TOOL_NAME;
}

/** A text with the command lines in it as that person types them. */
export function asInvoked(text: string, invocation: string): string {
  return text.replaceAll(/(?<![\w./-])px-advisor(?=\s)/g, invocation);
}
