import type { Problem } from "../core/model/errors.ts";
import { placeText } from "../core/model/place.ts";
import { printable } from "./printable.ts";

/** A problem for people: place and message, then what to do about it. */
export function problemLines({ at, message, hint }: Problem): string[] {
  const place = at === null ? "" : `${printable(placeText(at))}  `;
  return [`${place}${printable(message)}`, ...(hint === null ? [] : [`  ${printable(hint)}`])];
}
