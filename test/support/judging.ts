import { type Judgement, judge } from "../../src/core/assess/judge.ts";
import type { StatedTopology } from "../../src/core/model/profile.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import type { Pack } from "../../src/core/pack/schema.ts";

/** Judges trait values under a pack. */
export function judgePack(
  pack: Pack,
  values: Readonly<Record<string, unknown>>,
  topology: StatedTopology | null = null,
): Judgement {
  const ruleSet = compileRuleSet({ pack, digest: "sha256:test" });
  return judge(ruleSet, possibleLevels(ruleSet, values), topology);
}
