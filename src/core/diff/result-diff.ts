import { z } from "zod";
import { statusSchema } from "../model/assessed-topology.ts";
import {
  type Assessment,
  type Result,
  changedSchema,
  findingSchema,
  packIdSchema,
  scoreSchema,
  toolSchema,
  verdictSchema,
} from "../model/assessment.ts";
import { CHANGE_STATES, type ChangeState, compareResults } from "./compare-results.ts";
import { OBSTACLES, changedBetween } from "./obstacle.ts";

const sideSchema = z.strictObject({ path: z.string(), tool: toolSchema, pack: packIdSchema });

const standSchema = z
  .strictObject({
    source: z.string(),
    verdict: verdictSchema.pick({ kind: true, approach: true, form: true, grade: true }),
    score: scoreSchema.pick({ points: true, low: true, high: true }),
    status: statusSchema.meta({ description: "how the topology stands to the verdict" }),
  })
  .nullable()
  .meta({ description: "null where the result has no such target" });

const changeSchema = z.strictObject({
  state: z.enum(CHANGE_STATES),
  because: z
    .enum(OBSTACLES)
    .nullable()
    .meta({ description: "what stands in the way of a comparison; null where nothing does" }),
  old: findingSchema.nullable(),
  new: findingSchema.nullable(),
});

const diffTargetSchema = z.strictObject({
  name: z.string(),
  old: standSchema,
  new: standSchema,
  findings: z.array(changeSchema),
});

const count = z.int().min(0);

/** The JSON of `diff`: two results compared. */
export const diffSchema = z.strictObject({
  schemaVersion: z.literal(1),
  old: sideSchema,
  new: sideSchema,
  changed: changedSchema.meta({ description: "what differs between the two as a whole" }),
  targets: z.array(diffTargetSchema),
  summary: z.strictObject({ new: count, resolved: count, unchanged: count, incomparable: count }),
  exitCode: z.int().min(0).max(1),
});

/** Two results compared. */
export type ResultDiff = z.infer<typeof diffSchema>;
/** One target of a comparison. */
export type DiffTarget = ResultDiff["targets"][number];
/** One finding of a comparison. */
export type DiffFinding = DiffTarget["findings"][number];

/** A saved result and what it is called. */
export interface SavedResult {
  readonly path: string;
  readonly result: Result;
}

/** What two saved results say, apart from how the command ends. */
export function diffOf(before: SavedResult, after: SavedResult): Omit<ResultDiff, "exitCode"> {
  const targets = compareResults(before.result, after.result).map((target) => ({
    name: target.name,
    old: standOf(target.before),
    new: standOf(target.after),
    findings: target.findings.map(({ state, because, before: old, after: present }) => ({
      state,
      because,
      old,
      new: present,
    })),
  }));
  const states = targets.flatMap(({ findings }) => findings.map(({ state }) => state));
  const number = (state: ChangeState) => states.filter((each) => each === state).length;
  return {
    schemaVersion: 1,
    old: sideOf(before),
    new: sideOf(after),
    changed: changedBetween(before.result, after.result),
    targets,
    summary: {
      new: number("new"),
      resolved: number("resolved"),
      unchanged: number("unchanged"),
      incomparable: number("incomparable"),
    },
  };
}

function sideOf({ path, result: { tool, pack } }: SavedResult): ResultDiff["old"] {
  return { path, tool, pack };
}

function standOf(assessment: Assessment | null): DiffTarget["old"] {
  if (assessment === null) return null;
  const { target, verdict, score, topology } = assessment;
  const { kind, approach, form, grade } = verdict;
  const { points, low, high } = score;
  return {
    source: target.source,
    verdict: { kind, approach, form, grade },
    score: { points, low, high },
    status: topology.status,
  };
}
