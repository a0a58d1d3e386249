import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FACTS, partsOf, unknownParts } from "../../../src/core/checks/fact-catalogue.ts";
import { FACT_ROOTS, describeFacts } from "../../../src/core/checks/fact-roots.ts";
import { SUBJECTS, factsSchema } from "../../../src/core/checks/facts.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

interface Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
}

/** The facts as zod's JSON Schema has them: a reading of the schema that is not ours. */
const JSON_FACTS = jsonFacts(z.toJSONSchema(factsSchema, { io: "output" }) as Json, "");

function jsonFacts(json: Json, path: string): [path: string, fact: Json, isKnown: boolean][] {
  return Object.entries(json.properties ?? {}).flatMap(([key, field]) => {
    const own = path === "" ? key : `${path}.${key}`;
    return [[own, field, json.required?.includes(key) === true], ...jsonFacts(field, own)];
  });
}

const KINDS = { number: "integer", truth: "boolean", list: "array", map: "object" } as const;

describe("the catalogue of facts", () => {
  it("has what the JSON Schema has, with the same meaning, type and certainty", () => {
    const below = JSON_FACTS.filter(([path]) => path.includes("."));
    expect(below.length).toBeGreaterThan(80);
    expect([...FACTS.keys()]).toEqual(below.map(([path]) => path));
    for (const [path, json, isKnown] of below) {
      const { meaning, type, isOptional } = FACTS.get(path)!;
      expect([path, meaning, isOptional]).toEqual([path, json.description, !isKnown]);
      const kind = type.kind === "object" || type.kind === "text" ? type.kind : KINDS[type.kind];
      expect([path, kind]).toEqual([path, kind === "text" ? "text" : json.type]);
      if (type.kind === "text") {
        expect([json.type, json.enum]).toEqual(["string", type.values ?? undefined]);
      }
    }
  });

  it("has the subjects among its roots", () => {
    const roots = FACT_ROOTS.map(({ path }) => path);
    expect(roots).toEqual(expect.arrayContaining(Object.keys(SUBJECTS)));
    expect(roots).toEqual(["cluster", "topology", "advice", "traits", ...Object.keys(SUBJECTS)]);
  });

  it("says what a fact is where nothing else is said", () => {
    expect(FACTS.get("cluster.isInstalled")!.fallback).toBe(false);
    expect(FACTS.get("storageCluster.origin")!.fallback).toBe("StorageCluster");
    expect(FACTS.get("cluster.version")!.fallback).toBeUndefined();
    expect(FACTS.get("cluster.labelled.of")).toMatchObject({ isOptional: false });
  });

  it("knows which parts of a fact may be unknown", () => {
    expect(partsOf("cluster.labelled.storage")).toEqual([
      "cluster.labelled",
      "cluster.labelled.storage",
    ]);
    expect(unknownParts("cluster.labelled.storage")).toEqual(["cluster.labelled"]);
    expect(unknownParts("cluster.version")).toEqual(["cluster.version"]);
    expect(unknownParts("cluster.isInstalled")).toEqual([]);
    expect(unknownParts("cluster.nothing")).toEqual([]);
  });

  it("refuses what no expression could read", () => {
    expect(() => describeFacts(z.object({ when: z.date() }), "cluster")).toThrow(
      "cluster.when: a fact cannot be of this kind",
    );
  });

  it("leaves the meaning empty where the schema says nothing", () => {
    expect(describeFacts(z.object({ name: z.string() }), "")).toEqual([
      {
        path: "name",
        meaning: "",
        type: { kind: "text", values: null },
        isOptional: false,
        fallback: undefined,
      },
    ]);
  });
});

describe("docs/facts.md", () => {
  const rows = readFileSync(join(ROOT, "docs/facts.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | +\|$/g, "").trim()));
  const leaves = JSON_FACTS.filter(([path]) => path.includes(".") || path === "traits");

  it("has a row for every fact, and no other", () => {
    expect(rows.map(([fact]) => fact)).toEqual(leaves.map(([path]) => `\`${path}\``));
  });

  it("says what each means, and whether it may be unknown", () => {
    for (const [index, [path, { description }, isKnown]] of leaves.entries()) {
      const [, , meaning, otherwise] = rows[index]!;
      expect([path, meaning]).toEqual([path, description]);
      expect([path, otherwise === "may be unknown"]).toEqual([path, !isKnown]);
    }
  });
});
