import fc from "fast-check";
import { expect, it } from "vitest";
import { SharedColumn } from "../../../../src/core/evidence/kept/shared-column.ts";
import { UidColumn } from "../../../../src/core/evidence/kept/uid-column.ts";

it("UIDs come out as they went in, whoever wrote them", () => {
  const anyUid = fc.oneof(
    fc.uuid(),
    fc.uuid().map((uid) => uid.toUpperCase()),
    fc.uuid().map((uid) => uid.replaceAll("-", "")),
    fc.string(),
    fc.constantFrom("", "00000000-0000-0000-0000-000000000000"),
  );
  fc.assert(
    fc.property(fc.array(anyUid, { maxLength: 60, size: "max" }), (uids) => {
      const column = new UidColumn();
      for (const uid of uids) column.push(uid);
      expect(uids.map((_, position) => column.at(position))).toEqual(uids);
      expect(() => column.at(uids.length)).toThrow(RangeError);
    }),
  );
});

it("things that many places share are the very same in each", () => {
  const things = [{ name: "a" }, { name: "b" }, { name: "a" }];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...things), { maxLength: 200, size: "max" }), (shared) => {
      const column = new SharedColumn<object>();
      for (const thing of shared) column.push(thing);
      for (const [position, thing] of shared.entries()) expect(column.at(position)).toBe(thing);
      expect(() => column.at(shared.length)).toThrow(RangeError);
    }),
  );
});
