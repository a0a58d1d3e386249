import type { Inventory } from "./inventory.ts";

/**
 * Makes a function find its answer once for an inventory: layers, traits, facts and checks ask for the same,
 * and a dump has thousands of nodes. The answer must not change, nor depend on anything else.
 */
export function perInventory<T>(find: (inventory: Inventory) => T): (inventory: Inventory) => T {
  const known = new WeakMap<Inventory, { readonly answer: T }>();
  return (inventory) => {
    const found = known.get(inventory) ?? { answer: find(inventory) };
    known.set(inventory, found);
    return found.answer;
  };
}
