import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Records,
  countOf,
  madeOf,
  partedBy,
  recordAt,
  recordsBy,
  saidBy,
} from "../../../src/core/evidence/records.ts";

interface Thing {
  readonly number: number;
}

const anyThings = fc.array(fc.record({ number: fc.nat({ max: 9 }) }), {
  maxLength: 100,
  size: "max",
});

/** The same things as a list, made anew each time, and those made of others. */
function waysToHave(things: readonly Thing[]): Records<Thing>[] {
  const copyAt = (position: number): Thing => ({ ...recordAt(things, position) });
  const made = recordsBy(things.length, copyAt);
  return [things, made, madeOf(made, ({ number }) => ({ number })), made.filter(() => true)];
}

const isEven = ({ number }: Thing) => number % 2 === 0;

describe("records", () => {
  it("are as a list of them, however they are had", () => {
    fc.assert(
      fc.property(anyThings, fc.nat({ max: 10 }), (things, number) => {
        const isIt = (thing: Thing) => thing.number === number;
        for (const records of waysToHave(things)) {
          expect([...records]).toEqual(things);
          expect(records.length).toBe(things.length);
          expect(records.at(0)).toEqual(things[0]);
          expect(records.at(things.length)).toBeUndefined();
          expect(records.some(isIt)).toBe(things.some(isIt));
          expect(records.every(isIt)).toBe(things.every(isIt));
          expect(records.find(isIt)).toEqual(things.find(isIt));
          expect([...records.filter(isEven)]).toEqual(things.filter(isEven));
          expect([...records.filter(isEven).filter(isIt)]).toEqual(
            things.filter(isEven).filter(isIt),
          );
          expect(countOf(records, isEven)).toBe(things.filter(isEven).length);
          expect(saidBy(records, (thing) => thing.number)).toEqual(
            new Set(things.map((thing) => thing.number)),
          );
        }
      }),
    );
  });

  it("are parted into those with the same key, in the order of the first of each", () => {
    fc.assert(
      fc.property(anyThings, (things) => {
        const keyOf = ({ number }: Thing) => (number === 0 ? null : number % 3);
        const expected = [1, 2, 0]
          .map((key) => [key, things.filter((thing) => keyOf(thing) === key)] as const)
          .filter(([, part]) => part.length > 0);
        for (const records of waysToHave(things)) {
          const parts = [...partedBy(records, keyOf)].map(
            ([key, part]) => [key, [...part]] as const,
          );
          expect(new Map(parts)).toEqual(new Map(expected));
          const firsts = parts.map(([, part]) =>
            things.findIndex(({ number }) => number === part[0]?.number),
          );
          expect(firsts).toEqual(firsts.toSorted((one, other) => one - other));
        }
      }),
    );
  });

  it("are not made before they are asked for", () => {
    const asked: number[] = [];
    const records = recordsBy(3, (position) => {
      asked.push(position);
      return { number: position };
    });
    madeOf(records, ({ number }) => number);
    expect(asked).toEqual([]);
    expect(records.find(({ number }) => number === 1)).toEqual({ number: 1 });
    expect(asked).toEqual([0, 1]);
  });

  it("that are not there are a fault where they must be", () => {
    for (const records of waysToHave([{ number: 7 }])) {
      expect(recordAt(records, 0)).toEqual({ number: 7 });
      expect(() => recordAt(records, 1)).toThrow(RangeError);
    }
  });
});
