import type { SourceDocument } from "../core/evidence/source-document.ts";
import { header } from "../core/evidence/header.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import { API_VERSION, PROFILE_KIND } from "../core/model/profile.ts";
import type { ReadProfile } from "../core/model/read-profile.ts";
import type { Target } from "../core/model/target.ts";

/** A profile's target, or what is wrong with the document in the order of its text. */
export type ProfileTarget =
  | { readonly kind: "target"; readonly target: Target }
  | { readonly kind: "invalid"; readonly problems: readonly Problem[] };

/**
 * Places what was read of a profile document; unlike in a manifest, a key that stands twice is a
 * mistake.
 */
export function placeProfile(
  document: SourceDocument,
  path: string,
  result: ReadProfile,
): ProfileTarget {
  if (document.duplicates.length > 0) return { kind: "invalid", problems: document.duplicates };
  if (result.kind === "invalid") {
    const problems = result.problems.map(({ code, message, path: inside, part, hint }) =>
      problem(code, message, { at: document.placeOf(inside, part), hint }),
    );
    return { kind: "invalid", problems: problems.toSorted(byPlace) };
  }
  const { profile } = result;
  const target: Target = {
    profile,
    at: document.at,
    traitPlaces: Object.fromEntries(
      profile.stated.map((trait) => [trait, document.placeOf(["traits", trait], "key")]),
    ),
    topologyPlace: profile.topology === null ? null : document.placeOf(["topology"], "key"),
    waivers: profile.waivers.map((waiver, index) => ({
      ...waiver,
      at: document.placeOf(["waivers", index], "value"),
    })),
    evidence: null,
    inputs: [{ path, status: "used", reason: null }],
  };
  return { kind: "target", target };
}

/**
 * Other projects have a kind ClusterProfile too; theirs has a group with a dot. What has traits but
 * no header is a profile with a mistake in it, which must not pass for a foreign manifest.
 */
export function isProfile(value: unknown): boolean {
  const { apiVersion, kind } = header(value);
  if (apiVersion === null && kind === null && hasTraits(value)) return true;
  if (apiVersion?.startsWith(API_VERSION.slice(0, API_VERSION.indexOf("/"))) === true) return true;
  return kind === PROFILE_KIND && apiVersion?.includes(".") !== true;
}

/** What is wrong with a document where only profiles may stand. */
export function notAProfile({ at }: SourceDocument): Problem {
  const hint = `a profile has apiVersion: ${API_VERSION} and kind: ${PROFILE_KIND}`;
  return problem("profile-invalid", "this document is no profile", { at, hint });
}

function hasTraits(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "traits");
}

/** In the order in which a person reads the file. */
function byPlace({ at: one }: Problem, { at: other }: Problem): number {
  if (one === null || other === null) return 0;
  return one.line - other.line || one.column - other.column;
}
