import { z } from "zod";
import type { ErrorCode } from "./errors.ts";
import { didYouMean } from "./nearest.ts";
import type { Path } from "./place.ts";

/** A value that does not fit a schema: where, what, and what to do. */
export interface SchemaIssue {
  readonly path: Path;
  /** `key` where the key itself does not belong there. */
  readonly part: "key" | "value";
  readonly message: string;
  readonly hint: string | null;
}

/** What is wrong in a document, by path, with the code of its kind. */
export interface DocumentProblem extends SchemaIssue {
  readonly code: ErrorCode;
}

/** A value that fits a schema, or in which ways it does not. */
export type Checked<T> =
  | { readonly kind: "fits"; readonly value: T }
  | { readonly kind: "misfits"; readonly issues: readonly SchemaIssue[] };

/** Checks a value and words zod's issues for people. */
export function checkSchema<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { kind: "fits", value: parsed.data };
  return {
    kind: "misfits",
    issues: parsed.error.issues.flatMap((issue) => word(issue, schema)),
  };
}

type Issue = z.core.$ZodIssue;

function word(issue: Issue, schema: z.ZodType): SchemaIssue[] {
  const path = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const name = path.findLast((part) => typeof part === "string") ?? "the document";
  switch (issue.code) {
    case "unrecognized_keys": {
      const valid = keysAt(schema, path);
      return issue.keys.map((key) => ({
        path: [...path, key],
        part: "key",
        message: `unknown key "${key}"`,
        hint:
          valid.length === 0 ? null : (didYouMean(key, valid) ?? `keys here: ${valid.join(", ")}`),
      }));
    }
    case "invalid_key":
      return [
        { path, part: "key", message: `"${name}" is no valid name: ${reasons(issue)}`, hint: null },
      ];
    case "invalid_value":
      return [{ path, part: "value", ...wordChoice(name, issue) }];
    case "too_small":
    case "too_big":
      return [{ path, part: "value", ...wordSize(name, issue) }];
    case "invalid_format":
      return [{ path, part: "value", ...wordFormat(name, issue) }];
    case "invalid_type":
      return [{ path, part: "value", ...wordType(name, issue) }];
    default:
      return [
        { path, part: "value", message: `${name}: ${lowerFirst(issue.message)}`, hint: null },
      ];
  }
}

function wordChoice(
  name: string,
  issue: Extract<Issue, { code: "invalid_value" }>,
): Pick<SchemaIssue, "message" | "hint"> {
  const valid = issue.values.map(String);
  const found = describe(issue.input);
  const expected = valid.length === 1 ? String(valid[0]) : `one of ${valid.join(", ")}`;
  const hint = typeof issue.input === "string" ? didYouMean(issue.input, valid) : null;
  if (issue.input === undefined) return { message: `${name} is missing`, hint: `give ${expected}` };
  return { message: `${name} must be ${expected}, not ${found}`, hint };
}

function wordSize(
  name: string,
  issue: Extract<Issue, { code: "too_small" | "too_big" }>,
): Pick<SchemaIssue, "message" | "hint"> {
  const isEmpty = issue.code === "too_small" && issue.minimum === 1 && issue.origin !== "number";
  if (isEmpty) return { message: `${name} is empty`, hint: "give at least one" };
  const unit = issue.origin === "string" ? " characters" : "";
  const bound =
    issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return { message: `${name} must be ${bound}${unit}, not ${describe(issue.input)}`, hint: null };
}

function wordFormat(
  name: string,
  issue: Extract<Issue, { code: "invalid_format" }>,
): Pick<SchemaIssue, "message" | "hint"> {
  if (issue.format !== "date") {
    const rule = "pattern" in issue ? lowerFirst(issue.message) : `a valid ${issue.format}`;
    return { message: `${name} is ${describe(issue.input)}, not ${rule}`, hint: null };
  }
  return {
    message: `${name} must be a date, not ${describe(issue.input)}`,
    hint: "like 2027-03-31",
  };
}

function wordType(
  name: string,
  issue: Extract<Issue, { code: "invalid_type" }>,
): Pick<SchemaIssue, "message" | "hint"> {
  const expected = TYPE_NAMES[issue.expected] ?? issue.expected;
  if (issue.input === undefined) return { message: `${name} is missing`, hint: `give ${expected}` };
  const isScalar = typeof issue.input === "number" || typeof issue.input === "boolean";
  const hint = issue.expected === "string" && isScalar ? "put it in quotes" : null;
  return { message: `${name} must be ${expected}, not ${describe(issue.input)}`, hint };
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
};

function describe(input: unknown): string {
  if (input === null) return "empty";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object") return "a mapping";
  if (typeof input === "string") return `"${input.slice(0, 60)}"`;
  return typeof input === "number" || typeof input === "boolean" ? String(input) : typeof input;
}

function reasons(issue: Extract<Issue, { code: "invalid_key" }>): string {
  return issue.issues.map((inner) => inner.message).join("; ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The keys that a schema allows at a path; none where it allows any or no mapping stands there. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    const [key, ...rest] = path;
    const shape: Record<string, z.core.$ZodType> = inner.shape;
    if (key === undefined) return Object.keys(shape);
    const child = shape[String(key)];
    return child === undefined ? [] : keysAt(child, rest);
  }
  if (inner instanceof z.ZodArray) return keysAt(inner.element, path.slice(1));
  return inner instanceof z.ZodRecord ? keysAt(inner.valueType, path.slice(1)) : [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap())
    : schema;
}
