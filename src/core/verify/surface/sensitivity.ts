import { item } from "../../model/lookup.ts";
import { approachIn } from "../outcome-in.ts";
import { type Space, type View, spotsOf } from "../space.ts";

/** How much hangs on the strength of a rule. */
export interface RuleSensitivity {
  readonly rule: string;
  readonly strength: number;
  /** The share of profiles that are advised another approach with a strength one greater. */
  readonly more: number;
  /** The same with a strength one less. */
  readonly less: number;
}

/** The sensitivity of a component's rules: a strength that moves by one moves a score by e. */
export function sensitivityIn(view: View, { ruleSet, profiles }: Space): RuleSensitivity[] {
  const { rules, evidence } = view.component.block;
  const changed = rules.map(() => ({ more: 0, less: 0 }));
  for (const { combination, regime, points, cell } of spotsOf(view)) {
    if (regime.kind !== "open") continue;
    const now = approachIn(regime, points, ruleSet.tieBand);
    for (const [position, counts] of changed.entries()) {
      const moved = item(item(evidence, position), combination);
      if (approachIn(regime, points + moved, ruleSet.tieBand) !== now) counts.more += cell.count;
      if (approachIn(regime, points - moved, ruleSet.tieBand) !== now) counts.less += cell.count;
    }
  }
  return rules.map(({ id, strength }, position) => {
    const { more, less } = item(changed, position);
    return { rule: id, strength, more: more / profiles, less: less / profiles };
  });
}
