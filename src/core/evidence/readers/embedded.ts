import { Fields } from "../fields.ts";
import type { ReaderContext } from "./reader.ts";

/**
 * A text inside an object taken apart as YAML or JSON; what is in it has the place of the text.
 * Null where it is no mapping or list.
 */
export function embedded(field: Fields, context: ReaderContext): Fields | null {
  const { text, place } = field;
  const value = text === null ? null : context.parseYaml(text);
  if (typeof value !== "object" || value === null) return null;
  return new Fields(value, { placeOf: () => place, unfilled: [] });
}
