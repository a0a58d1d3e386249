import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inventoriesOf } from "../../src/core/evidence/clusters.ts";
import { type InferredTrait, inferTraits } from "../../src/core/evidence/traits/infer-traits.ts";
import type { Inventory } from "../../src/core/evidence/inventory.ts";
import { newestIn } from "../../src/core/evidence/earlier-dump.ts";
import { readTraits } from "../../src/core/evidence/traits/read-traits.ts";
import { everyLevel } from "../../src/core/model/trait-value.ts";
import { STRANGERS, anyEvidence } from "../core/evidence/traits/random-evidence.ts";
import { list, node } from "../core/evidence/objects.ts";
import { RULE_SET } from "../support/assessing.ts";
import { fileOf } from "../support/evidence.ts";

const RUNS = { numRuns: 500 };

function inventoriesIn(files: readonly (readonly object[])[]): readonly Inventory[] {
  return inventoriesOf(files.map((objects, index) => fileOf(`${index}.yaml`, objects))).inventories;
}

/** What files of objects leave possible of the traits together. */
function inferred(...files: readonly (readonly object[])[]): InferredTrait[] {
  return inferredAt(newestIn(inventoriesIn(files)), files);
}

function inferredAt(now: number | null, files: readonly (readonly object[])[]): InferredTrait[] {
  const inventories = inventoriesIn(files);
  const observations = readTraits(inventories, { spansClusters: false, now, earlier: null });
  return inferTraits(observations, RULE_SET);
}

/** The mask of each trait; all levels where nothing is known. */
function masks(...files: readonly (readonly object[])[]): Record<string, number> {
  return masksOf(inferred(...files));
}

function masksOf(traits: readonly InferredTrait[]): Record<string, number> {
  const known = new Map(traits.map(({ trait, mask }) => [trait.id, mask]));
  return Object.fromEntries(
    RULE_SET.traits.map((trait) => [trait.id, known.get(trait.id) ?? everyLevel(trait)]),
  );
}

/** The traits of which less is possible than before, in spite of having less evidence. */
function narrowedFrom(before: Record<string, number>, after: Record<string, number>): string[] {
  return Object.keys(before).filter((id) => ((before[id] ?? 0) & ~(after[id] ?? 0)) !== 0);
}

const kindOf = (object: object | undefined) => String(Object(object).kind);

describe("what evidence tells of traits does not change with", () => {
  it("the order of objects, nor the files that they are in, nor the order of files", () => {
    const shuffled = anyEvidence.chain((objects) =>
      fc.tuple(
        fc.constant(objects),
        fc.shuffledSubarray(objects, { minLength: objects.length }),
        fc.nat(objects.length),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([objects, other, cut]) => {
        const expected = masks(objects);
        expect(masks(other)).toEqual(expected);
        expect(masks(other.slice(0, cut), other.slice(cut))).toEqual(expected);
        expect(masks(...other.map((each) => [each]))).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("documents that say nothing, a server's refusals among them", () => {
    fc.assert(
      fc.property(anyEvidence, fc.subarray([...STRANGERS]), (objects, others) => {
        const expected = inferred(objects);
        expect(inferred([...others, ...objects])).toEqual(expected);
        expect(inferred([...objects, ...others.toReversed()])).toEqual(expected);
        expect(inferred(objects, others)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it("a second copy of an object", () => {
    fc.assert(
      fc.property(anyEvidence, fc.nat(), (objects, pick) => {
        const copy = objects.slice(pick % (objects.length + 1)).slice(0, 1);
        expect(masks([...objects, ...copy])).toEqual(masks(objects));
      }),
      RUNS,
    );
  });
});

/**
 * Of which traits an object that is gone may leave less possible. Nodes outrank what annotations
 * say, and what an autoscaler reports outranks how its groups were declared, so that those count
 * again without them. How far groups can swing holds of the groups together.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  List: ["environment"],
  NodePool: ["nodeCountSwing"],
  AzureManagedMachinePool: ["nodeCountSwing"],
  ConfigMap: ["autoscaling", "nodeCountSwing"],
  ClusterConfig: ["nodeCountSwing"],
  // A plan of Terraform has no kind.
  undefined: ["nodeCountSwing"],
};

describe("less evidence", () => {
  it("never tells more, but for what only holds of a whole", () => {
    const reduced = anyEvidence
      .filter(({ length }) => length > 0)
      .chain((objects) => fc.tuple(fc.constant(objects), fc.nat(objects.length - 1)));
    fc.assert(
      fc.property(reduced, ([objects, gone]) => {
        const left = objects.filter((_, index) => index !== gone);
        // What makes a status stale is the time, whichever object tells it.
        const now = newestIn(inventoriesIn([objects]));
        const [before, after] = [objects, left].map((each) => masksOf(inferredAt(now, [each])));
        const narrowed = narrowedFrom(before!, after!);
        expect(ALLOWED[kindOf(objects[gone])] ?? []).toEqual(expect.arrayContaining(narrowed));
      }),
      { numRuns: 1_500 },
    );
  });
});

/** A worker: a cloud, and its capacity where a label tells. */
const anyWorkers = fc.array(
  fc.record({
    scheme: fc.constantFrom("aws", "gce", "k3s"),
    capacity: fc.constantFrom(undefined, "spot", "on-demand"),
  }),
  { minLength: 1, maxLength: 40 },
);
const listOf = (
  workers: readonly { readonly scheme: string; readonly capacity?: string | undefined }[],
) => [
  list(
    ...workers.map(({ scheme, capacity }, index) =>
      node(`n-${index}`, {
        labels: capacity === undefined ? {} : { "karpenter.sh/capacity-type": capacity },
        spec: { providerID: `${scheme}:///${index}` },
      }),
    ),
  ),
];

describe("a list of nodes that is shorter", () => {
  const shorter = anyWorkers.chain((all) =>
    fc.tuple(fc.constant(all), fc.subarray(all, { minLength: 1 })),
  );

  it("only widens how many nodes there can be", () => {
    fc.assert(
      fc.property(shorter, ([all, some]) => {
        expect(narrowedFrom(masks(listOf(all)), masks(listOf(some)))).not.toContain("clusterSize");
      }),
      RUNS,
    );
  });

  it("leaves fewer places where the cluster can run, or any place; never another one", () => {
    fc.assert(
      fc.property(shorter, ([all, some]) => {
        const [before, after] = [masks(listOf(all)), masks(listOf(some))].map(
          (found) => found["environment"] ?? 0,
        );
        const every = masks([])["environment"];
        expect([before! & after!, every]).toContain(after);
      }),
      RUNS,
    );
  });
});

describe("nodes whose labels are not seen", () => {
  it("only widen the share of spot capacity", () => {
    const hidden = anyWorkers.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })),
    );
    fc.assert(
      fc.property(hidden, ([all, isHidden]) => {
        const left = all.map((each, index) =>
          isHidden[index] === true ? { scheme: each.scheme } : each,
        );
        expect(narrowedFrom(masks(listOf(all)), masks(listOf(left)))).toEqual([]);
      }),
      RUNS,
    );
  });
});
