import { z } from "zod";
import { factsSchema } from "./facts.ts";

/** What sort of value a fact has. */
export type FactType =
  | { readonly kind: "text"; readonly values: readonly string[] | null }
  | { readonly kind: "number" | "truth" }
  | { readonly kind: "list" | "map"; readonly of: FactType }
  | { readonly kind: "object"; readonly fields: readonly Fact[] };

/** One fact as expressions name it. */
export interface Fact {
  /** Keys from the root, joined by dots: `cluster.labelled.storage`. */
  readonly path: string;
  readonly meaning: string;
  readonly type: FactType;
  /** Whether the key is absent where the fact is not known. */
  readonly isOptional: boolean;
  /** What holds where nothing else is said; undefined where there is no such value. */
  readonly fallback: unknown;
}

type Described = Omit<Fact, "path">;

/** The fields of a schema as facts below a path; empty for the root. */
export function describeFacts(schema: z.ZodObject, path: string): Fact[] {
  return Object.entries(schema.shape).map(([key, field]) => {
    const own = path === "" ? key : `${path}.${key}`;
    return { path: own, ...describe(field, own) };
  });
}

function describe(schema: z.core.$ZodType, path: string): Described {
  const description = z.globalRegistry.get(schema)?.description;
  const described = describeKind(schema, path);
  return description === undefined ? described : { ...described, meaning: description };
}

function describeKind(schema: z.core.$ZodType, path: string): Described {
  if (schema instanceof z.ZodOptional) {
    return { ...describe(schema.unwrap(), path), isOptional: true };
  }
  if (schema instanceof z.ZodDefault) {
    return { ...describe(schema.unwrap(), path), fallback: schema.def.defaultValue };
  }
  return { meaning: "", type: typeOf(schema, path), isOptional: false, fallback: undefined };
}

function typeOf(schema: z.core.$ZodType, path: string): FactType {
  if (schema instanceof z.ZodObject) {
    return { kind: "object", fields: describeFacts(schema, path) };
  }
  if (schema instanceof z.ZodRecord) {
    return { kind: "map", of: describe(schema.valueType, path).type };
  }
  if (schema instanceof z.ZodArray) {
    return { kind: "list", of: describe(schema.element, path).type };
  }
  if (schema instanceof z.ZodBoolean) return { kind: "truth" };
  if (schema instanceof z.ZodNumber) return { kind: "number" };
  if (schema instanceof z.ZodEnum) return { kind: "text", values: schema.options.map(String) };
  if (schema instanceof z.ZodString) return { kind: "text", values: null };
  throw new TypeError(`${path}: a fact cannot be of this kind`);
}

/** What expressions can name: the cluster and its like, and the subjects. */
export const FACT_ROOTS: readonly Fact[] = describeFacts(factsSchema, "");
