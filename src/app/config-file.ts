import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { ConfigDocument } from "../core/model/config.ts";
import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import type { Path, Place } from "../core/model/place.ts";
import type { Checked, SchemaIssue } from "../core/model/schema-issues.ts";
import type { PlacedWaiver } from "../core/model/waiver.ts";
import { folderOf } from "./path-parts.ts";
import type { Ports } from "./ports.ts";
import { readDocuments } from "./read-documents.ts";
import { staysInside } from "./stays-inside.ts";

/** A configuration file that was read. */
export interface ConfigFile {
  readonly file: string;
  /** What it says; paths are meant from the working folder. */
  readonly values: Omit<ConfigDocument, "waivers">;
  readonly waivers: readonly PlacedWaiver[];
  placeOf(path: Path, part: "key" | "value"): Place;
}

/** Reads a configuration file; throws AdvisorError with every mistake in it. */
export async function readConfigFile(file: string, ports: Ports): Promise<ConfigFile> {
  const document = await soleDocument(file, ports);
  const placeOf: ConfigFile["placeOf"] = (path, part) =>
    document?.placeOf(path, part) ?? { file, line: 1, column: 1 };
  const checked = await checkedConfig(document?.value ?? {});
  if (checked.kind === "misfits") {
    throw new AdvisorError(checked.issues.map((issue) => misfit(issue, placeOf)));
  }
  const { waivers = [], ...values } = checked.value;
  const outside: Problem[] = [];
  for (const [index, output] of (values.output ?? []).entries()) {
    const isInside = await staysInside(fileOf(output), folderOf(file), ports);
    if (!isInside) outside.push(writesOutside(output, placeOf(["output", index], "value")));
  }
  if (outside.length > 0) throw new AdvisorError(outside);
  return {
    file,
    values: fromFolder(values, folderOf(file), ports),
    waivers: waivers.map((waiver, index) => ({
      ...waiver,
      at: placeOf(["waivers", index], "value"),
    })),
    placeOf,
  };
}

/** The schema is loaded only now, since most runs have no configuration and it is slow to make. */
async function checkedConfig(value: unknown): Promise<Checked<ConfigDocument>> {
  const { configSchema } = await import("../core/model/config-schema.ts");
  const { checkSchema } = await import("../core/model/schema-issues.ts");
  return checkSchema<ConfigDocument>(configSchema, value);
}

/** The document of the file; null where it has none, which says nothing. */
async function soleDocument(file: string, ports: Ports): Promise<SourceDocument | null> {
  const { documents, problems: unread, templates } = await readDocuments(file, ports);
  const [first, second] = documents;
  const problems = [
    ...unread,
    ...templates.map(({ at }) => template(at)),
    ...(first?.duplicates ?? []),
    ...(second === undefined ? [] : [secondDocument(second.at)]),
  ];
  if (problems.length > 0) throw new AdvisorError(problems);
  return first ?? null;
}

function template(at: Place): Problem {
  return problem("config-invalid", "the configuration is a template", { at });
}

function secondDocument(at: Place): Problem {
  const hint = "write all of it into one document";
  return problem("config-invalid", "a configuration has one document", { at, hint });
}

function misfit({ path, part, message, hint }: SchemaIssue, placeOf: ConfigFile["placeOf"]) {
  const code = part === "key" ? "unknown-key" : "config-invalid";
  return problem(code, message, { at: placeOf(path, part), hint });
}

/** The file of `format=file`; empty where the format goes to standard output. */
function fileOf(output: string): string {
  const separator = output.indexOf("=");
  return separator === -1 ? "" : output.slice(separator + 1);
}

function writesOutside(output: string, at: Place): Problem {
  const message = `${output}: the file lies outside the folder of the configuration`;
  return problem("config-invalid", message, { at, hint: "give it with -o instead" });
}

function fromFolder(
  values: ConfigFile["values"],
  folder: string,
  ports: Ports,
): ConfigFile["values"] {
  const { pack, baseline, output } = values;
  const outputFrom = (each: string) => {
    const file = fileOf(each);
    return file === "" ? each : `${each.slice(0, -file.length)}${ports.pathFrom(folder, file)}`;
  };
  return {
    ...values,
    ...(pack === undefined ? {} : { pack: ports.pathFrom(folder, pack) }),
    ...(baseline === undefined ? {} : { baseline: ports.pathFrom(folder, baseline) }),
    ...(output === undefined ? {} : { output: output.map(outputFrom) }),
  };
}
