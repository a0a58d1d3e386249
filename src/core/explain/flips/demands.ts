import type { Approach } from "../../model/approach.ts";
import { onceFor } from "../../model/once-for.ts";
import type { RuleSet, TieBreak } from "../../pack/rule-set.ts";
import type { FlipQuestion } from "./flip-question.ts";
import { type Alternatives, allOf, both, fails, holds, isActive, isLifted } from "./restriction.ts";

/** A way to flip: what has to hold, and how far the score has to go. */
export interface Demand {
  readonly alternatives: Alternatives;
  /** The distance from the winner's side at most; Infinity where the score does not matter. */
  readonly distance: number;
}

/**
 * Of a fully known profile, demands depend on the winner and the incumbent alone, not on its levels: they
 * are found once for each pair.
 */
function foundOnce(find: (question: FlipQuestion) => readonly Demand[]) {
  const byPair = onceFor((_: RuleSet) => new Map<string, readonly Demand[]>());
  return (question: FlipQuestion): readonly Demand[] => {
    const { ruleSet, winner, topology, isFullyKnown } = question;
    if (!isFullyKnown) return find(question);
    const pair = `${winner}/${topology?.approach ?? ""}`;
    const demands = byPair(ruleSet).get(pair) ?? find(question);
    byPair(ruleSet).set(pair, demands);
    return demands;
  };
}

/** Away by the score: no guard speaks up, and the score leaves the winner's side. */
export const scoreDemands = foundOnce(({ ruleSet, possible, topology, winner }) => {
  const silent = allOf(
    ruleSet.guards
      .filter(({ excludes }) => excludes !== null)
      .map((guard) => isLifted(guard, possible)),
  );
  const { tieBand } = ruleSet;
  const untied = both(silent, tieNotFor(winner, { ruleSet, possible, topology }));
  return [
    { alternatives: untied, distance: tieBand },
    { alternatives: silent, distance: -tieBand - 1 },
  ];
});

/** Away by a guard: one that excludes the winner is made to hold. */
export const guardDemands = foundOnce(({ ruleSet, possible, winner }) =>
  ruleSet.guards
    .filter(({ excludes }) => excludes === winner)
    .map((guard) => ({ alternatives: isActive(guard, possible), distance: Infinity })),
);

/** What makes a tie go elsewhere than to the winner: nobody breaks it, or the other side's note. */
function tieNotFor(
  winner: Approach,
  { ruleSet, possible, topology }: Pick<FlipQuestion, "ruleSet" | "possible" | "topology">,
): Alternatives {
  const advisedBy = ({ advises }: TieBreak) =>
    advises === "incumbent" ? (topology?.approach ?? null) : advises;
  const relevant = ruleSet.tieBreaks.filter((tieBreak) => advisedBy(tieBreak) !== null);
  const isFor = (tieBreak: TieBreak) => advisedBy(tieBreak) === winner;
  const silenced = (list: readonly TieBreak[]) =>
    allOf(list.filter(isFor).map(({ when }) => (when === null ? [] : fails(when, possible))));
  const overruled = relevant.flatMap((tieBreak, index) => {
    if (isFor(tieBreak)) return [];
    const applies = tieBreak.when === null ? allOf([]) : holds(tieBreak.when, possible);
    return both(applies, silenced(relevant.slice(0, index)));
  });
  return [...silenced(relevant), ...overruled];
}
