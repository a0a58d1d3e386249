import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atLeast } from "../../../src/core/checks/version.ts";

describe("a version", () => {
  it.each([
    ["3.5", "3.5", true],
    ["3.5.0", "3.5", true],
    ["3.5", "3.5.0", true],
    ["3.5.1", "3.5", true],
    ["3.5", "3.5.1", false],
    ["3.10.0", "3.5", true],
    ["3.5", "3.10", false],
    ["4", "3.99.99", true],
    ["2.13.12", "3", false],
    ["3.5.1-rc", "3.5.1", true],
    ["3.5.0-rc2", "3.5.1", false],
    ["3.5.1_a.9", "3.5.1.1", false],
    ["03.5", "3.5", true],
  ])("%s is at least %s: %s", (version, least, expected) => {
    expect(atLeast(version, least)).toBe(expected);
  });

  it.each(["", "latest", "v3.5", "-3", ".5"])("%j is none", (text) => {
    expect(() => atLeast(text, "3.5")).toThrow(RangeError);
    expect(() => atLeast("3.5", text)).toThrow(RangeError);
  });

  it("is at least another exactly where it does not come before it in order", () => {
    const numbers = fc.array(fc.nat(20), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        // As one number in base 100 the order is plain.
        const value = (parts: readonly number[]) =>
          parts.reduce((sum, part) => sum * 100 + part, 0);
        expect(atLeast(one.join("."), other.join("."))).toBe(value(one) >= value(other));
      }),
    );
  });
});
