import type { Assessment, Finding } from "../core/model/assessment.ts";
import type { Place } from "../core/model/place.ts";

/** Where a finding is shown: where it was read, else where its target begins. */
export function anchorOf({ at }: Finding, assessment: Assessment): Place {
  return at ?? placeOfTarget(assessment);
}

/** Where a target begins, from its source, `file:line`. */
export function placeOfTarget({ target: { source } }: Assessment): Place {
  const { file = source, line = "1" } =
    /^(?<file>.+):(?<line>[1-9]\d*)$/s.exec(source)?.groups ?? {};
  return { file, line: Number(line), column: 1 };
}

/** How standard input is named in results; it stands in no folder. */
const STDIN = "<stdin>";

/**
 * A file of a result as seen from the root of the repository, with `/`. `workingFolder` is where
 * the working folder stands in it, which paths of results are relative to. A file outside begins
 * with `..`.
 */
export function repositoryPath(file: string, workingFolder: string): string {
  if (file === STDIN) return file;
  const parts: string[] = [];
  for (const part of `${workingFolder}/${file}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

/** A path as a relative reference of RFC 3986; `:` too is encoded, which would begin a scheme. */
export function uriOf(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, "\ufffd");
  return wellFormed.split("/").map(encodeURIComponent).join("/");
}
