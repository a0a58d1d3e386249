import { APPROACHES } from "../../model/approach.ts";
import type { Path } from "../../model/place.ts";
import type { Pack } from "../schema.ts";
import { type LintIssue, valueIssue } from "./issue.ts";

/** Ids used twice, guards that do not say what they do, approaches without a default form. */
export function structureIssues(pack: Pack): LintIssue[] {
  return [
    ...idIssues(pack),
    ...pack.guards.flatMap((guard, index) =>
      (guard.excludes === undefined) === (guard.caps === undefined)
        ? [valueIssue(["guards", index], "a guard has either excludes or caps")]
        : [],
    ),
    ...formIssues(pack),
    ...(pack.pack.grades.moderate > pack.pack.grades.strong
      ? [valueIssue(["pack", "grades", "moderate"], "moderate must not be above strong")]
      : []),
  ];
}

function idIssues(pack: Pack): LintIssue[] {
  const ids = (["traits", "interactions", "guards", "forms", "checks"] as const).flatMap((kind) =>
    pack[kind].map(({ id }, index) => ({ id, path: [kind, index, "id"] })),
  );
  const levels = pack.traits.map((trait, index) =>
    trait.levels.map(({ id }, level) => ({ id, path: ["traits", index, "levels", level, "id"] })),
  );
  const tieBreaks = pack.pack.tieBreaks.map(({ id }, index) => ({
    id,
    path: ["pack", "tieBreaks", index, "id"],
  }));
  return [ids, tieBreaks, ...levels].flatMap(repeatedIssues);
}

function repeatedIssues(named: readonly { id: string; path: Path }[]): LintIssue[] {
  const seen = new Set<string>();
  return named.flatMap(({ id, path }) => {
    if (seen.has(id)) return [valueIssue(path, `the id "${id}" is taken`, "choose another")];
    seen.add(id);
    return [];
  });
}

function formIssues(pack: Pack): LintIssue[] {
  return APPROACHES.flatMap((approach) => {
    const defaults = pack.forms.filter(
      (form) => form.approach === approach && form.when === undefined,
    );
    if (defaults.length === 1) return [];
    const found = defaults.length === 0 ? "none has" : `${defaults.length} have`;
    return [
      valueIssue(
        ["forms"],
        `one form of ${approach} is its default and has no when; ${found} none`,
        "give each other form a when",
      ),
    ];
  });
}
