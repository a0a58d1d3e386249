import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownVerdict } from "../../src/core/assess/known-verdict.ts";
import { APPROACHES, type Approach } from "../../src/core/model/approach.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import type { Pack, PackCase } from "../../src/core/pack/schema.ts";
import { driftOf } from "../../src/core/verify/drift/drift.ts";
import { differenceOf } from "../../src/core/verify/mutation/difference.ts";
import { mutantsOf, withFault } from "../../src/core/verify/mutation/mutants.ts";
import { spaceOf } from "../../src/core/verify/space.ts";
import { suggestCases } from "../../src/core/verify/suggest/suggest-cases.ts";
import { surfaceOf } from "../../src/core/verify/surface/surface.ts";
import type { ProofId } from "../../src/core/verify/verification.ts";
import { verifyPack } from "../../src/core/verify/verify-pack.ts";
import {
  everyProfile,
  holdsIn,
  naiveEvidence,
  naiveVerdict,
  siblings,
} from "../core/verify/brute-force.ts";
import { type Levels, naiveScore } from "../support/naive-engine.ts";
import { randomPacks } from "../support/random-pack.ts";

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
const packs: fc.Arbitrary<Pack> = fc.tuple(randomPacks(SIZE), extras).map(([pack, extra]) => {
  const { picks, advises, isAlways, incumbentFirst, isLifted, favours, cases } = extra;
  const some = (pick: number, other: number) => {
    const trait = pack.traits[pick % pack.traits.length]!;
    return { [trait.id]: [trait.levels[other % trait.levels.length]!.id] };
  };
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = picks;
  const reason = { because: "so", sources: [] };
  const note = { id: "note", when: some(a, b), advises, ...reason };
  const rest = isAlways ? [{ id: "rest", advises: APPROACHES[c % 2]!, ...reason }] : [];
  const incumbent = { id: "incumbent", advises: "incumbent" as const, ...reason };
  const cap = {
    id: "cap",
    title: "a cap",
    caps: "weak" as const,
    when: some(d, e),
    unless: [],
    because: "so",
    sources: ["source"],
  };
  const lifted = pack.guards.map((guard, index) =>
    isLifted && index === 0 ? { ...guard, unless: [some(f, g), some(h, a)] } : guard,
  );
  return {
    ...pack,
    pack: {
      ...pack.pack,
      tieBreaks: incumbentFirst ? [incumbent, note, ...rest] : [note, ...rest, incumbent],
    },
    traits: pack.traits.map((trait, index) => {
      const favoured = favours[index];
      return favoured === undefined ? trait : { ...trait, favours: favoured };
    }),
    guards: [...lifted, cap],
    cases: cases.map((levels, index) => labelled(pack, `case ${index}`, levels)),
  };
});

/** A case that expects whatever the pack without tie-breaks says; some of these miss. */
function labelled(pack: Pack, name: string, levels: readonly number[]): PackCase {
  const traits = Object.fromEntries(
    pack.traits.map(({ id, levels: own }, index) => [id, own[levels[index]! % own.length]!.id]),
  );
  const { approach, kind } = naiveVerdict(pack, traits, naiveScore(pack, traits).score);
  return { name, traits, expect: { approach, kind: kind as PackCase["expect"]["kind"] } };
}

const RUNS = { numRuns: 150 };

function sealed(pack: Pack) {
  return { pack, digest: "sha256:test" };
}

function detailsOf(pack: Pack, id: ProofId): readonly string[] {
  const { proofs } = verifyPack(sealed(pack), { against: null });
  return proofs.find((proof) => proof.id === id)!.details;
}

/** Every profile of a rule set as levels by trait index. */
function* levelsIn({ traits }: RuleSet): Generator<number[]> {
  const levels = traits.map(() => 0);
  for (;;) {
    yield [...levels];
    let at = traits.length - 1;
    while (at >= 0 && levels[at] === traits[at]!.levels.length - 1) levels[at--] = 0;
    if (at < 0) return;
    levels[at]! += 1;
  }
}

function verdictsOf(ruleSet: RuleSet): string[] {
  return [...levelsIn(ruleSet)].map((levels) => {
    const { kind, approach } = knownVerdict(ruleSet, levels, null);
    return `${kind} ${approach}`;
  });
}

describe("the decision surface equals a search of the whole space:", () => {
  it("shares", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const share = (holds: (each: (typeof all)[number]["verdict"]) => boolean) =>
          all.filter(({ verdict }) => holds(verdict)).length / all.length;
        const { profiles, advised, scored } = surfaceOf(spaceOf(compileRuleSet(sealed(pack))));
        expect(profiles).toBe(all.length);
        expect(advised).toEqual({
          disaggregated: share(({ approach }) => approach === "disaggregated"),
          converged: share(({ approach }) => approach === "converged"),
          tie: share(({ kind }) => kind === "tie"),
          conflict: share(({ kind }) => kind === "conflict"),
        });
        expect(scored).toEqual({
          above: share(({ score }) => score > 2),
          inside: share(({ score }) => Math.abs(score) <= 2),
          below: share(({ score }) => score < -2),
        });
      }),
      RUNS,
    );
  });

  it("pivotality, and the traits that never decide", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const advisedAt = (levels: Levels) =>
          naiveVerdict(pack, levels, naiveScore(pack, levels).score).approach;
        const expected = Object.fromEntries(
          pack.traits.map(({ id }) => [
            id,
            all.filter(({ levels, verdict }) =>
              siblings(pack, levels, id).some((other) => advisedAt(other) !== verdict.approach),
            ).length / all.length,
          ]),
        );
        const { pivotality } = surfaceOf(spaceOf(compileRuleSet(sealed(pack))));
        expect(Object.fromEntries(pivotality.map(({ trait, share }) => [trait, share]))).toEqual(
          expected,
        );
        const shares = pivotality.map(({ share }) => share);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        const idle = pivotality.filter(({ share }) => share === 0).map(({ trait }) => trait);
        expect(detailsOf(pack, "never-decisive").map((text) => text.split(" ")[0])).toEqual(idle);
      }),
      RUNS,
    );
  });

  it("dictators, and whether both approaches are reachable", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const expected = pack.traits.flatMap(({ id: trait, levels: own }, index) =>
          own.flatMap(({ id: level }) =>
            APPROACHES.filter(
              (approach) =>
                !all.some(
                  ({ levels, verdict }) => levels[trait] === level && verdict.approach === approach,
                ),
            ).map((never) => ({ index, trait, level, never })),
          ),
        );
        expect(surfaceOf(spaceOf(compileRuleSet(sealed(pack)))).dictators).toEqual(expected);
        const missing = (guards: Pack["guards"]) =>
          APPROACHES.filter((approach) =>
            everyProfile({ ...pack, guards }).every(({ verdict }) => verdict.approach !== approach),
          );
        const without = pack.guards
          .filter(({ excludes }) => excludes !== undefined)
          .flatMap((guard) =>
            missing(pack.guards.filter((each) => each !== guard)).map(
              (approach) => `without ${guard.id}, ${approach} is advised to no profile`,
            ),
          );
        expect(detailsOf(pack, "reachable")).toEqual([
          ...missing(pack.guards).map((approach) => `${approach} is advised to no profile`),
          ...without,
        ]);
      }),
      RUNS,
    );
  });

  it("sensitivity", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const changed = (rule: string, sign: 1 | -1) =>
          all.filter(({ levels, verdict }) => {
            const score = verdict.score + sign * naiveEvidence(pack, rule, levels);
            return naiveVerdict(pack, levels, score).approach !== verdict.approach;
          }).length / all.length;
        const { sensitivity } = surfaceOf(spaceOf(compileRuleSet(sealed(pack))));
        expect(sensitivity).toHaveLength(pack.traits.length + pack.interactions.length);
        for (const { rule, more, less } of sensitivity) {
          expect({ rule, more, less }).toEqual({
            rule,
            more: changed(rule, 1),
            less: changed(rule, -1),
          });
        }
      }),
      RUNS,
    );
  });
});

describe("mutants", () => {
  it("are called equivalent exactly where every profile keeps its verdict", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const ruleSet = compileRuleSet(sealed(pack));
        const space = spaceOf(ruleSet);
        const before = verdictsOf(ruleSet);
        for (const mutant of mutantsOf(ruleSet)) {
          if (mutant.kind === "guard" && mutant.guard.caps !== null) continue;
          const faulty = withFault(ruleSet, mutant);
          const witness = differenceOf(mutant, space);
          const isSame = verdictsOf(faulty).every((verdict, index) => verdict === before[index]);
          expect([mutant.text, witness === null]).toEqual([mutant.text, isSame]);
          if (witness === null) continue;
          const [was, is] = [ruleSet, faulty].map((each) => knownVerdict(each, witness, null));
          expect(`${was!.kind} ${was!.approach}`).not.toBe(`${is!.kind} ${is!.approach}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are all found out once the suggested profiles are cases", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const before = verifyPack(sealed(pack), { against: null }).mutation;
        const suggested = suggestCases(sealed(pack));
        expect(suggested.length).toBeLessThanOrEqual(before.living);
        const cases = suggested.map(({ name, traits, outcome }): PackCase => ({
          name,
          traits,
          expect: outcome,
        }));
        const after = verifyPack(sealed({ ...pack, cases: [...pack.cases, ...cases] }), {
          against: null,
        });
        expect(after.mutation.living).toBe(0);
        expect(after.mutation.all).toBe(before.all);
      }),
      { numRuns: 60 },
    );
  });
});

describe("guards and order:", () => {
  it("dead, duplicate, contradicting and opposing guards are those of the whole space", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack).map(({ levels }) => levels);
        const active = pack.guards.map(({ when, unless }) =>
          all.map(
            (levels) => holdsIn(when, levels) && !unless.some((each) => holdsIn(each, levels)),
          ),
        );
        const dead = pack.guards.filter((_, index) => !active[index]!.includes(true));
        const expected = { duplicate: 0, contradicting: 0, opposing: 0 };
        for (const [one, first] of pack.guards.entries()) {
          for (const [other, second] of pack.guards.entries()) {
            if (dead.includes(first) || dead.includes(second) || one === other) continue;
            const opposed =
              first.excludes !== undefined &&
              second.excludes !== undefined &&
              first.excludes !== second.excludes;
            const implies = active[one]!.every((is, at) => !is || active[other]![at]);
            const impliedBy = active[other]!.every((is, at) => !is || active[one]![at]);
            const meet = active[one]!.some((is, at) => is && active[other]![at]);
            if (opposed && implies) expected.contradicting += 1;
            if (opposed && meet && one < other) expected.opposing += 1;
            const isAlike = first.excludes === second.excludes;
            if (isAlike && implies && impliedBy && one < other) expected.duplicate += 1;
          }
        }
        expect(detailsOf(pack, "dead-guards")).toHaveLength(dead.length);
        expect(detailsOf(pack, "duplicate-guards")).toHaveLength(expected.duplicate);
        expect(detailsOf(pack, "contradicting-guards")).toHaveLength(expected.contradicting);
        expect(detailsOf(pack, "opposing-guards")).toHaveLength(expected.opposing);
      }),
      RUNS,
    );
  });

  it("where monotone is proved, no growing trait turns a verdict against what it favours", () => {
    const RANK = { disaggregated: 1, converged: -1 };
    let proved = 0;
    fc.assert(
      fc.property(packs, fc.boolean(), (random, isOrdered) => {
        const pack = isOrdered ? ordered(random) : random;
        if (detailsOf(pack, "monotone").length > 0) return;
        proved += 1;
        for (const { id, favours, levels: own } of pack.traits) {
          if (favours === undefined) continue;
          for (const { levels } of everyProfile(pack)) {
            const ranks = own.map(({ id: level }) => {
              const at = { ...levels, [id]: level };
              const { kind, approach } = naiveVerdict(pack, at, naiveScore(pack, at).score);
              // A conflict advises nothing, but not because the traits are even.
              if (kind === "conflict") return null;
              return RANK[favours] * (approach === null ? 0 : RANK[approach]);
            });
            const known = ranks.filter((rank) => rank !== null);
            expect(known).toEqual(known.toSorted((a, b) => a - b));
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(proved).toBeGreaterThan(20);
  });
});

/** The pack with points in the order that each trait favours, and without conditions. */
function ordered(pack: Pack): Pack {
  const traits = pack.traits.map((trait) => {
    const sign = trait.favours === "converged" ? -1 : 1;
    const points = trait.levels.map((level) => level.points ?? 0).sort((a, b) => sign * (a - b));
    return {
      ...trait,
      levels: trait.levels.map((level, index) => ({ ...level, points: points[index]! })),
    };
  });
  return { ...pack, traits, interactions: [] };
}

describe("drift", () => {
  it("equals a search of the whole space", () => {
    fc.assert(
      fc.property(packs, packs, (one, other) => {
        // Both over the traits of the first: what is random is rules, guards and tie-breaks.
        const isShared = one.traits.every(
          ({ levels }, index) => other.traits[index]?.levels.length === levels.length,
        );
        const second = isShared
          ? { ...other, traits: other.traits.slice(0, one.traits.length) }
          : one;
        const pair = { first: compileRuleSet(sealed(one)), second: withStrengths(one, second) };
        const typical = one.traits.map(() => 0);
        const all = [...levelsIn(pair.first)];
        const differs = (levels: readonly number[]) =>
          knownVerdict(pair.first, levels, null).approach !==
          knownVerdict(pair.second, levels, null).approach;
        const { share, witness } = driftOf(pair, typical);
        expect(share).toBe(all.filter(differs).length / all.length);
        expect(witness === null ? share === 0 : differs(witness)).toBe(true);
      }),
      RUNS,
    );
  });
});

/** A rule set over the traits of a pack: the other pack's where they fit, else stronger bases. */
function withStrengths(one: Pack, other: Pack): RuleSet {
  const traits = one.traits.map((trait, index) => ({
    ...(other.traits[index] ?? trait),
    basis: index % 2 === 0 ? ("recommended" as const) : ("inferred" as const),
  }));
  const tieBreaks = one === other ? [] : one.pack.tieBreaks;
  return compileRuleSet(
    sealed({ ...one, traits, guards: one.guards.slice(1), pack: { ...one.pack, tieBreaks } }),
  );
}

describe("a verification", () => {
  it("is the same every time", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const [first, second] = [0, 1].map(() => [
          verifyPack(sealed(pack), { against: sealed(pack) }),
          suggestCases(sealed(pack)),
        ]);
        expect(first).toEqual(second);
      }),
      { numRuns: 20 },
    );
  });

  it("of the built-in pack proves everything, its cases find out every mutant", () => {
    const { proofs, mutation, surface } = verifyPack(PORTWORX, { against: null });
    expect(proofs.filter(({ status }) => status === "failed")).toEqual([]);
    expect(mutation.living).toBe(0);
    expect(mutation.killed + mutation.equivalent).toBe(mutation.all);
    expect(suggestCases(PORTWORX)).toEqual([]);
    const { advised, scored } = surface;
    const sum = (shares: object) => Object.values(shares).reduce((all, share) => all + share, 0);
    expect(sum(advised)).toBeCloseTo(1, 12);
    expect(sum(scored)).toBeCloseTo(1, 12);
    const ruleSet = compileRuleSet(PORTWORX);
    expect(surface.profiles).toBe(
      ruleSet.traits.reduce((product, { levels }) => product * levels.length, 1),
    );
    expect(possibleLevels(ruleSet, {})).toHaveLength(surface.pivotality.length);
  });
});
