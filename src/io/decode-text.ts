import { isAscii, isUtf8 } from "node:buffer";
import { AdvisorError, problem } from "../core/model/errors.ts";

/** The text of UTF-8 bytes; throws AdvisorError where they are none. */
export function decodeText(bytes: Buffer, shown: string): string {
  refuseBinary(bytes, shown);
  // Nearly all bytes of a dump are ASCII, which Latin-1 copies instead of decoding.
  if (isAscii(bytes)) return bytes.toString("latin1");
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const message = `${shown}: is not encoded in UTF-8`;
  throw new AdvisorError([problem("not-utf8", message, { hint: "save it as UTF-8" })]);
}

/** The text of a whole file, without its byte order mark. */
export function textOf(bytes: Buffer, shown: string): string {
  return decodeText(bytes.subarray(markLength(bytes)), shown);
}

/** Throws AdvisorError where bytes cannot be text. */
export function refuseBinary(bytes: Buffer, shown: string): void {
  if (!bytes.includes(0)) return;
  const message = `${shown}: holds NUL bytes, so it is not text`;
  const hint = "give a YAML or JSON file in UTF-8";
  throw new AdvisorError([problem("binary-file", message, { hint })]);
}

const MARK = Buffer.from("\uFEFF");

/** How many bytes of a file's start are a byte order mark, which says nothing in UTF-8. */
export function markLength(bytes: Buffer): number {
  return bytes.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
}
