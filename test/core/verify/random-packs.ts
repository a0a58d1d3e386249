import fc from "fast-check";
import { knownVerdict } from "../../../src/core/assess/known-verdict.ts";
import { APPROACHES, type Approach, otherApproach } from "../../../src/core/model/approach.ts";
import type { RuleSet, SealedPack } from "../../../src/core/pack/rule-set.ts";
import type { LevelSets, Pack, PackCase } from "../../../src/core/pack/schema.ts";
import type { Proof, ProofId } from "../../../src/core/verify/verification.ts";
import { verifyPack } from "../../../src/core/verify/verify-pack.ts";
import { naiveScore } from "../../support/naive-engine.ts";
import { randomPacks } from "../../support/random-pack.ts";
import { naiveVerdict } from "./brute-force.ts";

const SIZE = { traits: 5, interactions: 3, guards: 4 };

const extras = fc.record({
  picks: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  advises: fc.constantFrom<Approach>(...APPROACHES),
  isAlways: fc.boolean(),
  incumbentFirst: fc.boolean(),
  isLifted: fc.boolean(),
  favours: fc.array(fc.constantFrom<Approach | undefined>(undefined, ...APPROACHES), {
    minLength: 5,
    maxLength: 5,
  }),
  cases: fc.array(fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), { maxLength: 6 }),
});

/** Random packs with tie-breaks, mitigations, a cap, ordered traits and labelled cases. */
export const packs: fc.Arbitrary<Pack> = fc
  .tuple(randomPacks(SIZE), extras)
  .map(([pack, { picks, isLifted, favours, cases, ...ties }]) => {
    const some = (pick: number) => {
      const trait = pack.traits[Number(picks[pick]) % pack.traits.length]!;
      return { [trait.id]: [trait.levels[Number(picks[pick + 1]) % trait.levels.length]!.id] };
    };
    return {
      ...pack,
      pack: { ...pack.pack, tieBreaks: tieBreaksOf(some(0), ties) },
      traits: pack.traits.map((trait, index) => {
        const favoured = favours[index];
        return favoured === undefined ? trait : { ...trait, favours: favoured };
      }),
      guards: [
        ...pack.guards.map((guard, index) =>
          isLifted && index === 0 ? { ...guard, unless: [some(2), some(4)] } : guard,
        ),
        capOf(some(6)),
      ],
      cases: cases.map((levels, index) => labelled(pack, `case ${index}`, levels)),
    };
  });

interface Ties {
  readonly advises: Approach;
  readonly isAlways: boolean;
  readonly incumbentFirst: boolean;
}

function tieBreaksOf(
  when: LevelSets,
  { advises, isAlways, incumbentFirst }: Ties,
): Pack["pack"]["tieBreaks"] {
  const reason = { because: "so", sources: [] };
  const note = { id: "note", when, advises, ...reason };
  const rest = { id: "rest", advises: otherApproach(advises), ...reason };
  const incumbent = { id: "incumbent", advises: "incumbent" as const, ...reason };
  const own = isAlways ? [note, rest] : [note];
  return incumbentFirst ? [incumbent, ...own] : [...own, incumbent];
}

function capOf(when: LevelSets): Pack["guards"][number] {
  const reason = { because: "so", sources: ["source"] };
  return { id: "cap", title: "a cap", caps: "weak", when, unless: [], ...reason };
}

/** A case that expects whatever the pack without tie-breaks says; some of these miss. */
function labelled(pack: Pack, name: string, levels: readonly number[]): PackCase {
  const traits = Object.fromEntries(
    pack.traits.map(({ id, levels: own }, index) => [id, own[levels[index]! % own.length]!.id]),
  );
  const { approach, kind } = naiveVerdict(pack, traits, naiveScore(pack, traits).score);
  return { name, traits, expect: { approach, kind: kind as PackCase["expect"]["kind"] } };
}

/** The pack as its reader would hand it over. */
export function sealed(pack: Pack): SealedPack {
  return { pack, digest: "sha256:test" };
}

/** What a proof about a pack says in detail. */
export function detailsOf(pack: Pack, id: ProofId): readonly string[] {
  return proofsOf(pack)[id]!.details;
}

/** The proofs about a pack, by id. */
export function proofsOf(pack: Pack): Partial<Record<ProofId, Proof>> {
  const { proofs } = verifyPack(sealed(pack), { against: null, evaluator: null });
  return Object.fromEntries(proofs.map((proof) => [proof.id, proof]));
}

/** Every profile of a rule set as levels by trait index. */
export function* levelsIn({ traits }: RuleSet): Generator<number[]> {
  const levels = traits.map(() => 0);
  for (;;) {
    yield [...levels];
    let at = traits.length - 1;
    while (at >= 0 && levels[at] === traits[at]!.levels.length - 1) levels[at--] = 0;
    if (at < 0) return;
    levels[at]! += 1;
  }
}

/** The verdict of every profile of a rule set. */
export function verdictsOf(ruleSet: RuleSet): string[] {
  return [...levelsIn(ruleSet)].map((levels) => {
    const { kind, approach } = knownVerdict(ruleSet, levels, null);
    return `${kind} ${approach}`;
  });
}
