import fc from "fast-check";
import { expect, it } from "vitest";
import { inventoriesOf } from "../../../../src/core/evidence/clusters.ts";
import { KeptRecords } from "../../../../src/core/evidence/kept/kept-records.ts";
import { realisedRoles } from "../../../../src/core/evidence/topology/roles.ts";
import { labelOf, poolOf, poolsOf, splitOf } from "../../../../src/core/evidence/topology/split.ts";
import { fileOf } from "../../../support/evidence.ts";
import { anyMembers, anySpec, objectsOf } from "../random-clusters.ts";

const anyRoles = fc.tuple(anyMembers, anySpec, fc.boolean()).map(([members, spec, isKept]) => {
  const { path, records } = fileOf("a.json", objectsOf(members, spec));
  const kept = new KeptRecords();
  for (const each of records) kept.push(each);
  const { inventories } = inventoriesOf([{ path, records: isKept ? kept.all() : records }]);
  return inventories.flatMap((inventory) => [...(realisedRoles(inventory)?.roles ?? [])]);
});

it("a split counts all nodes and has one of every kind by what they hold", () => {
  fc.assert(
    fc.property(anyRoles, (roles) => {
      const { storage, storageless, unclear } = splitOf(roles);
      for (const [held, value] of [
        [storage, true],
        [storageless, false],
        [unclear, null],
      ] as const) {
        const all = roles.filter((role) => role.storage === value);
        const kindsOf = (list: readonly (typeof roles)[number][]) =>
          new Set(
            list.map((role) =>
              JSON.stringify([
                role.record?.refusal,
                labelOf(role),
                poolOf(role),
                role.record === null,
              ]),
            ),
          );
        expect(held.count).toBe(all.length);
        expect(kindsOf(held.kinds)).toEqual(kindsOf(all));
        expect(held.kinds.length).toBeLessThanOrEqual(all.length);
        expect(poolsOf(held)).toEqual(new Set(all.flatMap((role) => poolOf(role) ?? [])));
      }
    }),
  );
});
