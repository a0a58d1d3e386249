import { z } from "zod";
import { APPROACHES } from "../model/approach.ts";
import { checkSchema } from "./check-schema.ts";
import {
  approach,
  id,
  levelId,
  levelSetsSchema,
  sourceIds,
  text,
  version,
} from "./schema-parts.ts";

export type { LevelSets } from "./schema-parts.ts";

/** Why a trait may count; the basis fixes the strength (docs/scoring.md §1). */
export const BASES = ["recommended", "listed", "implied", "inferred"] as const;

const levelSchema = z.strictObject({
  id: levelId,
  label: text.optional().meta({ description: "how the questionnaire words the level" }),
  upTo: z.number().min(0).optional().meta({ description: "upper bound in the unit, inclusive" }),
  points: z.int().min(-2).max(2).optional().meta({ description: "+ speaks for A, - for B" }),
  neutral: z.literal(true).optional().meta({ description: "says that 0 points are meant" }),
  because: text,
  sources: sourceIds.optional(),
});

/** traits/<id>.yaml: one characteristic of a cluster, with its table of points. */
export const traitSchema = z.strictObject({
  id,
  title: text,
  question: text,
  why: text.meta({ description: "why the question is asked" }),
  unit: text.optional().meta({ description: "what a number given for the trait counts" }),
  most: z.number().positive().optional().meta({ description: "greatest number in the unit" }),
  favours: approach.optional().meta({ description: "the approach that gains as the trait grows" }),
  basis: z.enum(BASES).optional(),
  cost: z.int().min(1).max(9).optional().meta({ description: "effort to find the answer: 1 or 3" }),
  sources: sourceIds,
  levels: z.array(levelSchema).min(2).max(30),
});

/** interactions/<id>.yaml: points for a condition over two or three traits. */
export const interactionSchema = z.strictObject({
  id,
  title: text,
  when: levelSetsSchema,
  evidence: z.int().min(-2).max(2),
  basis: z.enum(BASES),
  because: text,
  sources: sourceIds,
});

/** guards/<id>.yaml: a veto against an approach, or a cap on the grade. */
export const guardSchema = z.strictObject({
  id,
  title: text,
  excludes: approach.optional(),
  caps: z.literal("weak").optional(),
  when: levelSetsSchema,
  unless: z.array(levelSetsSchema).meta({ description: "mitigations that lift the guard" }),
  because: text,
  caution: text.optional().meta({ description: "what to know before relying on the guard" }),
  sources: sourceIds,
});

/** forms/<id>.yaml: one shape of an approach and what it takes to get there. */
export const formSchema = z.strictObject({
  id,
  approach,
  title: text,
  summary: text.meta({ description: "what it is" }),
  fits: text.meta({ description: "when it fits" }),
  when: levelSetsSchema.optional().meta({ description: "left out in an approach's default form" }),
  nextSteps: z
    .array(z.strictObject({ do: text, since: version.optional(), until: version.optional() }))
    .min(1)
    .meta({ description: "since and until are versions of the product; until is exclusive" }),
  switching: text.meta({ description: "what it costs to get there from the other approach" }),
  cautions: z.array(text),
  sources: sourceIds,
});

/** sources.yaml: where the statements of the pack come from. */
export const sourcesSchema = z.record(
  id,
  z.strictObject({
    title: text,
    publisher: text,
    url: z.url().optional(),
    version: text.optional(),
    date: z
      .string()
      .regex(/^\d{4}(-\d{2}){0,2}$/, "a date such as 2026 or 2026-06-12")
      .optional(),
  }),
);

const share = z.number().min(0).max(1);
const approachText = z.strictObject({ title: text, summary: text });

/** One way to break a tie; tried in the order of pack.yaml. */
const tieBreakSchema = z.strictObject({
  id,
  when: levelSetsSchema.optional(),
  advises: z.enum([...APPROACHES, "incumbent"]),
  because: text,
  sources: sourceIds,
});

/** pack.yaml: what holds for the pack as a whole. */
export const packFileSchema = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
  title: text,
  product: text.meta({ description: "what is deployed; named before versions in next steps" }),
  approaches: z.strictObject({ disaggregated: approachText, converged: approachText }),
  tieBand: z.int().min(0).max(100).meta({ description: "a score within ± this decides nothing" }),
  grades: z
    .strictObject({ strong: share, moderate: share })
    .meta({ description: "least stability of each grade" }),
  leaning: z
    .strictObject({ share, stability: share })
    .meta({ description: "least share of completions and least stability" }),
  tieBreaks: z.array(tieBreakSchema),
});

/** A trait's value as a profile gives it: a level, a number, yes/no as a boolean, or a list. */
export const traitValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.union([z.string(), z.number(), z.boolean()])),
]);

/** The kinds of verdict, strongest claim first (docs/scoring.md §4). */
export const VERDICT_KINDS = [
  "conflict",
  "forced",
  "decided",
  "leaning",
  "tie-broken",
  "tie",
  "inconclusive",
] as const;

/** The grades of a decided verdict. */
export const GRADES = ["strong", "moderate", "weak"] as const;

const caseSchema = z.strictObject({
  name: text,
  traits: z.record(id, traitValueSchema),
  topology: z.strictObject({ approach, form: id.optional() }).optional(),
  expect: z.strictObject({
    approach: approach.nullable(),
    kind: z.enum(VERDICT_KINDS),
    form: id.nullable().optional(),
    grade: z.enum(GRADES).nullable().optional(),
  }),
});

/** cases.yaml: labelled profiles, the pack's own tests. */
export const casesSchema = z.array(caseSchema);

/** A whole pack as one value: what the files of its folder hold, each kind in id order. */
export const packSchema = z.strictObject({
  pack: packFileSchema,
  sources: sourcesSchema,
  traits: z.array(traitSchema).min(1),
  interactions: z.array(interactionSchema),
  guards: z.array(guardSchema),
  forms: z.array(formSchema).min(2),
  checks: z.array(checkSchema),
  cases: casesSchema,
});

/** A pack as its files say it, before lint. */
export type Pack = z.infer<typeof packSchema>;
/** A source of the pack. */
export type Source = Pack["sources"][string];
/** Why a rule may count. */
export type Basis = (typeof BASES)[number];
/** A labelled profile of cases.yaml. */
export type PackCase = Pack["cases"][number];
/** How firm a decided verdict is. */
export type Grade = (typeof GRADES)[number];
/** What sort of answer the verdict is. */
export type VerdictKind = (typeof VERDICT_KINDS)[number];
