import { describe, expect, it } from "vitest";
import {
  type TraitObservation,
  hint,
  levels,
  together,
} from "../../../../src/core/evidence/traits/observation.ts";
import { aboutTrait } from "./observed.ts";

describe("several objects that say the same", () => {
  const at = (line: number) => ({ file: "a.yaml", line, column: 1 });
  const seen = (name: string, line: number, says = "x"): TraitObservation =>
    hint(
      "environment",
      { object: "Node", name, at: at(line) },
      {
        narrowed: levels("aws"),
        says,
      },
    );

  it("are one observation with every place", () => {
    expect(together([seen("a", 1), seen("b", 5), seen("c", 9, "y"), seen("d", 7)])).toEqual([
      {
        ...seen("a", 1),
        also: [
          { object: "Node/b", at: at(5) },
          { object: "Node/d", at: at(7) },
        ],
      },
      seen("c", 9, "y"),
    ]);
  });

  it("stay two where they differ in the trait, the levels or the confidence", () => {
    const other = { ...seen("b", 2), trait: "network" };
    const levelled = { ...seen("b", 2), narrowed: levels("gcp") };
    const surer: TraitObservation = { ...seen("b", 2), confidence: "states" };
    expect(together([seen("a", 1), other, levelled, surer])).toHaveLength(4);
  });

  it("are counted where they are told", () => {
    const shadow = (name: string) => ({
      apiVersion: "brupop.bottlerocket.aws/v2",
      kind: "BottlerocketShadow",
      metadata: { name },
    });
    expect(aboutTrait("nodeUpgrades", [shadow("a"), shadow("b"), shadow("c")])).toEqual([
      "nodeUpgrades: seldom (hints)",
    ]);
  });
});
