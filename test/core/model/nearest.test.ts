import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "../../../src/core/model/nearest.ts";

const LETTERS = ["a", "b", "c", "d", "e"];

describe("the nearest candidate", () => {
  it.each<[string, string[], string | null]>([
    // One letter wrong, missing, too many, or two neighbours swapped.
    ["dayly", ["never", "monthly", "daily"], "daily"],
    ["dily", ["never", "monthly", "daily"], "daily"],
    ["daiily", ["never", "monthly", "daily"], "daily"],
    ["dialy", ["never", "monthly", "daily"], "daily"],
    ["cluster-size", ["growthCoupling", "clusterSize"], "clusterSize"],
    // Nothing wrong, or only the case.
    ["daily", ["never", "daily"], "daily"],
    ["DAILY", ["never", "daily"], "daily"],
    ["autoscaling", ["autoScaling"], "autoScaling"],
    // Short names: one letter, whatever their length.
    ["ab", ["abc"], "abc"],
    ["ab", ["xy"], null],
    ["abc", ["acb"], "acb"],
    ["abc", ["axy"], null],
    ["", ["a"], "a"],
    ["", ["ab"], null],
    // Longer ones: a third of the letters.
    ["abcdef", ["abcdxx"], "abcdxx"],
    ["abcdef", ["abcxxx"], null],
    ["abcdefgh", ["abcdefxx"], "abcdefxx"],
    ["abcdefgh", ["abcdexxx"], null],
    ["badcfe", ["abcdef"], null],
    ["badcfeghi", ["abcdefghi"], "abcdefghi"],
    // The closest wins, among equals the first.
    ["abcdef", ["abcdxx", "abcdex"], "abcdex"],
    ["abcdef", ["abcdxf", "abcdex"], "abcdxf"],
    ["abcdef", [], null],
  ])("of %j among %j is %j", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  it("letters that moved apart and changed cost each their own", () => {
    expect(nearest("caxxxx", ["abcxxxx"])).toBe(null);
  });

  it("candidates may come from any iterable", () => {
    expect(nearest("alpa", new Map([["alpha", 1]]).keys())).toBe("alpha");
  });

  const letters = fc.constantFrom(...LETTERS);
  const words = fc.uniqueArray(fc.string({ unit: letters, minLength: 2, maxLength: 8 }), {
    minLength: 1,
    maxLength: 6,
  });

  it.each<[string, (word: string, at: number) => string]>([
    ["one letter dropped", (word, at) => word.slice(0, at) + word.slice(at + 1)],
    ["two neighbours swapped", swap],
  ])("is the name that was meant, with %s, where no other is as near", (_, spoil) => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (candidates, choice, position) => {
        const meant = candidates[choice % candidates.length]!;
        const typed = spoil(meant, position % meant.length);
        const near = oneEditFrom(typed);
        fc.pre(candidates.every((each) => each === meant || !near.has(each)));
        expect(nearest(typed, candidates)).toBe(meant);
      }),
    );
  });
});

describe("did you mean", () => {
  it.each<[string, string[], string | null]>([
    ["churm", ["churn", "cloud"], 'did you mean "churn"?'],
    ["something", ["churn", "cloud"], null],
    ["a".repeat(1000), ["a".repeat(90)], `did you mean "${"a".repeat(90)}"?`],
    ["b".repeat(1000), ["a".repeat(90)], null],
  ])("of name %#", (name, candidates, expected) => {
    expect(didYouMean(name, candidates)).toBe(expected);
  });

  it("a name of a million letters is answered at once", () => {
    expect(didYouMean("x".repeat(1_000_000), ["churn", "cloud"])).toBe(null);
  });
});

function swap(word: string, at: number): string {
  const first = Math.min(at, word.length - 2);
  return word.slice(0, first) + word[first + 1] + word[first] + word.slice(first + 2);
}

/** All words at most one letter dropped, added, replaced or swapped away. */
function oneEditFrom(word: string): Set<string> {
  const near = new Set([word]);
  for (let at = 0; at <= word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    near.add(head + tail.slice(1));
    for (const letter of LETTERS) {
      near.add(head + letter + tail);
      near.add(head + letter + tail.slice(1));
    }
    if (tail.length > 1) near.add(swap(word, at));
  }
  return near;
}
