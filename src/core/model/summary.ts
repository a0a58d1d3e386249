import { z } from "zod";
import { APPROACHES } from "./approach.ts";

const text = z.string();
const approach = z.enum(APPROACHES);
const points = z.int();
const share = z.number().min(0).max(1);
const count = z.int().min(0);

const mismatchSchema = z.strictObject({
  name: text,
  source: text,
  advised: approach,
  points: points.nullable().meta({ description: "null while low and high differ" }),
  low: points,
  high: points,
  margin: points.meta({
    description: "points beyond the tie band for the advice; a guard may advise against them",
  }),
});

/** What a run over any number of targets adds up to. */
export const summarySchema = z.strictObject({
  targets: count,
  match: count,
  mismatch: count,
  inconclusive: count.meta({ description: "without a verdict: inconclusive or in a conflict" }),
  errors: count,
  verdicts: z.strictObject({
    decided: count,
    forced: count,
    leaning: count,
    "tie-broken": count,
    tie: count,
    conflict: count,
    inconclusive: count,
  }),
  advised: z.strictObject({ disaggregated: count, converged: count, none: count }),
  statuses: z.strictObject({
    match: count,
    mismatch: count,
    partial: count,
    unknown: count,
    "not-applicable": count,
  }),
  withoutTopology: count.meta({ description: "targets without a topology to judge" }),
  waived: count.meta({ description: "findings that are waived" }),
  unchanged: count.meta({ description: "findings no worse than in the baseline" }),
  excusedMismatches: count.meta({ description: "mismatches that are waived or unchanged" }),
  worstMismatches: z
    .array(mismatchSchema)
    .meta({ description: "the five with the largest margins that nothing excuses" }),
  mostUnknown: z
    .array(z.strictObject({ trait: text, targets: count, share }))
    .meta({ description: "the five traits that are unknown in most targets" }),
  notRead: count.meta({ description: "files not read, since the run was interrupted" }),
});

/** What a run over any number of targets adds up to. */
export type Summary = z.infer<typeof summarySchema>;
/** A mismatch as the summary of a run names it. */
export type Mismatch = z.infer<typeof mismatchSchema>;
