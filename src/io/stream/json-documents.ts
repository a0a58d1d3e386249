import type { Place } from "../../core/model/place.ts";
import { problem } from "../../core/model/errors.ts";
import type { Intake } from "../documents.ts";
import { MOST_LEVELS } from "./limits.ts";
import { type ListKind, asItem } from "../../core/evidence/kubernetes-list.ts";

/** A value that JSON.parse gave, whose parts have no places of their own. */
export interface JsonValue {
  readonly value: unknown;
  readonly at: Place;
}

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Hands on a JSON value: an item of a list, or a document by itself where there is no list. */
export function giveJson({ value, at }: JsonValue, list: ListKind | null, intake: Intake): void {
  if (isCollection(value) && isDeeper(value, MOST_LEVELS)) {
    const message = `nested in more than ${MOST_LEVELS} levels`;
    intake.refuse(problem("yaml-syntax", message, { at, hint: "nest less deeply" }));
    return;
  }
  intake.give({
    value: list === null ? value : asItem(value, list),
    at,
    placeOf: () => at,
    duplicates: [],
    isListItem: list?.isWhole ?? false,
  });
}

/** JSON.parse reads any depth, and what walks through a value later would not. */
function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  // Keys one by one: a list of all values, for every object of a dump, would be much garbage.
  for (const key in value) {
    const part: unknown = Reflect.get(value, key);
    if (isCollection(part) && isDeeper(part, levels - 1)) return true;
  }
  return false;
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
