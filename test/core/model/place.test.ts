import { expect, it } from "vitest";
import { placeText } from "../../../src/core/model/place.ts";

it.each([
  [{ file: "a.yaml", line: 1, column: 1 }, "a.yaml:1:1"],
  [{ file: "clusters/prod.yaml", line: 12, column: 40 }, "clusters/prod.yaml:12:40"],
  [{ file: "<stdin>", line: 3, column: 2 }, "<stdin>:3:2"],
])("%o reads %s", (place, text) => {
  expect(placeText(place)).toBe(text);
});
