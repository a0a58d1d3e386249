import type { NodeRecord } from "../inventory.ts";
import { sharedBy } from "../kept/kept-records.ts";
import type { Records } from "../records.ts";
import type { NodeRole } from "./roles.ts";

/** Nodes that hold the same: how many there are, and one of each kind, by what their Nodes say. */
export interface Held {
  readonly count: number;
  readonly kinds: readonly NodeRole[];
}

/** Nodes of Portworx by what they hold. */
export interface Split {
  readonly storage: Held;
  readonly storageless: Held;
  readonly unclear: Held;
}

/** Sorts nodes by what they hold; thousands of them are of a few kinds. */
export function splitOf(roles: Records<NodeRole>): Split {
  const split = { storage: new Holders(), storageless: new Holders(), unclear: new Holders() };
  for (const role of roles) {
    if (role.storage === null) split.unclear.add(role);
    else (role.storage ? split.storage : split.storageless).add(role);
  }
  return split;
}

class Holders implements Held {
  count = 0;
  readonly #kinds = new Map<object | null, NodeRole>();

  add(role: NodeRole): void {
    const kind = kindOf(role.record);
    if (!this.#kinds.has(kind)) this.#kinds.set(kind, role);
    this.count += 1;
  }

  get kinds(): readonly NodeRole[] {
    return [...this.#kinds.values()];
  }
}

function kindOf(record: NodeRecord | null): object | null {
  return record === null ? null : (sharedBy(record) ?? record);
}

/** Value of the label `portworx.io/node-type`; null without it. */
export function labelOf({ record }: NodeRole): string | null {
  return record?.nodeType ?? null;
}

/** Whether the label has a value, as a test. */
export function isLabelled(label: string): (role: NodeRole) => boolean {
  return (role) => labelOf(role) === label;
}

/** The group of a node; null where it is not known. */
export function poolOf({ record }: NodeRole): string | null {
  return record?.pool ?? null;
}

/** The groups of nodes, as far as they are known. */
export function poolsOf({ kinds }: Held): ReadonlySet<string> {
  return new Set(kinds.flatMap((role) => poolOf(role) ?? []));
}
