import { mkdtemp, realpath, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gather } from "../../src/app/gather.ts";
import { inventoriesOf } from "../../src/core/evidence/clusters.ts";
import { clusterFacts } from "../../src/core/evidence/facts/cluster-facts.ts";
import { nodeGroupFacts } from "../../src/core/evidence/facts/node-group-facts.ts";
import { topologyOf } from "../../src/core/evidence/topology/topology.ts";
import { createInputReader } from "../../src/io/input-reader.ts";
import { type DumpOptions, type DumpTruth, dumpTruth, writeDump } from "../support/dump.ts";

const MIB = 1024 * 1024;
const TOPOLOGIES = ["disaggregated", "uniform", "diskless-nodes"] as const;
const FORMATS = ["kubectl-json", "compact-json", "kubectl-yaml"] as const;
const SEEDS = [1, 2, 3, 4];

let cwd = "";
beforeAll(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-dump-truth-")));
});
afterAll(() => rm(cwd, { recursive: true }));

function noProfile(): never {
  throw new Error("a dump holds no profile");
}

/** What the product makes of a dump: read from disk, document by document, as a command does. */
async function readingOf(name: string) {
  const reader = {
    ...createInputReader({ cwd, stdin: Readable.from([]) }),
    parseYaml: () => null,
  };
  const { evidence, errors, inputs, profiles } = await gather(name, reader, {
    quick: noProfile,
    explained: noProfile,
  });
  const { inventories, leftOut } = inventoriesOf(evidence);
  const [inventory] = inventories;
  if (inventory === undefined || inventories.length > 1) throw new Error("not one cluster");
  const { realised } = topologyOf(inventories);
  const facts = clusterFacts(inventory, nodeGroupFacts(inventory));
  return {
    truth: {
      approach: realised?.approach,
      form: realised?.form,
      storage: facts.storageNodes?.storage,
      storageless: facts.storageNodes?.storageless,
    },
    whole: facts.storageNodes?.complete,
    unclear: facts.storageNodes?.unclear,
    workers: facts.workers,
    rest: [...errors, ...inputs, ...profiles, ...leftOut],
  };
}

async function expectTruth(options: DumpOptions): Promise<DumpTruth> {
  const truth = await writeDump(join(cwd, "dump"), options);
  expect(truth).toEqual(dumpTruth(options));
  expect(await readingOf("dump")).toEqual({
    truth,
    whole: true,
    unclear: 0,
    workers: options.nodes,
    rest: [],
  });
  return truth;
}

describe("a generated dump is read as what it was generated from:", () => {
  const kinds = TOPOLOGIES.flatMap((topology) => FORMATS.map((format) => ({ topology, format })));

  it.each(kinds)("$topology in $format, small ones", async (kind) => {
    const truths = [];
    for (const nodes of [12, 60]) {
      for (const seed of SEEDS) {
        truths.push(await expectTruth({ ...kind, nodes, seed, images: 4 }));
      }
      truths.push(await expectTruth({ ...kind, nodes, images: 4 }));
    }
    const isMixed = kind.topology !== "uniform";
    const counts = new Set(truths.map(({ storage }) => storage));
    expect(counts.size).toBeGreaterThan(isMixed ? 5 : 1);
    for (const { storage, storageless } of truths) {
      expect([storage >= 3, storageless > 0]).toEqual([true, isMixed]);
    }
  });

  it.each(kinds)("$topology in $format, too large to be held as a whole", async (kind) => {
    await expectTruth({ ...kind, nodes: 60, seed: 5, images: 200 });
    expect((await stat(join(cwd, "dump"))).size).toBeGreaterThan(MIB);
  });
});

describe("the truth of a dump", () => {
  it("of a seed is the same every time, and another one of another seed", () => {
    const of = (seed: number) =>
      dumpTruth({ nodes: 60, topology: "disaggregated", format: "kubectl-json", seed });
    expect(of(1)).toEqual(of(1));
    expect(new Set(SEEDS.map((seed) => of(seed).storage)).size).toBeGreaterThan(2);
  });
});
