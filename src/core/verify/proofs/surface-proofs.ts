import { item } from "../../model/lookup.ts";
import { APPROACHES, type Approach } from "../../model/approach.ts";
import type { Guard, RuleSet } from "../../pack/rule-set.ts";
import { changesFrom, makeComponents } from "../components.ts";
import { makeDecider } from "../decider.ts";
import { approachIn } from "../outcome-in.ts";
import { type Space, spotsOf } from "../space.ts";
import type { Surface } from "../surface/surface.ts";
import { type Proof, proofOf, reportOf } from "../verification.ts";
import { makeGround, walkAll } from "../walk.ts";

/** Proves that each approach is advised to some profile, also with any one guard switched off. */
export function reachableProof(space: Space, { advised }: Surface): Proof {
  const never = APPROACHES.filter((approach) => advised[approach] === 0).map(
    (approach) => `${approach} is advised to no profile`,
  );
  const faults = [...never, ...unreachedWithout(space)];
  return proofOf("reachable", faults, "both approaches, also with any one guard switched off");
}

function unreachedWithout({ ruleSet, typical, views }: Space): string[] {
  // Where no guard is active, switching one off changes nothing.
  const openly = new Set<Approach | null>();
  for (const { regime, points } of spotsOf(item(views, 0))) {
    if (regime.kind === "open") openly.add(approachIn(regime, points, ruleSet.tieBand));
  }
  if (APPROACHES.every((approach) => openly.has(approach))) return [];
  const vetoes = ruleSet.guards.filter(({ excludes }) => excludes !== null);
  return vetoes.flatMap((guard) => {
    const guards = ruleSet.guards.filter((each) => each !== guard);
    const reached = advisedIn({ ...ruleSet, guards }, typical);
    return APPROACHES.filter((approach) => !reached.has(approach)).map(
      (approach) => `without ${guard.id}, ${approach} is advised to no profile`,
    );
  });
}

/** The approaches that a rule set advises to any profile. */
function advisedIn(ruleSet: RuleSet, typical: readonly number[]): Set<Approach> {
  const decider = makeDecider(ruleSet);
  const components = makeComponents({ ...ruleSet, decider });
  const { cells } = walkAll(makeGround(decider, components, changesFrom(typical)));
  const found = [...cells].flatMap(([state, sums]) => {
    const regime = decider.regimeOf(state);
    return [...sums.keys()].map((points) => approachIn(regime, points, ruleSet.tieBand));
  });
  return new Set(found.filter((approach) => approach !== null));
}

/**
 * Proves that every trait decides somewhere. A trait that nothing but forms or caps read decides
 * no approach by design and is left out.
 */
export function decisiveProof({ ruleSet }: Space, { pivotality }: Surface): Proof {
  const { rules, guards, tieBreaks, forms } = ruleSet;
  const vetoes = guards.filter(({ excludes }) => excludes !== null);
  const conditions = tieBreaks.flatMap(({ when }) => when ?? []);
  const deciding = traitsOf([...rules, ...vetoes, ...conditions]);
  const caps = guards.filter((guard: Guard) => guard.caps !== null);
  const shaping = traitsOf([...caps, ...forms.flatMap(({ when }) => when ?? [])]);
  const idle = pivotality.filter(
    ({ index, share }) => share === 0 && (deciding.has(index) || !shaping.has(index)),
  );
  return proofOf(
    "never-decisive",
    idle.map(({ trait }) => `${trait} alone never changes which approach is advised`),
    "every trait that counts decides somewhere",
  );
}

function traitsOf(readers: readonly { readonly traits: readonly number[] }[]): Set<number> {
  return new Set(readers.flatMap(({ traits }) => traits));
}

/** Reports the levels that put an approach out of reach. */
export function dictatorReport({ dictators }: Surface): Proof {
  const details = dictators.map(
    ({ trait, level, never }) => `${trait} ${level}: ${never} is never advised`,
  );
  return reportOf("dictators", details, details.length === 0 ? "none" : `${details.length} found`);
}
