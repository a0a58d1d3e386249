import { z } from "zod";
import { SUBJECTS } from "../checks/facts.ts";
import { SEVERITIES } from "./check-kinds.ts";
import { levelSetsSchema, sourceIds, text } from "./schema-parts.ts";

const checkId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "lower-case letters and digits, in words joined by -")
  .max(64);

const factPath = z
  .string()
  .regex(/^[a-zA-Z]+(\.[a-zA-Z][a-zA-Z0-9-]*)+$/, "a fact such as cluster.version");

/** Facts that a check is tried on; lint reads them, so that the pack stays as it was written. */
export const exampleSchema = z.unknown();

/** checks/<id>.yaml: one finding about a topology. */
export const checkSchema = z.strictObject({
  id: checkId.meta({ description: "words that never change and are never used again" }),
  title: text,
  severity: z.enum(SEVERITIES),
  engine: z.literal(true).optional().meta({
    description: "the engine draws this finding itself; the file only explains it",
  }),
  each: z.strictObject(SUBJECTS).keyof().optional().meta({
    description: "judge every one of these apart; left out: the cluster as a whole",
  }),
  when: levelSetsSchema.optional().meta({
    description: "levels of traits without which the check does not apply",
  }),
  needs: z.array(factPath).default([]).meta({
    description: "facts that may be unknown; without one of them the check is not judged",
  }),
  expression: text.optional().meta({ description: "CEL over the facts; true is a finding" }),
  message: text.optional().meta({
    description: "what is wrong, naming object and field; {…} holds CEL that yields text",
  }),
  field: text.optional().meta({ description: "the field it is about, such as spec.storage" }),
  because: text.meta({ description: "why it matters" }),
  remediation: text,
  snippet: text.optional().meta({ description: "how it should read" }),
  sources: sourceIds,
  examples: z
    .strictObject({
      fires: z.array(exampleSchema),
      silent: z.array(exampleSchema),
      unjudged: z.array(exampleSchema),
    })
    .optional()
    .meta({ description: "facts that give the finding, that do not, that leave it open" }),
});
