import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FileEvidence, inventoriesOf } from "../../../../src/core/evidence/clusters.ts";
import { newestIn } from "../../../../src/core/evidence/earlier-dump.ts";
import { checkGround } from "../../../../src/core/evidence/facts/check-ground.ts";
import type { EvidenceRecord } from "../../../../src/core/evidence/inventory.ts";
import {
  KeptRecords,
  plainRecord,
  sharedBy,
} from "../../../../src/core/evidence/kept/kept-records.ts";
import { nodeCounts } from "../../../../src/core/evidence/topology/node-counts.ts";
import type { Records } from "../../../../src/core/evidence/records.ts";
import { topologyOf } from "../../../../src/core/evidence/topology/topology.ts";
import { readTraits } from "../../../../src/core/evidence/traits/read-traits.ts";
import { read, yamlOf } from "../../../support/evidence.ts";
import { dumpOf } from "../members.ts";
import { list, names, node, storageCluster, storageNode } from "../objects.ts";
import { anyMembers, anySpec, objectsOf } from "../random-clusters.ts";

const CIRCUMSTANCES = {
  topology: { spansClusters: false },
  advice: {},
  traits: {},
  possible: new Map(),
  at: { file: "a.json", line: 1, column: 1 },
} as unknown as Parameters<typeof checkGround>[2];

function keptIn(records: Iterable<EvidenceRecord>): Records<EvidenceRecord> {
  const kept = new KeptRecords();
  for (const each of records) kept.push(each);
  return kept.all();
}

/** Files with their records in little memory. */
function kept(files: readonly FileEvidence[]): FileEvidence[] {
  return files.map(({ path, records }) => ({ path, records: keptIn(records) }));
}

/** Everything that is made of records. */
function said(files: readonly FileEvidence[]) {
  const { inventories } = inventoriesOf(files);
  const now = newestIn(inventories);
  return {
    now,
    topology: topologyOf(inventories),
    counts: nodeCounts(inventories),
    traits: readTraits(inventories, { spansClusters: false, now, earlier: null }),
    grounds: inventories.map((inventory) => {
      const { facts, subjects } = checkGround(inventory, null, CIRCUMSTANCES);
      const nodes = [...subjects.node].map((each) => [each.object, each.at, each.facts]);
      return { facts, nodes };
    }),
  };
}

function fileOf(path: string, ...objects: readonly object[]) {
  return { path, records: read(yamlOf(...objects), path).records };
}

const moment = (seconds: number) => new Date(seconds * 1000).toISOString();
/** A Node with moments and labels that the other tests leave out. */
const anyNode = fc
  .record({
    name: fc.constantFrom(...names("node", 9)),
    created: fc.option(fc.integer({ min: 0, max: 2 ** 33 })),
    seen: fc.option(fc.integer({ min: 1_700_000_000_000, max: 1_700_000_000_999 })),
    image: fc.constantFrom("one", "two", null),
    labels: fc.constantFrom({}, { "px/storage-node": "true" }, { "px/enabled": "false" }),
  })
  .map(({ name, created, seen, image, labels }) => {
    const time = { creationTimestamp: created === null ? null : moment(created) };
    const conditions =
      seen === null ? [] : [{ type: "Ready", lastHeartbeatTime: new Date(seen).toISOString() }];
    const plain = node(name, { labels, status: { conditions, nodeInfo: { osImage: image } } });
    return { ...plain, metadata: { ...Reflect.get(plain, "metadata"), ...time } };
  });

/** Some of a list in some order, as StorageNodes need not come as their Nodes do, nor all of them. */
const anyOrder = fc.infiniteStream(fc.nat({ max: 99 })).map((numbers) => {
  const keys = [...numbers.take(60)];
  const keyAt = (index: number) => keys[index % keys.length] ?? 0;
  return <T>(all: readonly T[]): T[] =>
    all
      .map((each, index) => ({ each, key: keyAt(index) }))
      .filter(({ key }) => key % 3 !== 0)
      .toSorted((one, other) => one.key - other.key)
      .map(({ each }) => each);
});

describe("nodes that share what they say", () => {
  it("say the same of a cluster as nodes that do not", () => {
    fc.assert(
      fc.property(anyMembers, anySpec, fc.array(anyNode), (members, spec, nodes) => {
        const objects = objectsOf(members, spec);
        const files = [fileOf("a.json", list(...objects, ...nodes)), fileOf("b.json", ...nodes)];
        expect(said(kept(files))).toEqual(said(files));
      }),
    );
  });

  it("have every key and value that was read", () => {
    fc.assert(
      fc.property(fc.array(anyNode), anyMembers, anyOrder, (nodes, members, inOrder) => {
        const records = inOrder(fileOf("a.json", dumpOf(members), ...nodes).records);
        const found = [...keptIn(records)];
        expect(found.map(plainRecord)).toEqual(records);
        for (const [index, record] of records.entries()) {
          for (const key of Object.keys(record)) {
            expect([key, Reflect.get(Object(found[index]), key)]).toEqual([
              key,
              Reflect.get(record, key),
            ]);
          }
        }
      }),
    );
  });

  it("keep moments to the millisecond", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), (created) => {
        const [record] = fileOf("a.json", node("a")).records;
        const [found] = keptIn([{ ...record, created } as EvidenceRecord]);
        expect(Object(found).created).toBe(created);
      }),
    );
  });
});

/** Values that nothing of a test has, where a text would not do. */
const OTHERS: Readonly<Record<string, unknown>> = {
  at: { file: "b.json", line: 7, column: 7 },
  legacyLabels: ["other"],
  created: 7000,
  seen: 7000,
};

describe("what nodes share", () => {
  const sharedIn = (...objects: readonly object[]) => {
    return [...keptIn(fileOf("a.json", list(...objects)).records)].flatMap((record) =>
      record.type === "node" || record.type === "storage-node" ? [sharedBy(record)] : [],
    );
  };

  it("is one object for all that are alike", () => {
    const shared = sharedIn(
      node("a", { zone: "z1" }),
      node("b", { zone: "z1" }),
      node("c", { zone: "z2" }),
      storageNode("a", true),
      storageNode("b", true),
      storageNode("c", false),
      storageNode("of another cluster", false),
    );
    expect(shared.map((each) => shared.indexOf(each))).toEqual([0, 0, 2, 3, 3, 5, 5]);
    expect(shared).not.toContain(null);
  });

  it("is not looked for among ever more that differ", () => {
    const many = names("n", 20);
    const nodes = many.map((name) => node(name, { labels: { "portworx.io/node-type": name } }));
    const storageNodes = many.map((name) => storageNode(name, true, { phase: name }));
    const first = [
      ...Array.from({ length: 16 }, () => true),
      ...Array.from({ length: 4 }, () => false),
    ];
    const shared = sharedIn(...nodes, ...storageNodes);
    expect(shared.map((each) => each !== null)).toEqual([...first, ...first]);
    const files = [fileOf("a.json", list(...nodes, ...storageNodes, storageCluster()))];
    expect(said(kept(files))).toEqual(said(files));
  });

  it.each([
    ["node", node("a", { zone: "z" })],
    ["storage-node", storageNode("a", true)],
  ])("leaves out nothing in which a %s differs", (_, object) => {
    const [record] = fileOf("a.json", object).records;
    for (const key of Object.keys(Object(record))) {
      if (key === "type") continue;
      const changed = { ...record, [key]: OTHERS[key] ?? "other" } as EvidenceRecord;
      const found = [...keptIn([record as EvidenceRecord, changed])];
      expect(found.map(plainRecord)).toEqual([record, changed]);
    }
  });

  it("is nothing for records of other kinds, which stay as they are", () => {
    const { records } = fileOf("a.json", storageCluster());
    const found = [...keptIn(records)];
    for (const [index, each] of found.entries()) expect(each).toBe(records[index]);
    expect(found.map(plainRecord)).toEqual(records);
  });
});
