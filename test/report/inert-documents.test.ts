import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FORMATS, type Format } from "../../src/report/report.ts";
import { contextOf } from "../support/assessing.ts";
import { STATES } from "../support/report-states.ts";

const MATRIX = (Object.keys(FORMATS) as Format[]).flatMap((format) =>
  Object.keys(STATES).map((state) => ({ format, state })),
);

const documents = new Map<string, Promise<string>>();

/** The document of a format for a state, made once. */
function rendered(format: Format, state: string): Promise<string> {
  const key = `${format} ${state}`;
  const known = documents.get(key);
  if (known !== undefined) return known;
  const context = contextOf({ command: "check", detail: "verbose" });
  const made = FORMATS[format]().then((render) => render(STATES[state]!, context));
  documents.set(key, made);
  return made;
}

describe("every document", () => {
  it("is looked at", () => {
    expect(MATRIX.length).toBeGreaterThan(150);
  });

  it.for(MATRIX)("$format of $state ends its last line", async ({ format, state }) => {
    const document = await rendered(format, state);
    expect(document === "" || document.endsWith("\n")).toBe(true);
  });

  it.for(MATRIX)("$format of $state is obeyed by no terminal or runner", async (row) => {
    const lines = (await rendered(row.format, row.state)).split("\n");
    const isOwn = (line: string) =>
      row.format === "github" && /^::(error|warning|notice) /.test(line);
    expect(lines.filter((line) => UNSAFE.test(line))).toEqual([]);
    expect(lines.filter((line) => /##\[|##vso/.test(line))).toEqual([]);
    expect(lines.filter((line) => /^\s*::/.test(line) && !isOwn(line))).toEqual([]);
  });
});

const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/u;

describe("json, ndjson and yaml", () => {
  it.for(Object.keys(STATES))("have the value of the result: %s", async (state) => {
    const result = JSON.parse(JSON.stringify(STATES[state])) as (typeof STATES)[string];
    expect(JSON.parse(await rendered("json", state))).toEqual(result);
    const lines = (await rendered("ndjson", state)).split("\n").slice(0, -1);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual([
      ...result.results,
      ...result.errors.map((error) => ({ error })),
    ]);
    const document = await rendered("yaml", state);
    const withoutAliases = { maxAliasCount: 0, logLevel: "error" } as const;
    // js-yaml writes it; both versions of YAML have to read the same.
    expect(parse(document, withoutAliases)).toEqual(result);
    // A third reading of many targets would take as long as the rest of the file.
    if (result.results.length > 100) return;
    expect(parse(document, { ...withoutAliases, version: "1.1" })).toEqual(result);
    expect(load(document)).toEqual(result);
  });
});
