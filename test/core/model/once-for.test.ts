import { expect, it, vi } from "vitest";
import { onceFor } from "../../../src/core/model/once-for.ts";
import { inventoryFrom } from "../../support/evidence.ts";
import { node } from "../evidence/objects.ts";

it.each([[null], [7]])(
  "an answer, %j, is found once for an inventory and anew for another",
  (answer) => {
    const find = vi.fn(() => answer);
    const ask = onceFor(find);
    const [one, other] = [inventoryFrom(node("a")), inventoryFrom(node("a"))];
    expect([ask(one), ask(one), ask(other), ask(one)]).toEqual([answer, answer, answer, answer]);
    expect(find.mock.calls).toEqual([[one], [other]]);
  },
);
