import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileOf, topologyOver } from "../../../support/evidence.ts";
import { type Member, memberName } from "../members.ts";
import { type StorageClusterInput, claim, list, node, storageNode } from "../objects.ts";
import {
  anyMembers,
  anySpec,
  layersIn,
  layersOf,
  objectsOf,
  randomMembers,
} from "../random-clusters.ts";

const RUNS = { numRuns: 300 };
const KINDS = ["Node", "StorageNode", "Pod", "PersistentVolumeClaim", "StorageCluster"];

describe("the topology does not change with", () => {
  it("the order of the objects in a list", () => {
    const shuffled = fc
      .tuple(anyMembers, anySpec)
      .map(([found, spec]) => objectsOf(found, spec))
      .chain((objects) =>
        fc.tuple(fc.constant(objects), fc.shuffledSubarray(objects, { minLength: objects.length })),
      );
    fc.assert(
      fc.property(shuffled, ([objects, other]) => {
        expect(layersIn(other)).toEqual(layersIn(objects));
      }),
      RUNS,
    );
  });

  it("the files that the objects are in, nor their order", () => {
    fc.assert(
      fc.property(anyMembers, anySpec, fc.boolean(), (found, spec, isReversed) => {
        const objects = objectsOf(found, spec);
        const files = objects.map((object, index) => fileOf(`${index}.json`, [list(object)]));
        const ordered = isReversed ? files.toReversed() : files;
        expect(layersOf(topologyOver(ordered))).toEqual(layersIn(objects));
      }),
      RUNS,
    );
  });

  it("the names of the nodes", () => {
    fc.assert(
      fc.property(anyMembers, anySpec, (found, spec) => {
        expect(layersIn(objectsOf(found, spec, "zz-"))).toEqual(layersIn(objectsOf(found, spec)));
      }),
      RUNS,
    );
  });

  it("the names of the groups", () => {
    fc.assert(
      fc.property(anyMembers, anySpec, (found, spec) => {
        const renamed = found.map((member) =>
          member.pool === undefined
            ? member
            : { ...member, pool: member.pool === "a" ? "zulu" : "mike" },
        );
        expect(layersIn(objectsOf(renamed, spec))).toEqual(layersIn(objectsOf(found, spec)));
      }),
      RUNS,
    );
  });

  it("objects that say nothing about it", () => {
    const strangers = fc.subarray([
      { apiVersion: "v1", kind: "Service", metadata: { name: "web" } },
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" }, data: { a: "b" } },
      { apiVersion: "ocs.openshift.io/v1", kind: "StorageCluster", metadata: { name: "ocs" } },
      { apiVersion: "storage.example/v1", kind: "StorageNode", metadata: { name: "node-1" } },
      { apiVersion: "apps/v1", kind: "DaemonSet", metadata: { name: "logs" }, spec: {} },
      { apiVersion: "v1", kind: "Status", status: "Failure", message: "forbidden" },
      claim("other", "ebs.csi.aws.com"),
      { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: { nodeName: "node-1" } },
    ]);
    fc.assert(
      fc.property(anyMembers, anySpec, strangers, (found, spec, others) => {
        const objects = objectsOf(found, spec);
        expect(layersIn([...others, ...objects, ...others])).toEqual(layersIn(objects));
      }),
      RUNS,
    );
  });

  it("a second copy of a file", () => {
    fc.assert(
      fc.property(anyMembers, (found) => {
        const nodes = fileOf("nodes.json", [
          list(...found.map((each, index) => node(memberName(index), each))),
        ]);
        const rest = fileOf("rest.json", [
          list(...found.map(({ storage }, index) => storageNode(memberName(index), storage))),
        ]);
        expect(layersOf(topologyOver([nodes, rest, nodes]))).toEqual(
          layersOf(topologyOver([nodes, rest])),
        );
      }),
      RUNS,
    );
  });
});

describe("nodes that go down", () => {
  const stopped = (found: readonly Member[], which: readonly boolean[]) =>
    found.map((member, index) =>
      which[index] === true ? { ...member, storage: false, phase: "Offline" } : member,
    );
  const downs = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
  const approachOf = (found: readonly Member[], spec: StorageClusterInput) =>
    layersIn(objectsOf(found, spec).filter((each) => Object(each).kind !== "Pod")).realised
      ?.approach;

  it("never make a uniform cluster disaggregated", () => {
    const storing = randomMembers(fc.constant(true)).map((found) =>
      found.map((member) => ({ ...member, storage: true, phase: "Online" })),
    );
    fc.assert(
      fc.property(storing, anySpec, downs, (found, spec, which) => {
        expect(approachOf(found, spec)).toBe("converged");
        expect(approachOf(stopped(found, which), spec)).not.toBe("disaggregated");
      }),
      RUNS,
    );
  });

  it("never make a disaggregated cluster converged, while three storage nodes and a compute node are up", () => {
    const apart = fc.tuple(fc.integer({ min: 3, max: 5 }), fc.integer({ min: 1, max: 5 }), downs);
    fc.assert(
      fc.property(apart, anySpec, ([storage, compute, which], spec) => {
        const found: Member[] = [
          ...Array.from({ length: storage }, () => ({ storage: true, pool: "s", type: "storage" })),
          ...Array.from({ length: compute }, () => ({
            storage: false,
            pool: "c",
            type: "storageless",
          })),
        ];
        expect(approachOf(found, spec)).toBe("disaggregated");
        const left = stopped(
          found,
          which.map((isDown, index) => isDown && index > 2 && index !== storage),
        );
        expect(approachOf(left, spec)).toBe("disaggregated");
      }),
      RUNS,
    );
  });
});

describe("two dumps", () => {
  it("are read as each is alone, whatever names they share", () => {
    fc.assert(
      fc.property(anyMembers, anySpec, anyMembers, anySpec, (one, oneSpec, other, otherSpec) => {
        const dumps = [objectsOf(one, oneSpec), objectsOf(other, otherSpec)];
        const [first, second] = dumps.map((objects) => layersIn(objects));
        const both = layersOf(
          topologyOver(dumps.map((objects, index) => fileOf(`${index}.json`, [list(...objects)]))),
        );
        for (const layer of ["declared", "realised"] as const) {
          const isCommon = JSON.stringify(first?.[layer]) === JSON.stringify(second?.[layer]);
          expect(both[layer]).toEqual(isCommon ? first?.[layer] : null);
        }
      }),
      RUNS,
    );
  });
});

describe("kinds of object that a reader may not list", () => {
  it("never turn the approach of what runs into the other one", () => {
    fc.assert(
      fc.property(anyMembers, anySpec, fc.subarray(KINDS), (found, spec, kinds) => {
        const objects = objectsOf(found, spec);
        const whole = layersIn(objects).realised?.approach;
        const left = objects.filter((each) => !kinds.includes(String(Object(each).kind)));
        const part = layersIn(left).realised?.approach;
        expect([whole, undefined]).toContain(whole === undefined ? undefined : part);
      }),
      { numRuns: 2_000 },
    );
  });
});
