import { AdvisorError } from "../../core/model/errors.ts";
import { decodeText } from "../decode-text.ts";
import type { Intake } from "../documents.ts";
import { indexLines } from "../yaml/line-index.ts";
import { parsePiece } from "../yaml/parse-documents.ts";
import type { ByteWindow } from "./byte-window.ts";
import { documentEnd } from "./document-end.ts";
import { giveJson, parseJson } from "./json-documents.ts";
import { MOST_JSON, MOST_YAML, noJson, tooLarge } from "./limits.ts";
import { listKind } from "../../core/evidence/kubernetes-list.ts";

/** Whether the document that bytes begin with looks like JSON. */
export function beginsJson(bytes: Buffer): boolean {
  return /^(?:---)?\s*\{/.test(bytes.toString("latin1", 0, 256));
}

/**
 * Reads one JSON document as a whole and hands the items of a list on one by one. What is no JSON
 * may be YAML, which has braces too; if it is not, YAML's reader says where it breaks.
 */
export async function readJsonDocument(window: ByteWindow, intake: Intake): Promise<void> {
  const file = intake.path;
  const { line } = window;
  const end = await documentEnd(window, MOST_JSON);
  if (end === null) throw new AdvisorError([tooLarge({ file, line, column: 1 }, MOST_JSON)]);
  const text = decodeText(window.bytes.subarray(0, end), file);
  window.pass(end);
  const start = text.indexOf("{");
  const value = parseJson(text.slice(start));
  const at = indexLines({ file, text: text.slice(0, start), line }).placeAt(start);
  const list = listKind(value);
  if (value === undefined && text.length > MOST_YAML) intake.refuse(noJson(at));
  else if (value === undefined) intake.add(parsePiece({ file, text, line }));
  else if (list === null || list.kind === null) giveJson({ value, at }, null, intake);
  else for (const item of list.items) giveJson({ value: item, at }, list, intake);
}
