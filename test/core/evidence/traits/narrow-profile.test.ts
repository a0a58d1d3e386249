import { describe, expect, it } from "vitest";
import { inferTraits } from "../../../../src/core/evidence/traits/infer-traits.ts";
import { narrowProfile } from "../../../../src/core/evidence/traits/narrow-profile.ts";
import { levels, observe } from "../../../../src/core/evidence/traits/observation.ts";
import { profileValue } from "../../../../src/core/model/profile-value.ts";
import { RULE_SET, targetOf } from "../../../support/assessing.ts";

const at = { file: "nodes.yaml", line: 7, column: 3 };
const evidence = (...found: readonly [trait: string, ...ids: string[]][]) =>
  inferTraits(
    found.map(([trait, ...ids]) =>
      observe(
        trait,
        { object: "Node", name: "n", at },
        { narrowed: levels(...ids), confidence: "states", says: "x" },
      ),
    ),
    RULE_SET,
  );
const narrowed = (traits: object, found: ReturnType<typeof evidence>) => {
  const before = targetOf({ traits: traits as Record<string, unknown> }).profile;
  const { profile, places } = narrowProfile(before, found);
  return { traits: profileValue(profile, RULE_SET).traits, places, profile, before };
};

describe("evidence", () => {
  it("fills in what a profile leaves out, and says where it was read", () => {
    const found = narrowed({ spotShare: "none" }, evidence(["environment", "aws"]));
    expect(found.traits).toEqual({ environment: "aws", spotShare: "none" });
    expect(found.places).toEqual({ environment: at });
    expect(found.profile.stated).toEqual(["spotShare", "environment"]);
  });

  it("never changes what a person wrote, whether it agrees or not", () => {
    for (const stated of ["aws", "gcp", ["aws", "azure"]]) {
      const found = narrowed({ environment: stated }, evidence(["environment", "aws"]));
      expect(found.traits).toEqual({ environment: stated });
      expect(found.places).toEqual({});
      expect(found.profile).toEqual(found.before);
    }
  });

  it("fills in a list of all levels, which is how a person says that it is not known", () => {
    const every = ["none", "some", "most"];
    const found = narrowed({ spotShare: every }, evidence(["spotShare", "some", "most"]));
    expect(found.traits).toEqual({ spotShare: ["some", "most"] });
    expect(found.places).toEqual({ spotShare: at });
    expect(found.profile.stated).toEqual(["spotShare"]);
  });

  it("adds nothing where it contradicts itself", () => {
    const found = narrowed({}, evidence(["environment", "aws"], ["environment", "gcp"]));
    expect(found.traits).toEqual({});
    expect(found.places).toEqual({});
    expect(found.profile).toEqual(found.before);
  });

  it("leaves everything else of a profile as it is", () => {
    const { profile, before } = narrowed({}, evidence(["environment", "aws"]));
    expect({ ...profile, possible: 0, stated: 0 }).toEqual({ ...before, possible: 0, stated: 0 });
  });
});
