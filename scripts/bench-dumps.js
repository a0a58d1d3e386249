// Measures reading dumps of kubectl as whole processes, side by side with what anybody would write
// first. Read ratios, not times.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROUNDS = 7;
const LARGE_ROUNDS = 3;
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const READER = join(ROOT, "scripts/bench-dump-reader.js");

/** Ratios that are aimed at, each to the yardstick in its group. */
const GOALS = {
  json: { time: 1, memory: 0.5 },
  yaml: { time: 0.4, memory: 0.25 },
  large: { time: 11, memory: 1.15 },
};

/** Writes the dumps, and reads each of them in every way that it is compared in. */
export async function benchDumps({ large }) {
  const folder = mkdtempSync(join(tmpdir(), "px-bench-dumps-"));
  try {
    const write = await generator(folder);
    const json = await write({ nodes: 5000, format: "kubectl-json" });
    const yaml = await write({ nodes: 5000, format: "kubectl-yaml" });
    const rows = [
      ...compare([run("JSON.parse", json), run("px-advisor", json)], GOALS.json, ROUNDS),
      ...compare([run("js-yaml", yaml), run("px-advisor", yaml)], GOALS.yaml, ROUNDS),
    ];
    if (large) {
      const ten = await write({ nodes: 50_000, format: "kubectl-json" });
      // What is kept of each object grows with their number; the reader itself must not.
      const alone = [json, ten].map((dump) => run("px-advisor, no records", dump));
      rows.push(...compare([...alone, run("px-advisor", ten)], GOALS.large, LARGE_ROUNDS));
    }
    process.stdout.write(`dumps, whole processes, medians of ${ROUNDS}\n`);
    console.table(rows);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The generator of the tests, compiled: it is TypeScript, which Node 20 does not run. */
async function generator(folder) {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const options = "--ignoreConfig --module nodenext --target es2023 --types node --skipLibCheck";
  const source = join(ROOT, "test/support/dump.ts");
  const given = [source, ...options.split(" "), "--rewriteRelativeImportExtensions"];
  execFileSync(process.execPath, [tsc, ...given, "--outDir", folder], { cwd: ROOT });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const { writeDump } = await import(pathToFileURL(join(folder, "dump.js")).href);
  return async ({ nodes, format }) => {
    const path = join(folder, `${nodes}.${format}`);
    await writeDump(path, { nodes, format, topology: "disaggregated" });
    return { path, name: `${nodes.toLocaleString("en")} nodes, ${format}`, objects: 2 * nodes + 1 };
  };
}

function run(how, dump) {
  return { how, dump };
}

/** Rows of a table; the first run is the yardstick of the others. Runs take turns. */
function compare(runs, goal, rounds) {
  const measured = runs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, each] of runs.entries()) measured[index].push(measure(each));
  }
  const [base, ...others] = measured.map((all) => ({
    seconds: median(all.map(({ seconds }) => seconds)),
    mebibytes: median(all.map(({ mebibytes }) => mebibytes)),
  }));
  return [base, ...others].map(({ seconds, mebibytes }, index) => ({
    dump: runs[index].dump.name,
    reader: runs[index].how,
    seconds: Number(seconds.toFixed(2)),
    MiB: Math.round(mebibytes),
    "x time": Number((seconds / base.seconds).toFixed(2)),
    "goal time": index === 0 ? "-" : goal.time,
    "x memory": Number((mebibytes / base.mebibytes).toFixed(2)),
    "goal memory": index === 0 ? "-" : goal.memory,
  }));
}

function measure({ how, dump }) {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const begun = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(process.execPath, [READER, how, dump.path], {
    env,
    encoding: "utf8",
  });
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  if (status !== 0) throw new Error(`${how} failed on ${dump.name}: ${stderr}`);
  const { objects, mebibytes } = JSON.parse(stdout);
  if (objects !== dump.objects) throw new Error(`${how} read ${objects} objects of ${dump.name}`);
  return { seconds, mebibytes };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
