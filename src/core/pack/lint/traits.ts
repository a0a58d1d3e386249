import type { Path } from "../../model/place.ts";
import type { Pack } from "../schema.ts";
import { type LintIssue, valueIssue } from "./issue.ts";

type TraitSource = Pack["traits"][number];

/** An ordered trait has this many levels at most (docs/scoring.md §1). */
const MOST_ORDERED_LEVELS = 6;

/** Points without basis or against `favours`, thresholds out of order, units without thresholds. */
export function traitIssues(pack: Pack): LintIssue[] {
  return pack.traits.flatMap((trait, index) => [
    ...pointIssues(trait, ["traits", index]),
    ...orderIssues(trait, ["traits", index]),
    ...thresholdIssues(trait, ["traits", index]),
  ]);
}

function pointIssues(trait: TraitSource, path: Path): LintIssue[] {
  return trait.levels.flatMap((level, index) => {
    const at = [...path, "levels", index];
    if (trait.basis === undefined && level.points !== undefined) {
      return [valueIssue([...at, "points"], "points need a basis", "give the trait a basis")];
    }
    if (trait.basis !== undefined && level.points === undefined) {
      return [valueIssue(at, "a level of a trait with a basis needs points")];
    }
    return level.neutral !== undefined && level.points !== 0
      ? [valueIssue([...at, "neutral"], "only a level with 0 points is neutral")]
      : [];
  });
}

function orderIssues(trait: TraitSource, path: Path): LintIssue[] {
  if (trait.favours === undefined) return [];
  const sign = trait.favours === "disaggregated" ? 1 : -1;
  const tooMany =
    trait.levels.length > MOST_ORDERED_LEVELS
      ? [
          valueIssue(
            [...path, "levels"],
            `an ordered trait has at most ${MOST_ORDERED_LEVELS} levels`,
          ),
        ]
      : [];
  const against = trait.levels.flatMap(({ points }, index) =>
    trait.levels
      .slice(0, index)
      .some((before) => sign * Number(before.points) > sign * Number(points))
      ? [
          valueIssue(
            [...path, "levels", index, "points"],
            `${points} points move against favours: ${trait.favours}`,
            "list levels in growing order, or correct the points",
          ),
        ]
      : [],
  );
  return [...tooMany, ...against];
}

function thresholdIssues(trait: TraitSource, path: Path): LintIssue[] {
  const last = trait.levels.length - 1;
  return trait.levels.flatMap((level, index) => {
    const at = [...path, "levels", index];
    if (trait.unit === undefined) {
      return level.upTo === undefined ? [] : [valueIssue([...at, "upTo"], "upTo needs a unit")];
    }
    if ((level.upTo === undefined) !== (index === last)) {
      return [valueIssue(at, "in a trait with a unit every level but the last has upTo")];
    }
    const before = trait.levels[index - 1]?.upTo ?? -Infinity;
    return level.upTo !== undefined && level.upTo <= before
      ? [valueIssue([...at, "upTo"], `thresholds must grow: ${level.upTo} follows ${before}`)]
      : [];
  });
}
