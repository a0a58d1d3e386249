import { printable } from "./printable.ts";
import type { Palette } from "./palette.ts";

/** A setting as people read it. */
export interface ConfigRow {
  readonly name: string;
  readonly value: string;
  readonly origin: string;
}

/** Settings in columns: name, value, where the value comes from. */
export function configText(
  rows: readonly ConfigRow[],
  { palette }: { readonly palette: Palette },
): string {
  const shown = rows.map(({ name, value, origin }) => ({
    name,
    value: printable(value),
    origin: printable(origin),
  }));
  const widthOf = (key: keyof ConfigRow) => Math.max(...shown.map((each) => each[key].length));
  const [first, second] = [widthOf("name"), widthOf("value")];
  return shown
    .map(
      ({ name, value, origin }) =>
        `${name.padEnd(first)}  ${value.padEnd(second)}  ${palette.dim(origin)}\n`,
    )
    .join("");
}
