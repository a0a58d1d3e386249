import { assessLazily } from "../core/explain/assess.ts";
import type { Assessment } from "../core/model/assessment.ts";
import type { Instant } from "../core/model/instant.ts";
import type { Target } from "../core/model/target.ts";
import type { PlacedWaiver } from "../core/model/waiver.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { applyWaivers } from "../core/waive/apply-waivers.ts";
import { evaluatorFor } from "./evaluator-for.ts";
import type { Gate } from "./exit-code.ts";
import type { Ports } from "./ports.ts";

/** What targets are judged with. */
export interface Judging {
  readonly command: Gate["command"];
  readonly ruleSet: RuleSet;
  /** Ids of traits that flips must leave as they are. */
  readonly fixed: ReadonlySet<string>;
  /** The day on which waivers are to hold. */
  readonly today: Instant;
  /** Waivers that stand beside targets; none where a target has no entry. */
  readonly beside: ReadonlyMap<Target, readonly PlacedWaiver[]>;
}

/** The assessments of targets, waivers applied. */
export async function judgeTargets(
  targets: readonly Target[],
  { command, ruleSet, fixed, today, beside }: Judging,
  ports: Pick<Ports, "sha256" | "loadEvaluator">,
): Promise<Assessment[]> {
  const { sha256 } = ports;
  const evaluator = await evaluatorFor(targets, ports, ruleSet);
  const waivable = targets.map((target) => ({
    assessment: assessLazily(target, { ruleSet, sha256, fixed, evaluator }),
    hasEvidence: target.evidence !== null,
    own: target.waivers,
    shared: beside.get(target) ?? [],
  }));
  return applyWaivers(waivable, { ruleSet, sha256, today }).map((each) =>
    forCommand(each, command),
  );
}

/** Whether there is a topology to judge is a question of the gate only. */
function forCommand(assessment: Assessment, command: Gate["command"]): Assessment {
  if (command === "check") return assessment;
  const findings = assessment.findings.filter(({ id }) => id !== "nothing-to-judge");
  return { ...assessment, findings };
}
