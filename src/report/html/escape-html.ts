import { printable } from "../printable.ts";

/** A foreign text as text of an HTML document, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
