import type { SourceDocument } from "../core/evidence/source-document.ts";
import { SCHEMA_VERSION } from "../core/model/tool.ts";
import type { Result } from "../core/model/assessment.ts";
import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import { TOOL_VERSION } from "../core/model/tool.ts";
import type { InputReader, TextReader } from "./ports.ts";
import { readDocuments } from "./read-documents.ts";

/** The argument that means standard input. */
const STDIN = "-";
/** Bytes of a saved result at most: some ten thousand targets. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Mistakes that are told of; a file of another kind would have hundreds. */
const MOST_MISTAKES = 5;

/** Reads a saved result, as JSON or YAML; throws AdvisorError with the places of what is wrong. */
export async function readResult(path: string, ports: InputReader & TextReader): Promise<Result> {
  // Loaded only now: few runs read a result, and schemas are slow to make.
  const { resultSchema } = await import("../core/model/assessment.ts");
  const fast = resultSchema.safeParse(path === STDIN ? null : await jsonIn(path, ports));
  if (fast.success) return fast.data;
  // Reading it as YAML takes longer, and knows places.
  const document = await documentOf(path, ports);
  const { checkSchema } = await import("../core/model/schema-issues.ts");
  const checked = checkSchema<Result>(resultSchema, document.value);
  if (checked.kind === "fits") return checked.value;
  if (!isResult(document.value)) throw new AdvisorError([noResult(path, document)]);
  if (document.value.schemaVersion !== SCHEMA_VERSION)
    throw new AdvisorError([otherSchema(document)]);
  const hint = versionHint(document.value);
  throw new AdvisorError(
    checked.issues.slice(0, MOST_MISTAKES).map(({ message, hint: own, path: inside, part }) =>
      problem("result-invalid", message, {
        at: document.placeOf(inside, part),
        hint: hint ?? own,
      }),
    ),
  );
}

async function jsonIn(path: string, reader: TextReader): Promise<unknown> {
  const text = await reader.readText(path, MOST_BYTES);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function documentOf(path: string, reader: InputReader): Promise<SourceDocument> {
  const { documents, problems } = await readDocuments(path, reader);
  const [document, second] = documents;
  if (document !== undefined && second === undefined && problems.length === 0) return document;
  throw new AdvisorError(problems.length > 0 ? problems : [noResult(path, document)]);
}

function noResult(path: string, document: SourceDocument | undefined): Problem {
  const hint = "px-advisor check PATH -o json=FILE saves one";
  const at = document?.at ?? null;
  const message = `${at === null ? `${path}: ` : ""}holds no result of px-advisor`;
  return problem("result-invalid", message, { at, hint });
}

function otherSchema(document: SourceDocument): Problem {
  const { schemaVersion } = Object(document.value);
  const message = `the result has schemaVersion ${String(schemaVersion)}, and ${SCHEMA_VERSION} is read here`;
  const hint = "use the px-advisor that made it, or judge anew";
  return problem("result-invalid", message, {
    at: document.placeOf(["schemaVersion"], "value"),
    hint,
  });
}

interface Versioned {
  readonly schemaVersion: unknown;
  readonly tool?: unknown;
}

function isResult(value: unknown): value is Versioned {
  return typeof value === "object" && value !== null && Object.hasOwn(value, "schemaVersion");
}

/** Keys are added from version to version, and an old result lacks them. */
function versionHint({ tool }: Versioned): string | null {
  if (typeof tool !== "object" || tool === null || !("version" in tool)) return null;
  if (tool.version === TOOL_VERSION) return null;
  return `px-advisor ${String(tool.version)} wrote it, and this is ${TOOL_VERSION}: make it anew`;
}
