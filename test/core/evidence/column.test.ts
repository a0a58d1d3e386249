import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Column } from "../../../src/core/evidence/column.ts";

describe("a column", () => {
  it.each([
    ["whole numbers", Int32Array, fc.integer()],
    ["any numbers", Float64Array, fc.double()],
  ])("has %s as they came, however many", (_, Numbers, anyNumber) => {
    fc.assert(
      fc.property(fc.array(anyNumber, { maxLength: 300, size: "max" }), (numbers) => {
        const column = new Column(Numbers);
        for (const number of numbers) column.push(number);
        expect(column.length).toBe(numbers.length);
        expect(numbers.map((_, position) => column.at(position))).toEqual(numbers);
        expect(() => column.at(numbers.length)).toThrow(RangeError);
        expect(() => column.at(1000)).toThrow(RangeError);
      }),
    );
  });
});
