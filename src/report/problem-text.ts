import type { Problem } from "../core/model/errors.ts";

/** A problem in one line, its hint behind it. */
export function problemText({ message, hint }: Pick<Problem, "message" | "hint">): string {
  return hint === null ? message : `${message}; ${hint}`;
}
