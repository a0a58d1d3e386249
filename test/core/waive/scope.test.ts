import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInScope } from "../../../src/core/waive/scope.ts";

describe("a scope", () => {
  it.each<[string, string, boolean]>([
    ["*", "anything at all", true],
    ["*", "", true],
    ["shop", "shop", true],
    ["shop", "shop-2", false],
    ["shop", "a-shop", false],
    ["shop-*", "shop-prod", true],
    ["shop-*", "shop-", true],
    ["shop-*", "shop", false],
    ["*-prod", "shop-prod", true],
    ["*-prod", "shop-prod-2", false],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["*b*b*", "b", false],
    ["*b*b*", "abcb", true],
    ["s.op", "shop", false],
    ["[s]hop", "shop", false],
    ["Shop", "shop", false],
  ])("%s names %s: %s", (scope, name, expected) => {
    expect(isInScope(name, scope)).toBe(expected);
  });

  it("names what a regular expression made of it matches", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    const names = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
    fc.assert(
      fc.property(letters, names, (scope, name) => {
        const pattern = new RegExp(`^${scope.replaceAll("*", ".*")}$`);
        expect(isInScope(name, scope)).toBe(pattern.test(name));
      }),
      { numRuns: 2000 },
    );
  });
});
