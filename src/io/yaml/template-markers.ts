const MARKERS = [
  ["{{", "}}"],
  ["{%", "%}"],
] as const;

/** Where the first marker of a template engine (`{{ }}` or `{% %}`) stands; -1 without one. */
export function templateMarker(text: string): number {
  const found = MARKERS.map(([open, close]) => {
    const start = text.indexOf(open);
    return start !== -1 && text.includes(close, start) ? start : -1;
  }).filter((start) => start !== -1);
  return found.length === 0 ? -1 : Math.min(...found);
}
