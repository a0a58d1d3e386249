import { z } from "zod";
import { factsSchema } from "../checks/facts.ts";
import { diffSchema } from "../diff/result-diff.ts";
import { checkSchema, exampleSchema } from "../pack/check-schema.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import {
  casesSchema,
  formSchema,
  guardSchema,
  interactionSchema,
  packFileSchema,
  sourcesSchema,
  traitSchema,
} from "../pack/schema.ts";
import { resultSchema } from "./assessment.ts";
import { configSchema } from "./config-schema.ts";
import { profileSchema } from "./profile-schema.ts";
import type { SchemaName } from "./schema-names.ts";

/** A JSON Schema of draft 7, the draft that editors read. */
export function jsonSchema(name: SchemaName, ruleSet: RuleSet): Record<string, unknown> {
  switch (name) {
    case "profile":
      return titled("px-advisor cluster profile", draft7(profileSchema(ruleSet)));
    case "result":
      return titled("px-advisor result", draft7(resultSchema));
    case "diff":
      return titled("px-advisor comparison of two results", draft7(diffSchema));
    case "config":
      return titled("px-advisor configuration", draft7(configSchema));
    case "pack":
      return packFilesSchema();
    case "facts":
      return titled("facts that checks of a px-advisor rule pack read", draft7(factsSchema));
  }
}

/** Every kind of file in a pack; an editor can point at one by its definition. */
function packFilesSchema(): Record<string, unknown> {
  const files = {
    pack: packFileSchema,
    sources: sourcesSchema,
    cases: casesSchema,
    trait: traitSchema,
    interaction: interactionSchema,
    guard: guardSchema,
    form: formSchema,
    check: checkSchema,
  };
  const definitions = Object.entries({ ...files, facts: factsSchema }).map(([name, schema]) => {
    const { $schema: _, ...definition } = draft7(schema);
    return [name, definition] as const;
  });
  return titled("a file of a px-advisor rule pack", {
    $schema: "http://json-schema.org/draft-07/schema#",
    anyOf: Object.keys(files).map((name) => ({ $ref: `#/definitions/${name}` })),
    definitions: Object.fromEntries(definitions),
  });
}

function draft7(schema: z.ZodType): Record<string, unknown> {
  const json = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    // Lint reads the examples of checks; for editors the definition of facts stands here once.
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema === exampleSchema) made.$ref = "#/definitions/facts";
    },
  });
  return { ...json };
}

function titled(title: string, schema: Record<string, unknown>): Record<string, unknown> {
  const { $schema, ...rest } = schema;
  return { $schema, title, ...rest };
}
