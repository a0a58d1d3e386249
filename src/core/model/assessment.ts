import { z } from "zod";
import { BASES, GRADES, VERDICT_KINDS } from "../pack/schema.ts";
import { CONFIDENCES } from "../evidence/traits/observation.ts";
import { APPROACHES } from "./approach.ts";
import { topologySchema } from "./assessed-topology.ts";
import { ERROR_CODES, type ErrorCode } from "./errors.ts";
import { summarySchema } from "./summary.ts";
import { SCHEMA_VERSION } from "./tool.ts";

const approach = z.enum(APPROACHES);
const text = z.string();
const points = z.int();
const share = z.number().min(0).max(1);

/** A place in a document: lines and columns count from 1. */
export const placeSchema = z.strictObject({
  file: text,
  line: z.int().min(1),
  column: z.int().min(1),
});

/** What an assessment concludes. */
export const verdictSchema = z.strictObject({
  kind: z.enum(VERDICT_KINDS),
  approach: approach.nullable(),
  label: z.enum(["A", "B"]).nullable(),
  form: text.nullable().meta({ description: "null while it is open or no approach is advised" }),
  grade: z.enum(GRADES).nullable().meta({ description: "null unless the kind is decided" }),
  unless: z.array(text).meta({ description: "guards that may still exclude the approach" }),
  tieBreak: text.nullable().meta({ description: "what broke the tie, for kind tie-broken" }),
  cappedBy: text.nullable().meta({ description: "the cap that holds the grade down" }),
});

/** Levels by trait id: one, or a list of the possible ones. */
const traitLevels = z.record(text, z.union([text, z.array(text)]));

/** The points of an assessment. */
export const scoreSchema = z.strictObject({
  points: points.nullable().meta({ description: "null while low and high differ" }),
  low: points,
  high: points,
  forA: points.min(0).meta({ description: "settled points for A" }),
  forB: points.min(0).meta({ description: "settled points for B" }),
  tieBand: points.min(0),
});

const confidenceSchema = z.strictObject({
  stability: share.nullable().meta({
    description: "how firmly the evidence points its way under random strengths; null without any",
  }),
  tippingRadius: share.meta({ description: "share by which every strength may be off at once" }),
  completionShare: share.meta({ description: "share of completions on the leading side" }),
  knownStrengthShare: share.meta({ description: "strength of settled rules over all strength" }),
  equalWeightWinner: approach.nullable().meta({ description: "who leads when all rules weigh 1" }),
});

const contributionSchema = z.strictObject({
  rule: text,
  traits: traitLevels,
  basis: z.enum(BASES),
  strength: z.int().min(1),
  evidence: z.int().min(-2).max(2),
  points,
  favours: approach.nullable(),
  because: text,
  sources: z.array(text),
  from: z.array(placeSchema),
  tippingStrength: z
    .number()
    .positive()
    .nullable()
    .meta({ description: "the strength at which the score would fall to the tie band" }),
});

const unknownSchema = z.strictObject({
  trait: text,
  levels: z.array(text),
  low: points,
  high: points,
  swing: points.min(0).meta({ description: "how far it could move the score" }),
});

const guardSchema = z.strictObject({
  id: text,
  state: z.enum(["active", "possible", "lifted", "clear"]),
  excludes: approach.nullable(),
  caps: z.enum(GRADES).nullable(),
  mitigations: z.array(text),
});

const changeSchema = z.strictObject({ trait: text, from: text, to: text });

const flipsSchema = z.strictObject({
  smallest: z.array(changeSchema).meta({ description: "fewest changes that take the advice away" }),
  withoutGuard: z.array(changeSchema).meta({ description: "the fewest that need no guard" }),
  single: z.array(changeSchema).meta({ description: "every change that does it alone" }),
  sufficient: z.array(text).meta({ description: "traits that alone guarantee the advice" }),
  fixed: z.array(text).meta({ description: "traits that were to stay as they are" }),
});

const sightingSchema = z.strictObject({
  object: text.meta({ description: "kind and name of the object" }),
  at: placeSchema,
});

const observationSchema = z.strictObject({
  about: text.meta({ description: "a layer of the topology, or the id of a trait" }),
  says: text,
  levels: z.array(text).nullable().meta({ description: "levels of the trait that it leaves" }),
  confidence: z.enum(CONFIDENCES).nullable().meta({ description: "null for the topology" }),
  ...sightingSchema.shape,
  also: z.array(sightingSchema).meta({ description: "further objects that say the very same" }),
});

const heldWaiverSchema = z.strictObject({
  reason: text,
  owner: text,
  expires: text.meta({ description: "last day on which it holds" }),
  at: placeSchema,
});

/** Something that the gate has to say about a target, in JSON. */
export const findingSchema = z.strictObject({
  id: text,
  severity: z.enum(["error", "warning", "note"]),
  message: text,
  at: placeSchema.nullable(),
  fingerprint: text,
  waived: heldWaiverSchema.nullable().meta({ description: "the waiver that holds for it" }),
  baseline: z
    .enum(["new", "unchanged", "incomparable"])
    .nullable()
    .meta({ description: "how it compares with the baseline; null without one" }),
});

const knownFindingSchema = z.strictObject({ target: text, id: text, fingerprint: text });

const inputSchema = z.strictObject({
  path: text,
  status: z.enum(["used", "skipped", "failed"]),
  reason: text.nullable(),
});

const assessmentSchema = z.strictObject({
  target: z.strictObject({ name: text, source: text }),
  traits: traitLevels.meta({ description: "what is known of each trait, as a profile says it" }),
  verdict: verdictSchema,
  score: scoreSchema,
  confidence: confidenceSchema,
  contributions: z.array(contributionSchema),
  unknown: z.array(unknownSchema),
  guards: z.array(guardSchema),
  flips: flipsSchema,
  topology: topologySchema,
  observations: z.array(observationSchema).meta({ description: "what was read, and where" }),
  notJudged: z.array(z.strictObject({ id: text, needs: z.array(text) })),
  nextSteps: z.array(text),
  findings: z.array(findingSchema),
  inputs: z.array(inputSchema),
  profile: z
    .record(text, z.unknown())
    .optional()
    .meta({ description: "the profile that inspect makes of what was read" }),
});

const errorCodes = Object.keys(ERROR_CODES).filter(
  (code): code is ErrorCode => code in ERROR_CODES,
);

const problemSchema = z.strictObject({
  code: z.enum(errorCodes),
  message: text,
  at: placeSchema.nullable(),
  hint: text.nullable(),
});

/** What of two runs can differ as a whole. */
export const changedSchema = z.array(z.enum(["tool", "pack"]));

/** The px-advisor that made a result. */
export const toolSchema = z.strictObject({ name: text, version: text });
/** The pack that a result was judged with. */
export const packIdSchema = z.strictObject({ id: text, version: text, digest: text });

const baselineSchema = z.strictObject({
  path: text,
  changed: changedSchema.meta({
    description: "what differs from the run that made the baseline",
  }),
  resolved: z.array(knownFindingSchema).meta({ description: "entries that nothing matches now" }),
  unjudged: z.array(knownFindingSchema).meta({
    description: "entries of which this run cannot tell whether they still stand",
  }),
});

const gateSchema = z.strictObject({
  command: z.enum(["advise", "check", "inspect"]).meta({ description: "the command that ran" }),
  failOn: z
    .enum(["error", "warning"])
    .nullable()
    .meta({ description: "the least severity that fails; null where no finding does" }),
});

/** The JSON result of a run. Keys stand here as they are written, for a saved one to be the same. */
export const resultSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  tool: toolSchema,
  pack: packIdSchema,
  gate: gateSchema,
  folder: text.meta({
    description: "where the paths begin, below the root of the repository; empty at the root",
  }),
  results: z.array(assessmentSchema),
  errors: z.array(problemSchema),
  inputs: z.array(inputSchema),
  baseline: baselineSchema
    .optional()
    .meta({ description: "what became of the baseline's entries" }),
  summary: summarySchema,
  exitCode: z.int().min(0).max(130),
});

/** Everything that is found out about one target; what every report reads. */
export type Assessment = z.infer<typeof assessmentSchema>;
/** A whole run: assessments, errors, inputs, exit code. */
export type Result = z.infer<typeof resultSchema>;
/** One rule's settled part of the score. */
export type Contribution = z.infer<typeof contributionSchema>;
/** A trait of which more than one level is possible. */
export type UnknownTrait = z.infer<typeof unknownSchema>;
/** Something that the gate has to say about a target. */
export type Finding = z.infer<typeof findingSchema>;
/** What became of one input file or document. */
export type Input = z.infer<typeof inputSchema>;
