import type { z } from "zod";
import type { Form } from "../pack/rule-set.ts";
import type { Approach } from "./approach.ts";
import type { profileSchema } from "./profile-schema.ts";

/** The first line of every profile. */
export const API_VERSION = "px-advisor/v1";
/** The kind of a profile document. */
export const PROFILE_KIND = "ClusterProfile";

/** A topology as a person states it. */
export interface StatedTopology {
  readonly approach: Approach;
  readonly form: string | null;
}

/** A profile document as its file says it. */
export type ProfileDocument = z.infer<ReturnType<typeof profileSchema>>;

/** Ids of the forms that an approach has. */
export function formsOf(
  approach: Approach,
  forms: readonly Pick<Form, "id" | "approach">[],
): string[] {
  return forms.filter((form) => form.approach === approach).map(({ id }) => id);
}
