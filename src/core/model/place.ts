/** Where something was read: lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A place as editors and terminals understand it. */
export function placeText(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** The way to a value inside a document: keys and list positions from its root. */
export type Path = readonly (string | number)[];
