import { z } from "zod";
import { APPROACHES } from "../model/approach.ts";

/** The name of a rule, source or trait. */
export const id = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/, "letters and digits, in words joined by -")
  .max(64);
/** The name of a trait's level. */
export const levelId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case letters and digits, in words joined by -")
  .max(64);
/** A text that says something. */
export const text = z.string().trim().regex(/\S/, "text");
/** A or B. */
export const approach = z.enum(APPROACHES);
/** Sources that something is taken from. */
export const sourceIds = z.array(id);
/** A version of the product. */
export const version = z.string().regex(/^\d+(\.\d+)*$/, "a version such as 3.5");

/** Which levels of which traits: all named traits must be at one of the levels named for them. */
export const levelSetsSchema = z.record(id, z.array(levelId).min(1)).meta({
  description: "trait id to levels; holds where every named trait is at one of its levels",
});

/** A condition over traits: trait id to the levels at which it holds. */
export type LevelSets = z.infer<typeof levelSetsSchema>;
