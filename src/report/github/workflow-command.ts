/** How loud an annotation is; the names are those of GitHub's workflow commands. */
export type Level = "error" | "warning" | "notice";

/** A message at a place of the repository, or at none. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
}

/**
 * A workflow command that makes an annotation. Values are escaped as the runner unescapes them:
 * https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function workflowCommand(annotation: Annotation): string {
  const { level, title, message, file, line, column } = annotation;
  const place = file === null ? [] : [`file=${property(file)}`, `line=${line}`, `col=${column}`];
  return `::${level} ${[...place, `title=${property(title)}`].join(",")}::${data(message)}`;
}

/** Lines that the runner shows and does not obey, since no text can guess the token. */
export function unheeded(lines: string, token: string): string {
  return lines === "" ? "" : `::stop-commands::${token}\n${lines}::${token}::\n`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
