import type { Trait } from "../pack/rule-set.ts";
import type { ErrorCode } from "./errors.ts";
import { didYouMean } from "./nearest.ts";
import type { Path } from "./place.ts";

/** What is wrong with a trait's value; `path` leads from the value to the item at fault. */
export interface ValueProblem {
  readonly code: ErrorCode;
  readonly path: Path;
  readonly message: string;
  readonly hint: string | null;
}

/** The still-possible levels as a bit mask (bit i for level i), or what is wrong. */
export type ReadValue =
  | { readonly kind: "read"; readonly mask: number }
  | { readonly kind: "invalid"; readonly problems: readonly ValueProblem[] };

/** The mask with every level of a trait. */
export function everyLevel(trait: Trait): number {
  return (1 << trait.levels.length) - 1;
}

/**
 * Reads a trait's value as profiles give it: a level, a number in the trait's unit (at least 0 and
 * finite), true or false where the levels are yes and no, or a list of these (one of them holds).
 */
export function readTraitValue(trait: Trait, value: unknown): ReadValue {
  if (!Array.isArray(value)) return combine([readOne(trait, value)]);
  if (value.length === 0) {
    const hint = "leave the trait out when nothing is known";
    return combine([fault("profile-invalid", `${trait.id} has an empty list`, hint)]);
  }
  return combine(value.map((each, index) => inside(readOne(trait, each), index)));
}

/** Everything that is wrong with a trait's value; nothing for a value that can be read. */
export function traitValueProblems(trait: Trait, value: unknown): readonly ValueProblem[] {
  const read = readTraitValue(trait, value);
  return read.kind === "invalid" ? read.problems : [];
}

type One = number | ValueProblem;

function combine(read: readonly One[]): ReadValue {
  const problems = read.filter((one): one is ValueProblem => typeof one !== "number");
  if (problems.length > 0) return { kind: "invalid", problems };
  const masks = read.filter((one) => typeof one === "number");
  return { kind: "read", mask: masks.reduce((all, mask) => all | mask, 0) };
}

/** A fault of a list's item, with the way from the list to it. */
function inside(read: One, index: number): One {
  return typeof read === "number" ? read : { ...read, path: [index] };
}

function readOne(trait: Trait, value: unknown): One {
  switch (typeof value) {
    case "string":
      return readLevel(trait, value);
    case "boolean":
      return readBoolean(trait, value);
    case "number":
      return readNumber(trait, value);
    default: {
      const found = value === null || value === undefined ? "no value" : "a mapping or list inside";
      const hint = `${levelsHint(trait)}; leave the trait out when it is not known`;
      return fault("profile-invalid", `${trait.id} has ${found}`, hint);
    }
  }
}

function readLevel(trait: Trait, level: string): One {
  const index = trait.levels.findIndex(({ id }) => id === level);
  if (index >= 0) return 1 << index;
  const ids = trait.levels.map(({ id }) => id);
  const hint =
    trait.unit !== null && /^\s*[\d.]+\s*$/.test(level)
      ? "write a number without quotes"
      : [didYouMean(level, ids), levelsHint(trait)].filter((part) => part !== null).join(" ");
  return fault("unknown-level", `${trait.id} has no level "${level}"`, hint);
}

function readBoolean(trait: Trait, value: boolean): One {
  const index = trait.levels.findIndex(({ id }) => id === (value ? "yes" : "no"));
  if (index >= 0) return 1 << index;
  return fault("unknown-level", `${trait.id} is not a yes or no trait`, levelsHint(trait));
}

function readNumber(trait: Trait, value: number): One {
  if (trait.unit === null) {
    return fault("unknown-level", `${trait.id} takes no number`, levelsHint(trait));
  }
  if (!Number.isFinite(value) || value < 0) {
    const hint = `the unit is ${trait.unit}`;
    return fault("profile-invalid", `${trait.id} must be a number from 0, not ${value}`, hint);
  }
  if (value > trait.most) {
    const hint = `the unit is ${trait.unit}`;
    return fault(
      "profile-invalid",
      `${trait.id} must be at most ${trait.most}, not ${value}`,
      hint,
    );
  }
  return 1 << trait.levels.findIndex(({ upTo }) => value <= upTo);
}

function levelsHint(trait: Trait): string {
  const ids = trait.levels.map(({ id }) => id).join(", ");
  return trait.unit === null
    ? `its levels: ${ids}`
    : `its levels: ${ids}; or a number (${trait.unit})`;
}

function fault(code: ErrorCode, message: string, hint: string): ValueProblem {
  return { code, path: [], message, hint };
}
