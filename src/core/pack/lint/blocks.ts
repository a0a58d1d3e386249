import { entry } from "../../model/lookup.ts";
import {
  MOST_BLOCK_COMBINATIONS,
  MOST_BLOCK_TRAITS,
  combinationsOf,
  ruleGroups,
} from "../blocks.ts";
import type { Pack } from "../schema.ts";
import { type LintIssue, valueIssue } from "./issue.ts";

/** Blocks over the limits, reported at the first interaction that holds each together. */
export function blockIssues(pack: Pack): LintIssue[] {
  const levels = new Map(pack.traits.map((trait) => [trait.id, trait.levels.length]));
  const index = new Map([...levels.keys()].map((id, position) => [id, position]));
  const rules = pack.interactions.map((interaction, position) => ({
    position,
    traits: Object.keys(interaction.when).map((id) => entry(index, id)),
  }));
  const sizes = [...levels.values()];
  return ruleGroups(rules).flatMap((group) => {
    const combinations = combinationsOf(sizes.filter((_, trait) => group.traits.includes(trait)));
    if (group.traits.length <= MOST_BLOCK_TRAITS && combinations <= MOST_BLOCK_COMBINATIONS) {
      return [];
    }
    const position = Math.min(...group.rules.map((rule) => rule.position));
    return [
      valueIssue(
        ["interactions", position, "when"],
        `interactions join ${group.traits.length} traits into one block of ${combinations} combinations; at most ${MOST_BLOCK_TRAITS} traits and ${MOST_BLOCK_COMBINATIONS} combinations can be judged exactly`,
        "let interactions share fewer traits",
      ),
    ];
  });
}
