import { expect, it } from "vitest";
import { factsSchema } from "../../../src/core/checks/facts.ts";
import { NO_FACTS } from "../../../src/core/checks/no-facts.ts";

it("no facts are what the schema makes of nothing", () => {
  expect(NO_FACTS).toEqual(factsSchema.parse({}));
});
