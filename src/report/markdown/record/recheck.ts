import type { Assessment, Result } from "../../../core/model/assessment.ts";
import { failsGate } from "../../fails-gate.ts";
import { printable } from "../../printable.ts";
import type { Recheck } from "../../report.ts";
import { placeOfTarget, repositoryPath } from "../../source-place.ts";

/** What the command is made from. */
interface Rechecked {
  readonly assessment: Assessment;
  readonly result: Result;
  readonly recheck: Recheck;
}

/** What `check` ends with, on the evidence of a result. */
export interface Promised {
  /** A command line for a shell, run at the root of the repository. */
  readonly command: string;
  readonly code: 0 | 1 | 2 | 3;
}

/** The command that tells whether a record is followed, and what it ends with for now. */
export function promisedFor({ assessment, result, recheck }: Rechecked): Promised {
  const path = commonPath(filesOf(assessment));
  const options = [
    ...recheck.files,
    ...(result.baseline === undefined ? [] : [["--baseline", result.baseline.path] as const]),
  ].flatMap(([option, file]) => [option, inShell(repositoryPath(file, result.folder) || ".")]);
  const strict = recheck.failOn === "warning" ? ["--fail-on warning"] : [];
  const words = ["px-advisor check", argument(path, result), ...options, ...strict];
  return { command: words.join(" "), code: codeOf(path, { result, recheck }) };
}

/** The files that a target was read from, each once. */
function filesOf(assessment: Assessment): string[] {
  const used = assessment.inputs.filter(({ status }) => status === "used");
  const paths = used.map(({ path }) => path);
  return [...new Set(paths.length === 0 ? [placeOfTarget(assessment).file] : paths)];
}

/** The file, or the folder around several; empty for the working folder. */
function commonPath(files: readonly string[]): string {
  const [first = "", ...others] = files;
  if (others.length === 0) return first;
  const parts = first.split("/").slice(0, -1);
  const shared = parts.findIndex((_, index) => {
    const folder = `${parts.slice(0, index + 1).join("/")}/`;
    return others.some((file) => !file.startsWith(folder));
  });
  return (shared === -1 ? parts : parts.slice(0, shared)).join("/");
}

function argument(path: string, { folder }: Result): string {
  if (path === "<stdin>") return "-";
  const shown = repositoryPath(path, folder);
  // What begins with a dash would be taken for an option.
  return inShell(shown === "" ? "." : shown.replace(/^-/, "./-"));
}

/** A word for a shell; what no terminal should obey is escaped, which no shell undoes. */
function inShell(word: string): string {
  const shown = printable(word);
  return /^[\w./@%+=:,-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}

/** Of several clusters that the command reads, the worst counts: 2, then 1, then 3. */
function codeOf(
  path: string,
  { result, recheck }: Omit<Rechecked, "assessment">,
): Promised["code"] {
  const isRead = (file: string) => path === "" || file === path || file.startsWith(`${path}/`);
  if (result.errors.some(({ at }) => at !== null && isRead(at.file))) return 2;
  if (recheck.exitZero) return 0;
  const read = result.results.filter((assessment) => filesOf(assessment).some(isRead));
  const codes = new Set(read.map((assessment) => codeFor(assessment, recheck)));
  return codes.has(1) ? 1 : codes.has(3) ? 3 : 0;
}

function codeFor(assessment: Assessment, { failOn }: Recheck): 0 | 1 | 3 {
  const { findings, verdict, topology } = assessment;
  const gate = { command: "check", failOn } as const;
  if (findings.some((finding) => failsGate(finding, gate))) return 1;
  if (topology.status === "not-applicable") return 0;
  if (verdict.kind === "inconclusive") return 3;
  const unjudged = findings.find(({ id }) => id === "nothing-to-judge");
  if (unjudged !== undefined) return unjudged.waived === null ? 3 : 0;
  if (verdict.approach === null || (topology.realised ?? topology.declared) !== null) return 0;
  // `advise` leaves out the warning that `check` gives here.
  return failOn === "warning" ? 1 : 3;
}
