import { describe, expect, it } from "vitest";
import { topologyIn } from "../../../support/evidence.ts";
import { COMPUTE, STORAGE, down, dumpOf, of, unlabelled } from "../members.ts";
import { storageNode } from "../objects.ts";

describe("a reading names what it is made of", () => {
  it("counts the StorageNodes that store, that are not online, and that belong elsewhere", () => {
    const members = [...of(3, STORAGE), down(unlabelled(STORAGE)), ...of(2, COMPUTE)];
    const { observations } = topologyIn(
      dumpOf(members, { more: [storageNode("gone-1", false, { phase: "Offline" })] }),
    );
    expect(observations.filter(({ about }) => about === "realised")).toEqual([
      {
        about: "realised",
        says: "3 of 6 StorageNodes hold storage, 1 not online and so not known; 1 more belong to no Node read here",
        object: "StorageNode/node-1",
        at: { file: "cluster.yaml", line: 1, column: 1 },
      },
    ]);
  });
});
