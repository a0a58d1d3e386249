import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import type { Path, Place } from "../core/model/place.ts";
import type { SchemaIssue } from "../core/model/schema-issues.ts";
import { checkPack } from "../core/pack/check-pack.ts";
import type { SealedPack } from "../core/pack/rule-set.ts";
import type { Pack } from "../core/pack/schema.ts";
import { sha256 } from "../core/model/sha256.ts";
import type { ParsedDocument } from "./documents.ts";
import { readText, unreadable } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";
import { parseDocuments } from "./yaml/parse-documents.ts";

/** Parts of a pack that stand in one file each. */
const FILES = ["pack", "sources", "cases"] as const;
/** Parts of a pack that stand in a folder, one rule a file. */
const FOLDERS = ["traits", "interactions", "guards", "forms", "checks"] as const;

/** Reads and checks the pack in a folder; throws AdvisorError with every fault and its place. */
export async function readPackFolder(cwd: string, folder: string): Promise<SealedPack> {
  const reading = new PackReading(cwd, resolve(cwd, folder));
  await reading.read();
  if (reading.problems.length > 0) throw new AdvisorError(reading.problems);
  const checked = checkPack(reading.value);
  const issues =
    checked.kind === "misfits" ? checked.issues : await issuesOfExpressions(checked.value);
  if (checked.kind === "misfits" || issues.length > 0) {
    throw new AdvisorError(issues.map((issue) => reading.problemOf(issue)));
  }
  return { pack: checked.value, digest: packDigest(checked.value) };
}

/** What is wrong with the expressions of checks; CEL is loaded only where there are any. */
async function issuesOfExpressions(pack: Pack): Promise<readonly SchemaIssue[]> {
  if (pack.checks.length === 0) return [];
  const { expressionIssues } = await import("./cel/expression-issues.ts");
  return expressionIssues(pack);
}

/** Digest of a pack's content: its files may be laid out and commented as anybody likes. */
export function packDigest(pack: SealedPack["pack"]): string {
  return `sha256:${sha256(JSON.stringify(pack, inKeyOrder))}`;
}

/** Mappings say the same in any order. */
function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

class PackReading {
  readonly problems: Problem[] = [];
  readonly value: Record<string, unknown> = {};
  readonly #documents = new Map<string, ParsedDocument>();
  readonly #cwd: string;
  readonly #folder: string;

  constructor(cwd: string, folder: string) {
    this.#cwd = cwd;
    this.#folder = folder;
  }

  async read(): Promise<void> {
    await this.#list(this.#folder, true);
    for (const part of FILES) {
      this.value[part] = await this.#document(`${part}.yaml`, part);
    }
    for (const part of FOLDERS) this.value[part] = await this.#rules(part);
  }

  /** An issue of the pack's value as a problem with its place in a file. */
  problemOf({ path, part, message, hint }: SchemaIssue): Problem {
    return problem("pack-invalid", message, { at: this.#placeOf(path, part), hint });
  }

  async #rules(part: string): Promise<unknown[]> {
    const names = (await this.#list(join(this.#folder, part), part === "traits")).sort();
    const rules: unknown[] = [];
    for (const name of names) {
      if (!name.endsWith(".yaml")) {
        this.#fault(`${part}/${name}`, "only .yaml files belong here", "one rule a file");
        continue;
      }
      const value = await this.#document(join(part, name), `${part}/${rules.length}`);
      rules.push(value);
      this.#checkName(value, `${part}/${rules.length - 1}`, name);
    }
    return rules;
  }

  #checkName(value: unknown, key: string, name: string): void {
    const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
    const expected = basename(name, ".yaml");
    const document = this.#documents.get(key);
    if (document === undefined || typeof id !== "string" || id === expected) return;
    const at = document.placeOf(["id"], "value");
    const hint = "name the file after its id";
    this.problems.push(problem("pack-invalid", `the id "${id}" stands in ${name}`, { at, hint }));
  }

  async #list(folder: string, isNeeded: boolean): Promise<string[]> {
    try {
      return await readdir(folder);
    } catch (error) {
      const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (isMissing && !isNeeded) return [];
      throw unreadable(shownPath(this.#cwd, folder), error);
    }
  }

  async #document(file: string, key: string): Promise<unknown> {
    const path = join(this.#folder, file);
    const shown = shownPath(this.#cwd, path);
    const documents = parseDocuments(shown, await readText({ path, shown }));
    for (const document of documents) {
      // In a pack a key that stands twice is a fault like any other.
      const isRead = document.kind === "document";
      this.problems.push(...(isRead ? document.duplicates : document.problems));
    }
    const [only, ...others] = documents;
    if (only === undefined || others.length > 0) {
      this.#fault(file, `holds ${documents.length} documents; a file of a pack holds one`, null);
    }
    if (only?.kind !== "document") return undefined;
    this.#documents.set(key, only);
    return only.value;
  }

  #fault(file: string, message: string, hint: string | null): void {
    const shown = shownPath(this.#cwd, join(this.#folder, file));
    this.problems.push(problem("pack-invalid", `${shown}: ${message}`, { hint }));
  }

  #placeOf(path: Path, part: "key" | "value"): Place | null {
    const [first, second, ...rest] = path;
    const isFolder = FOLDERS.some((folder) => folder === first);
    const document = this.#documents.get(isFolder ? `${first}/${second}` : String(first));
    const inside = isFolder || second === undefined ? rest : [second, ...rest];
    return document?.placeOf(inside, part) ?? null;
  }
}
