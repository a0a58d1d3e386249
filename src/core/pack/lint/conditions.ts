import { didYouMean } from "../../model/nearest.ts";
import type { Path } from "../../model/place.ts";
import type { LevelSets, Pack } from "../schema.ts";
import { type LintIssue, keyIssue, valueIssue } from "./issue.ts";

type LevelsByTrait = ReadonlyMap<string, readonly string[]>;

/** Unknown traits and levels in conditions, and conditions over too few or too many traits. */
export function conditionIssues(pack: Pack): LintIssue[] {
  const known: LevelsByTrait = new Map(
    pack.traits.map((trait) => [trait.id, trait.levels.map((level) => level.id)]),
  );
  return [
    ...pack.interactions.flatMap(({ when }, index) => {
      const path = ["interactions", index, "when"];
      return [...sizeIssues(when, path, [2, 3]), ...setIssues(when, path, known)];
    }),
    ...pack.guards.flatMap((guard, index) => guardIssues(guard, index, known)),
    ...pack.forms.flatMap(({ when }, index) =>
      optionalIssues(when, ["forms", index, "when"], known),
    ),
    ...pack.checks.flatMap(({ when }, index) =>
      optionalIssues(when, ["checks", index, "when"], known),
    ),
    ...pack.pack.tieBreaks.flatMap(({ when }, index) =>
      optionalIssues(when, ["pack", "tieBreaks", index, "when"], known),
    ),
  ];
}

function guardIssues(
  { when, unless }: Pack["guards"][number],
  index: number,
  known: LevelsByTrait,
): LintIssue[] {
  const path = ["guards", index, "when"];
  const scope = new Set([when, ...unless].flatMap((sets) => Object.keys(sets)));
  const tooWide = scope.size > 4 ? [valueIssue(path, "a guard may read at most 4 traits")] : [];
  return [
    ...tooWide,
    ...sizeIssues(when, path, [1, 4]),
    ...setIssues(when, path, known),
    ...unless.flatMap((sets, position) => {
      const place = ["guards", index, "unless", position];
      return [...sizeIssues(sets, place, [1, 4]), ...setIssues(sets, place, known)];
    }),
  ];
}

function optionalIssues(
  sets: LevelSets | undefined,
  path: Path,
  known: LevelsByTrait,
): LintIssue[] {
  if (sets === undefined) return [];
  return [...sizeIssues(sets, path, [1, 4]), ...setIssues(sets, path, known)];
}

function sizeIssues(sets: LevelSets, path: Path, [least, most]: [number, number]): LintIssue[] {
  const size = Object.keys(sets).length;
  if (size >= least && size <= most) return [];
  return [valueIssue(path, `reads ${size} traits; a condition here reads ${least} to ${most}`)];
}

function setIssues(sets: LevelSets, path: Path, known: LevelsByTrait): LintIssue[] {
  return Object.entries(sets).flatMap(([trait, levels]) => {
    const valid = known.get(trait);
    if (valid === undefined) {
      return [
        keyIssue([...path, trait], `unknown trait "${trait}"`, didYouMean(trait, known.keys())),
      ];
    }
    return levelIssues(levels, valid, [...path, trait]);
  });
}

function levelIssues(levels: readonly string[], valid: readonly string[], path: Path): LintIssue[] {
  const unknown = levels.flatMap((level, index) =>
    valid.includes(level)
      ? []
      : [
          valueIssue(
            [...path, index],
            `unknown level "${level}"`,
            didYouMean(level, valid) ?? `its levels are ${valid.join(", ")}`,
          ),
        ],
  );
  if (valid.every((level) => levels.includes(level))) {
    return [valueIssue(path, "names every level, so it says nothing", "leave the trait out")];
  }
  return unknown;
}
