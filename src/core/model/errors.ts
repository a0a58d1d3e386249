import type { Place } from "./place.ts";

/** Every error code with what it means; codes are stable and never reused. */
export const ERROR_CODES = {
  "argument-invalid": "an argument or option is missing, unknown or has a bad value",
  "alias-limit": "a document grows too large when its YAML aliases are followed",
  "binary-file": "a file holds bytes that text never holds",
  "config-conflict": "folders of one run have settings that differ",
  "config-invalid": "a value in the configuration or its environment is not what is expected there",
  "duplicate-key": "a mapping names the same key twice",
  "empty-file": "a file holds no document",
  "evidence-ambiguous": "evidence could belong to several profiles",
  "evidence-refused": "a dump holds a server's refusal in place of objects",
  "file-exists": "a file would be overwritten",
  "file-too-large": "a file is larger than what is read",
  "file-unreadable": "a file or folder is missing or cannot be read",
  "file-unwritable": "a file cannot be written",
  interrupted: "the run was interrupted before this was done",
  internal: "a fault in px-advisor itself",
  "not-interactive": "questions cannot be asked here",
  "nothing-matched": "a path leads to nothing that can be judged",
  "not-utf8": "a file is not encoded in UTF-8",
  "pack-invalid": "a file of a rule pack breaks the rules for packs",
  "profile-invalid": "a value in a profile is missing or not what is expected there",
  "result-invalid": "a file is no saved result, or one of another version or pack",
  "unknown-id": "a name that the pack does not know was asked for",
  "unknown-key": "a profile or the configuration has a key that does not exist",
  "unknown-level": "a trait has no such level",
  "unknown-trait": "a profile names a trait that the pack does not have",
  "waiver-invalid": "a waiver names a finding that does not exist or cannot be waived",
  "yaml-syntax": "a document is not valid YAML",
} as const;

/** The stable name of a kind of error. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing that went wrong: what, where if known, and what to do about it. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly at: Place | null;
  readonly hint: string | null;
}

/** Thrown for expected failures; anything else that is thrown is a fault of the product. */
export class AdvisorError extends Error {
  override readonly name = "AdvisorError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], cause?: unknown) {
    super(problems.map(({ message }) => message).join("; "), { cause });
    this.problems = problems;
  }
}

/** Makes a {@link Problem}; `at` and `hint` are null where left out. */
export function problem(
  code: ErrorCode,
  message: string,
  more: { readonly at?: Place | null; readonly hint?: string | null } = {},
): Problem {
  return { code, message, at: more.at ?? null, hint: more.hint ?? null };
}
