import { printable } from "../printable.ts";

/**
 * A text as a SARIF message: numbers in braces would be placeholders, and brackets before a
 * parenthesis a link (SARIF 2.1.0, 3.11.5 and 3.11.6).
 */
export function sarifText(text: string): string {
  const shown = printable(text).replace(/\{(\d+)\}/g, "{{$1}}");
  return shown.includes("](") ? shown.replace(/[[\]\\]/g, String.raw`\$&`) : shown;
}

/** Characters of a rule's texts at most, as GitHub takes them. */
const MOST = 1024;

/** Lines of a rule's text: cut where they are too long, a word where they are empty. */
export function ruleText(...lines: readonly string[]): string {
  const shown = lines.map(sarifText).join("\n");
  // GitHub refuses an empty text.
  if (shown === "") return "not described";
  return shown.length <= MOST ? shown : `${shown.slice(0, MOST - 1)}…`;
}
