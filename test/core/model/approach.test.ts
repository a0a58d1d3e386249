import { expect, it } from "vitest";
import {
  APPROACHES,
  type Approach,
  LABELS,
  favouredBy,
  otherApproach,
} from "../../../src/core/model/approach.ts";

it("A is disaggregated, B is converged", () => {
  expect(APPROACHES.map((approach) => LABELS[approach])).toEqual(["A", "B"]);
  expect(APPROACHES).toEqual(["disaggregated", "converged"]);
});

it.each<[Approach, Approach]>([
  ["disaggregated", "converged"],
  ["converged", "disaggregated"],
])("%s is weighed against %s", (approach, other) => {
  expect(otherApproach(approach)).toBe(other);
});

it.each<[number, Approach | null]>([
  [1, "disaggregated"],
  [12, "disaggregated"],
  [-1, "converged"],
  [-12, "converged"],
  [0, null],
  [-0, null],
])("%d points speak for %s", (points, approach) => {
  expect(favouredBy(points)).toBe(approach);
});
