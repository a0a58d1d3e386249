/** Breaks a text at spaces into lines of at most `width` characters; longer words stand alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (longer.length <= width || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/**
 * A label in a column of `indent` + `column` characters with a wrapped text beside it, the lines
 * after the first indented to the text.
 */
export function labelled(
  label: string,
  text: string,
  { indent, column, width }: { indent: number; column: number; width: number },
): string[] {
  const [first = "", ...others] = wrap(text, width - indent - column);
  const hanging = " ".repeat(indent + column);
  return [
    `${" ".repeat(indent)}${label.padEnd(column)}${first}`.trimEnd(),
    ...others.map((line) => hanging + line),
  ];
}

/** A path of at most `most` characters: the middle gives way to `…`. */
export function shortened(path: string, most: number): string {
  if (path.length <= most) return path;
  const kept = most - 1;
  const head = Math.floor(kept / 3);
  return `${path.slice(0, head)}…${path.slice(path.length - (kept - head))}`;
}

/** A number of points with its sign, as in `+6`, `-3` and `0`. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}

/** A share as whole per cent, rounded down so that no promise is too large: `63 %`. */
export function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

/** A share with two decimals, rounded down so that no promise is too large: `0.97`. */
export function decimal(share: number): string {
  return (Math.floor(share * 100 + 1e-9) / 100).toFixed(2);
}
