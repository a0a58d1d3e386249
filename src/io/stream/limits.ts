import { type Problem, problem } from "../../core/model/errors.ts";
import type { Place } from "../../core/model/place.ts";

const MIB = 1024 * 1024;

/** Bytes of a file that is read whole; a larger one is read piece by piece. */
export const MOST_AT_ONCE = MIB;
/** Bytes of one YAML document, or of one item of a list. */
export const MOST_YAML = 16 * MIB;
/** Bytes of one JSON document, which is parsed much faster. */
export const MOST_JSON = 256 * MIB;
/** Levels that mappings and lists are nested in; in YAML it is about as many. */
export const MOST_LEVELS = 100;

/** A document that is too large to be held. */
export function tooLarge(at: Place, most: number): Problem {
  const message = `${at.file}: holds a document of more than ${most / MIB} MiB`;
  const hint =
    most === MOST_JSON
      ? "use kubectl get … -o json, without --raw: its lists are read item by item"
      : "use -o json: its lists are read item by item";
  return problem("file-too-large", message, { at, hint });
}

/** A list that the file breaks off in, or an item of it that begins at a place. */
export function cutOff(part: "an item of a list" | "a list", at: Place): Problem {
  const hint = "the file is incomplete; write it anew";
  return problem("yaml-syntax", `the file ends inside ${part}`, { at, hint });
}

/** A JSON document that JSON.parse refuses. */
export function noJson(at: Place): Problem {
  return problem("yaml-syntax", "what begins here is not valid JSON", { at });
}
