import type { Input } from "../core/model/assessment.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import { API_VERSION, PROFILE_KIND } from "../core/model/profile.ts";
import { type ReadProfile, profileReader } from "../core/model/read-profile.ts";
import type { Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { InputFile, InputPath, InputReader, SourceDocument } from "./ports.ts";

/** The targets of a run, in input order, with everything that could not be used. */
export interface ReadTargets {
  readonly targets: readonly Target[];
  readonly errors: readonly Problem[];
  /** What belongs to no target. */
  readonly inputs: readonly Input[];
}

/** Reads every path argument and makes a target of each profile found there. */
export async function readTargets(
  paths: readonly string[],
  reader: InputReader,
  ruleSet: RuleSet,
): Promise<ReadTargets> {
  const read = profileReader(ruleSet);
  const found: ReadTargets[] = [];
  for (const path of paths) found.push(targetsOf(await reader.readInput(path), read));
  return joined(found);
}

type Reader = (value: unknown) => ReadProfile;

function targetsOf(input: InputPath, read: Reader): ReadTargets {
  const files = joined(input.files.map((file) => targetsIn(file, input.isFile, read)));
  const errors = [...input.problems, ...files.errors];
  if (files.targets.length > 0 || errors.length > 0) return { ...files, errors };
  const hint = `a profile begins with apiVersion: ${API_VERSION} and kind: ${PROFILE_KIND}`;
  const message = `${input.path}: holds no profile`;
  return { ...files, errors: [problem("nothing-matched", message, { hint })] };
}

function targetsIn(file: InputFile, isAlone: boolean, read: Reader): ReadTargets {
  if (file.problems.length > 0) return failed(file.path, file.problems);
  if (file.documents.length === 0) {
    return isAlone
      ? failed(file.path, [problem("empty-file", `${file.path}: holds no document`)])
      : skipped(file.path, "holds no document");
  }
  return joined(
    file.documents.map((document) =>
      document.kind === "broken"
        ? failed(file.path, document.problems)
        : targetIn(file.path, document, read),
    ),
  );
}

function targetIn(path: string, document: SourceDocument, read: Reader): ReadTargets {
  if (!isProfile(document.value)) return skipped(path, `not a profile (${kindOf(document.value)})`);
  const result = read(document.value);
  if (result.kind === "invalid") {
    const problems = result.problems.map(({ code, message, path: inside, part, hint }) =>
      problem(code, message, { at: document.placeOf(inside, part), hint }),
    );
    return failed(path, problems.toSorted(byPlace));
  }
  const { profile } = result;
  const target: Target = {
    profile,
    at: document.at,
    traitPlaces: Object.fromEntries(
      profile.stated.map((trait) => [trait, document.placeOf(["traits", trait], "key")]),
    ),
    topologyPlace: profile.topology === null ? null : document.placeOf(["topology"], "key"),
    inputs: [{ path, status: "used", reason: null }],
  };
  return { targets: [target], errors: [], inputs: [] };
}

/** In the order in which a person reads the file. */
function byPlace({ at: one }: Problem, { at: other }: Problem): number {
  if (one === null || other === null) return 0;
  return one.line - other.line || one.column - other.column;
}

/**
 * Other projects have a kind ClusterProfile too; theirs has a group with a dot. What has traits but
 * no header is a profile with a mistake in it, which must not pass for a foreign manifest.
 */
function isProfile(value: unknown): boolean {
  const { apiVersion, kind } = header(value);
  if (apiVersion === undefined && kind === undefined && hasTraits(value)) return true;
  if (apiVersion?.startsWith("px-advisor") === true) return true;
  return kind === PROFILE_KIND && apiVersion?.includes(".") !== true;
}

function hasTraits(value: unknown): boolean {
  return typeof value === "object" && value !== null && "traits" in value;
}

function kindOf(value: unknown): string {
  const { kind } = header(value);
  return kind === undefined ? "no kind" : `kind ${kind}`;
}

function header(value: unknown): { apiVersion?: string; kind?: string } {
  if (typeof value !== "object" || value === null) return {};
  return {
    ...("apiVersion" in value ? { apiVersion: String(value.apiVersion) } : {}),
    ...("kind" in value ? { kind: String(value.kind) } : {}),
  };
}

function failed(path: string, errors: readonly Problem[]): ReadTargets {
  const reason = errors.map(({ message }) => message).join("; ");
  return { targets: [], errors, inputs: [{ path, status: "failed", reason }] };
}

function skipped(path: string, reason: string): ReadTargets {
  return { targets: [], errors: [], inputs: [{ path, status: "skipped", reason }] };
}

function joined(parts: readonly ReadTargets[]): ReadTargets {
  return {
    targets: parts.flatMap((part) => part.targets),
    errors: parts.flatMap((part) => part.errors),
    inputs: parts.flatMap((part) => part.inputs),
  };
}
