import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type SchemaIssue, checkSchema } from "../../../src/core/model/schema-issues.ts";

const SIZE = 'did you mean "size"?';

const leaf = z.strictObject({ colour: z.string(), size: z.number().optional() });
const schema = z.strictObject({
  name: z.string().min(1).max(5).optional(),
  word: z
    .string()
    .regex(/^[a-z]+$/, "Lower-case letters")
    .optional(),
  day: z.iso.date().optional(),
  home: z.url().optional(),
  count: z.int().optional(),
  ratio: z.number().optional(),
  isOpen: z.boolean().optional(),
  kind: z.enum(["round", "square"]).optional(),
  version: z.literal("v1").optional(),
  when: z.date().optional(),
  leaf: leaf.nullable().optional(),
  leaves: z.array(leaf).optional(),
  byName: z.record(z.string().regex(/^[a-z]+$/, "lower-case letters"), leaf).optional(),
  either: z.union([leaf, z.strictObject({ shade: z.string() })]).optional(),
  loose: z.object({}).catchall(leaf).optional(),
});

describe("a value that fits", () => {
  it.each([{}, { name: "box", count: 3, leaves: [{ colour: "red" }], leaf: null }])(
    "%j is given back",
    (value) => {
      expect(checkSchema(schema, value)).toEqual({ kind: "fits", value });
    },
  );

  it("is given back as the schema reads it", () => {
    expect(checkSchema(z.string().trim(), " box ")).toEqual({ kind: "fits", value: "box" });
  });
});

describe("a key that is not known", () => {
  it.each<[string, unknown, SchemaIssue["path"], string]>([
    ["at the top", { nmae: "box" }, ["nmae"], 'did you mean "name"?'],
    ["like no other", { leaf: { colour: "red", x: 1 } }, ["leaf", "x"], "keys here: colour, size"],
    ["in a mapping", { leaf: { colour: "red", sise: 1 } }, ["leaf", "sise"], SIZE],
    ["in a list", { leaves: [{ colour: "red", sise: 1 }] }, ["leaves", 0, "sise"], SIZE],
    ["by name", { byName: { a: { colour: "red", sise: 1 } } }, ["byName", "a", "sise"], SIZE],
  ])("%s", (...[, value, path, hint]) => {
    const key = String(path.at(-1));
    expect(issuesOf(value)).toEqual([{ path, part: "key", message: `unknown key "${key}"`, hint }]);
  });

  it("is told of beside the others", () => {
    expect(issuesOf({ nmae: "box", conut: 3 }).map(({ path, hint }) => [path, hint])).toEqual([
      [["nmae"], 'did you mean "name"?'],
      [["conut"], 'did you mean "count"?'],
    ]);
  });

  it.each<[string, unknown, SchemaIssue["path"]]>([
    ["where one of several shapes may stand", { either: { shade: "dim", x: 1 } }, ["either", "x"]],
    ["where any key may stand", { loose: { a: { colour: "red", x: 1 } } }, ["loose", "a", "x"]],
  ])("is told of %s", (_, value, path) => {
    expect(issuesOf(value)).toMatchObject([{ path, part: "key", message: 'unknown key "x"' }]);
  });
});

it("a name that a mapping does not allow is told with the reason", () => {
  expect(issuesOf({ byName: { A1: { colour: "red" } } })).toEqual([
    {
      path: ["byName", "A1"],
      part: "key",
      message: '"A1" is no valid name: lower-case letters',
      hint: null,
    },
  ]);
});

describe("a value that is not one of those allowed", () => {
  it.each<[unknown, string, string | null]>([
    [{ kind: "sqare" }, 'kind must be one of round, square, not "sqare"', 'did you mean "square"?'],
    [{ kind: "flat" }, 'kind must be one of round, square, not "flat"', null],
    [{ kind: 4 }, "kind must be one of round, square, not 4", null],
    [{ kind: null }, "kind must be one of round, square, not empty", null],
    [{ version: "v2" }, 'version must be v1, not "v2"', 'did you mean "v1"?'],
    [{ version: ["v1"] }, "version must be v1, not a list", null],
  ])("%j", (value, message, hint) => {
    const [key] = Object.keys(Object(value));
    expect(issuesOf(value)).toEqual([{ path: [key], part: "value", message, hint }]);
  });
});

describe("a value of another type", () => {
  it.each<[unknown, string]>([
    [{ ratio: 5n }, "ratio must be a number, not bigint"],
    [{ name: ["box"] }, "name must be text, not a list"],
    [{ count: "many" }, 'count must be a number, not "many"'],
    [{ count: 1.5 }, "count must be a whole number, not 1.5"],
    [{ ratio: "x".repeat(70) }, `ratio must be a number, not "${"x".repeat(60)}"`],
    [{ isOpen: null }, "isOpen must be true or false, not empty"],
    [{ leaves: { colour: "red" } }, "leaves must be a list, not a mapping"],
    [{ leaf: [] }, "leaf must be a mapping, not a list"],
    [{ byName: true }, "byName must be a mapping, not true"],
    [{ when: "today" }, 'when must be date, not "today"'],
  ])("%o", (value, message) => {
    const [key] = Object.keys(Object(value));
    expect(issuesOf(value)).toEqual([{ path: [key], part: "value", message, hint: null }]);
  });

  it.each<[unknown, string]>([
    [{ name: 3 }, "name must be text, not 3"],
    [{ name: false }, "name must be text, not false"],
  ])("%j, where quotes would help", (value, message) => {
    expect(issuesOf(value)).toEqual([
      { path: ["name"], part: "value", message, hint: "put it in quotes" },
    ]);
  });

  it.each<[unknown, string]>([
    [null, "the document must be a mapping, not empty"],
    ["box", 'the document must be a mapping, not "box"'],
    [[], "the document must be a mapping, not a list"],
  ])("%j as the whole document", (value, message) => {
    expect(issuesOf(value)).toEqual([{ path: [], part: "value", message, hint: null }]);
  });

  it("inside a list is named after the list", () => {
    expect(issuesOf({ leaves: [7] })).toEqual([
      {
        path: ["leaves", 0],
        part: "value",
        message: "leaves must be a mapping, not 7",
        hint: null,
      },
    ]);
  });
});

describe("a value that is missing", () => {
  it.each<[string, z.ZodType]>([
    ["give text", z.string()],
    ["give a number", z.number()],
    ["give true or false", z.boolean()],
    ["give a list", z.array(z.string())],
    ["give a mapping", z.strictObject({})],
    ["give one of round, square", z.enum(["round", "square"])],
    ["give v1", z.literal("v1")],
  ])("%s", (hint, inner) => {
    expect(checkSchema(z.strictObject({ part: inner }), {})).toEqual({
      kind: "misfits",
      issues: [{ path: ["part"], part: "value", message: "part is missing", hint }],
    });
  });
});

describe("a text in another form", () => {
  it.each<[unknown, string, string | null]>([
    [{ word: "A1" }, 'word is "A1", not lower-case letters', null],
    [{ day: "31.3.2027" }, 'day must be a date, not "31.3.2027"', "like 2027-03-31"],
    [{ day: "2027-02-30" }, 'day must be a date, not "2027-02-30"', "like 2027-03-31"],
    [{ name: "" }, "name is empty", "give at least one"],
  ])("%j", (value, message, hint) => {
    const [key] = Object.keys(Object(value));
    expect(issuesOf(value)).toEqual([{ path: [key], part: "value", message, hint }]);
  });

  it("that zod knows by name is told with the name", () => {
    const [issue] = issuesOf({ home: "here" });
    expect(issue).toMatchObject({ path: ["home"], part: "value", hint: null });
    expect(issue!.message).toMatch(/^home is "here", not .*valid url$/);
  });
});

it("any other fault is named after its key, the reason in lower case", () => {
  const own = z.strictObject({ name: z.string().refine(() => false, "Never right") });
  expect(checkSchema(own, { name: "x" })).toEqual({
    kind: "misfits",
    issues: [{ path: ["name"], part: "value", message: "name: never right", hint: null }],
  });
});

it("sizes are told with their bound, in characters for texts", () => {
  const own = z.strictObject({
    name: z.string().min(3).max(5),
    count: z.number().min(2).max(4),
    list: z.array(z.string()).min(1),
  });
  const messages = (value: unknown) => {
    const checked = checkSchema(own, value);
    return checked.kind === "misfits" ? checked.issues.map(({ message }) => message) : [];
  };
  expect(messages({ name: "abcdef", count: 1, list: [] })).toEqual([
    'name must be at most 5 characters, not "abcdef"',
    "count must be at least 2, not 1",
    "list is empty",
  ]);
  expect(messages({ name: "abc", count: 5, list: ["x"] })).toEqual([
    "count must be at most 4, not 5",
  ]);
});

it("everything that does not fit is told of", () => {
  expect(issuesOf({ name: 1, count: 1.5, leaves: [{}] }).map(({ path }) => path)).toEqual([
    ["name"],
    ["count"],
    ["leaves", 0, "colour"],
  ]);
});

function issuesOf(value: unknown): readonly SchemaIssue[] {
  const checked = checkSchema(schema, value);
  return checked.kind === "misfits" ? checked.issues : [];
}
