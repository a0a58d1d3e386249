import { expect, it } from "vitest";
import { emptyProfile, possibleLevels } from "../../../src/core/model/read-profile.ts";
import { RULE_SET } from "../../support/assessing.ts";

it("an empty profile knows nothing and states nothing", () => {
  const { possible, stated, topology, name } = emptyProfile(RULE_SET);
  expect(possible).toEqual(possibleLevels(RULE_SET, {}));
  expect({ stated, topology, name }).toEqual({ stated: [], topology: null, name: "" });
});
