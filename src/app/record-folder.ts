import { AdvisorError, problem } from "../core/model/errors.ts";
import type { Ports } from "./ports.ts";
import { staysInside } from "./stays-inside.ts";

/** The file in which other tools for decision records keep the name of their folder. */
const ADR_DIR = ".adr-dir";
/** Bytes that a path may have; the file holds nothing else. */
const MOST_BYTES = 4096;

/**
 * The folder that records go to: the one that was given, or the one below it that its `.adr-dir`
 * names. Throws AdvisorError where that file names none, or one outside.
 */
export async function recordFolder(
  given: string,
  ports: Pick<Ports, "exists" | "readText" | "realPath" | "pathFrom">,
): Promise<string> {
  const file = ports.pathFrom(given, ADR_DIR);
  if (!(await ports.exists(file))) return ports.pathFrom(given, ".");
  const named = (await ports.readText(file, MOST_BYTES)).trim();
  if (named !== "" && (await staysInside(named, given, ports))) return ports.pathFrom(given, named);
  const at = { file, line: 1, column: 1 };
  const message = "must name the folder of the decision records, below its own";
  const hint = "write it as doc/adr, or give --record that folder itself";
  throw new AdvisorError([problem("config-invalid", message, { at, hint })]);
}
