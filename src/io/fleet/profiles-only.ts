import { API_VERSION } from "../../core/model/profile.ts";
import { parseJson } from "../stream/json-documents.ts";
import { hasDirective, splitDocuments } from "../yaml/split-documents.ts";

const FAMILY = API_VERSION.slice(0, API_VERSION.indexOf("/") + 1);
/** What may follow at a line's end: blanks and a comment. */
const REST = String.raw`[ \t]*(?:[ \t]#[^\n]*)?\r?(?=\n|$)`;
const MARKER = new RegExp(`^---${REST}`);
const HEADER = new RegExp(`apiVersion:[ \\t]+(["']?)${FAMILY}[\\w.-]*\\1${REST}`, "y");
/** A plain key, or the item of a list, that begins in the first column. */
const ENTRY = /(?:[A-Za-z][\w-]*:|-)(?=[ \t\r\n]|$)/y;
const VERSION_KEY = /apiVersion:/y;
/** Characters that YAML or this look might take for the end of a line. */
const ODD_BREAK = /\r(?!\n)|[\u0085\u2028\u2029]/;

/**
 * Whether every document of a text certainly is a profile, or broken, so that nothing in it can be
 * evidence that belongs to another file. It looks at the lines that begin in the first column and
 * parses no YAML: false only says that it cannot tell.
 */
export function holdsProfilesOnly(text: string): boolean {
  if (hasDirective(text) || ODD_BREAK.test(text)) return false;
  return splitDocuments(text).every(({ text: document }) => isProfile(document));
}

function isProfile(document: string): boolean {
  const marker = MARKER.exec(document)?.[0] ?? "";
  if (marker === "" && document.startsWith("---")) return false;
  const content = document.slice(marker.length);
  return content.trimStart().startsWith("{") ? isJsonProfile(content) : isBlockProfile(content);
}

function isJsonProfile(content: string): boolean {
  const value = parseJson(content);
  if (typeof value !== "object" || value === null || !("apiVersion" in value)) return false;
  return String(value.apiVersion).startsWith(FAMILY);
}

/** One apiVersion that is a profile's, and nothing in the first column but plain keys and items. */
function isBlockProfile(content: string): boolean {
  let headers = 0;
  let isEmpty = true;
  for (let start = 0; start < content.length; start = nextLine(content, start)) {
    if (/[#\r\n]/.test(content.charAt(start))) continue;
    isEmpty &&= content.slice(start, nextLine(content, start)).trim() === "";
    if (/[ \t]/.test(content.charAt(start))) continue;
    if (!matchesAt(ENTRY, content, start)) return false;
    if (!matchesAt(VERSION_KEY, content, start)) continue;
    if (!matchesAt(HEADER, content, start)) return false;
    headers += 1;
  }
  return isEmpty || headers === 1;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
