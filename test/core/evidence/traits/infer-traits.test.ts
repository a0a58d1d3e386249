import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferTraits, maskOf } from "../../../../src/core/evidence/traits/infer-traits.ts";
import {
  type Confidence,
  type Narrowed,
  type TraitObservation,
  levels,
  observe,
  range,
} from "../../../../src/core/evidence/traits/observation.ts";
import { named } from "../../../../src/core/model/lookup.ts";
import { everyLevel, readTraitValue } from "../../../../src/core/model/trait-value.ts";
import type { Trait } from "../../../../src/core/pack/rule-set.ts";
import { RULE_SET } from "../../../support/assessing.ts";

const { traits } = RULE_SET;
const MEASURED = traits.filter(({ unit }) => unit !== null);
const trait = (id: string) => named(traits, id);

/** The levels of the numbers in a range, by reading many of them as profiles do. */
function sampledMask(of: Trait, low: number, high: number): number {
  const bounds = of.levels.map(({ upTo }) => upTo).filter(Number.isFinite);
  const top = Math.min(of.most, Math.max(high === Infinity ? 0 : high, ...bounds, low) + 1_000);
  const near = [...bounds, low, high].flatMap((each) => [each, each - 1e-7, each + 1e-7]);
  const steps = Array.from({ length: 200 }, (_, step) => low + ((top - low) * step) / 199);
  return [...near, ...steps, top]
    .filter(
      (number) => number >= low && number <= high && Number.isFinite(number) && number <= of.most,
    )
    .reduce((mask, number) => {
      const read = readTraitValue(of, number);
      if (read.kind === "invalid") throw new Error(`${of.id}: ${number}`);
      return mask | read.mask;
    }, 0);
}

/** Numbers on, just below and just above the bounds of a trait's levels, and others. */
function anyNumber(of: Trait): fc.Arbitrary<number> {
  const bounds = of.levels.map(({ upTo }) => upTo).filter(Number.isFinite);
  const atBound = fc
    .tuple(fc.constantFrom(0, ...bounds), fc.constantFrom(0, -0.001, 0.001))
    .map(([bound, by]) => Math.max(0, bound + by));
  const most = Math.min(of.most, 200);
  return fc.oneof(atBound, fc.double({ min: 0, max: most, noNaN: true }));
}

describe("the levels of a range", () => {
  it.each(MEASURED.map((each) => [each.id, each] as const))(
    "of %s are those that a number in it reads as",
    (_id, of) => {
      const ranges = fc
        .tuple(anyNumber(of), fc.oneof(anyNumber(of), fc.constant(Infinity)))
        .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
      fc.assert(
        fc.property(ranges, ([low, high]) => {
          expect(maskOf(range(low, high), of)).toBe(sampledMask(of, low, high));
        }),
        { numRuns: 300 },
      );
    },
  );

  it("of one number are the level of that number", () => {
    for (const of of MEASURED) {
      for (const { upTo } of of.levels.filter((level) => Number.isFinite(level.upTo))) {
        expect({ kind: "read", mask: maskOf(range(upTo, upTo), of) }).toEqual(
          readTraitValue(of, upTo),
        );
      }
    }
  });

  it("of a trait without a unit are all: a number says nothing about it", () => {
    for (const of of traits.filter(({ unit }) => unit === null)) {
      expect(maskOf(range(3, Infinity), of)).toBe(everyLevel(of));
    }
  });
});

describe("the levels of a list", () => {
  it("are those that a profile with the list would leave", () => {
    const anyList = fc.constantFrom(...traits).chain((of) =>
      fc.tuple(
        fc.constant(of),
        fc.subarray(
          of.levels.map(({ id }) => id),
          { minLength: 1 },
        ),
      ),
    );
    fc.assert(
      fc.property(anyList, ([of, ids]) => {
        const read = readTraitValue(of, ids);
        expect({ kind: "read", mask: maskOf(levels(...ids), of) }).toEqual(read);
      }),
    );
  });

  it("are all where the pack lacks one of them, so that nothing is read into it", () => {
    expect(maskOf(levels("moon"), trait("environment"))).toBe(everyLevel(trait("environment")));
    expect(maskOf(levels("aws", "moon"), trait("environment"))).toBe(
      everyLevel(trait("environment")),
    );
  });
});

let line = 0;
function seen(id: string, narrowed: Narrowed, confidence: Confidence = "states"): TraitObservation {
  line += 1;
  const at = { file: "cluster.yaml", line, column: 1 };
  const says = `${confidence} ${JSON.stringify(narrowed)}`;
  return observe(id, { object: "Node", name: `n-${line}`, at }, { narrowed, confidence, says });
}
const infer = (...observations: readonly TraitObservation[]) => inferTraits(observations, RULE_SET);
const maskIn = (...observations: readonly TraitObservation[]) =>
  Object.fromEntries(infer(...observations).map(({ trait: { id }, mask }) => [id, mask]));

describe("observations of a trait", () => {
  it("leave what all of them leave", () => {
    expect(
      maskIn(
        seen("clusterSize", range(4, Infinity)),
        seen("clusterSize", levels("tiny", "small", "medium"), "strongly hints"),
        seen("environment", levels("aws", "azure")),
      ),
    ).toEqual({
      clusterSize: maskOf(levels("small", "medium"), trait("clusterSize")),
      environment: maskOf(levels("aws", "azure"), trait("environment")),
    });
  });

  it("are told by the narrowest of them", () => {
    const narrow = seen("environment", levels("gcp"), "strongly hints");
    const wide = seen("environment", levels("aws", "gcp"));
    const [told] = infer(wide, narrow, wide);
    expect(told).toMatchObject({ at: narrow.at, says: narrow.says, against: null });
  });

  it("that contradict leave nothing, and say which one is against the narrowest", () => {
    const aws = seen("environment", levels("aws"));
    const clouds = seen("environment", levels("aws", "gcp"), "strongly hints");
    const other = seen("environment", levels("gcp", "azure", "other"));
    expect(infer(other, clouds, aws)).toEqual([
      { trait: trait("environment"), at: aws.at, says: aws.says, mask: 0, against: other },
    ]);
  });

  it("that only contradict all together contradict too", () => {
    const pairs = [
      seen("environment", levels("aws", "gcp")),
      seen("environment", levels("gcp", "azure")),
      seen("environment", levels("azure", "aws")),
    ];
    expect(infer(...pairs)[0]).toMatchObject({ mask: 0, against: pairs[2] });
  });

  it("that merely hint narrow nothing and contradict nothing", () => {
    const states = seen("environment", levels("aws"));
    const hint = seen("environment", levels("gcp"), "hints");
    expect(infer(hint)).toEqual([]);
    expect(infer(states, hint)).toEqual(infer(states));
  });

  it("of a trait that the pack lacks are left alone", () => {
    expect(infer(seen("colour", levels("red")), seen("toString", range(0, 1)))).toEqual([]);
  });

  it("that leave everything or speak of other levels are none", () => {
    const every = trait("clusterSize").levels.map(({ id }) => id);
    expect(infer(seen("clusterSize", levels(...every)))).toEqual([]);
    expect(infer(seen("clusterSize", range(0, Infinity)))).toEqual([]);
    expect(infer(seen("clusterSize", levels("gigantic")))).toEqual([]);
  });

  it("come in the order of the pack", () => {
    const found = infer(seen("spotShare", range(0, 0)), seen("autoscaling", range(1, 20)));
    const order = traits.filter(({ id }) => ["spotShare", "autoscaling"].includes(id));
    expect(found.map(({ trait: { id } }) => id)).toEqual(order.map(({ id }) => id));
  });

  it("leave the intersection whatever their order, and 0 exactly where it is empty", () => {
    const anyTrait = fc.constantFrom(...traits);
    const anySeen = anyTrait.chain((of) =>
      fc.record({
        of: fc.constant(of),
        ids: fc.subarray(
          of.levels.map(({ id }) => id),
          { minLength: 1 },
        ),
        confidence: fc.constantFrom<Confidence>("states", "strongly hints", "hints"),
      }),
    );
    fc.assert(
      fc.property(fc.array(anySeen, { maxLength: 8 }), (all) => {
        const found = maskIn(
          ...all.map(({ of, ids, confidence }) => seen(of.id, levels(...ids), confidence)),
        );
        for (const of of traits) {
          const trusted = all.filter((each) => each.of === of && each.confidence !== "hints");
          const left = of.levels.filter(({ id }) => trusted.every(({ ids }) => ids.includes(id)));
          const mask = left.reduce((sum, level) => sum | (1 << of.levels.indexOf(level)), 0);
          expect(found[of.id] ?? everyLevel(of)).toBe(mask);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("an observation", () => {
  it("names its object by kind and name, or by kind alone", () => {
    const at = { file: "a.yaml", line: 1, column: 1 };
    const what = { narrowed: levels("aws"), confidence: "states", says: "x" } as const;
    const named = observe("environment", { object: "Node", name: "n", at }, what);
    expect(named).toEqual({ trait: "environment", object: "Node/n", at, ...what, also: [] });
    expect(observe("environment", { object: "Helm values", name: "", at }, what).object).toBe(
      "Helm values",
    );
  });
});
