import { decimal, percent } from "../layout.ts";
import type { Frame } from "./frame.ts";

/** The pack that judged and the thresholds that it sets, for verbose texts. */
export function thresholdTexts({ ruleSet }: Pick<Frame, "ruleSet">): string[] {
  const { grades, leaning } = ruleSet;
  return [
    `Pack ${ruleSet.id} ${ruleSet.version}, ${ruleSet.digest}`,
    `Thresholds: strong from stability ${decimal(grades.strong)}, moderate from ${decimal(grades.moderate)}; leaning from ${percent(leaning.share)} of completions and stability ${decimal(leaning.stability)}`,
  ];
}
