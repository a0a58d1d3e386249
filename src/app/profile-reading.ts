import { type ProfileShape, type ReadProfile, quickReader } from "../core/model/read-profile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";

/** How the documents of profiles are read in one run. */
export interface ProfileReading {
  /** Null for a document that only `explained` can read. */
  readonly quick: (value: unknown) => ReadProfile | null;
  /** Reads any document. Loading it takes longer than most runs do. */
  readonly explained: () => Promise<(value: unknown) => ReadProfile>;
}

/** Reads profiles for a pack; quickly where there is a shape that was made for it. */
export async function profileReading(
  ruleSet: RuleSet,
  shape: ProfileShape | null,
): Promise<ProfileReading> {
  const explained = async () => {
    const { profileReader } = await import("../core/model/profile-reader.ts");
    return profileReader(ruleSet);
  };
  const quick = shape?.digest === ruleSet.digest ? quickReader(ruleSet, shape) : await explained();
  return { quick, explained };
}
