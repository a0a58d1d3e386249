// Dumps of kubectl as whole processes, beside a script that parses them whole.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { peersFolder } from "./peers.js";
import { sideBySide } from "./process-runs.js";
import { BIN, HERE, inFolder } from "./start-up.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PARSE = `
import { readFileSync } from "node:fs";
const { items } = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(items.length);
`;

const LOAD = `
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
console.log(load(readFileSync(process.argv[2], "utf8")).items.length);
`;

/** The generator of the tests, compiled: it is TypeScript, which Node 20 does not run. */
async function generator(folder) {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const options = "--ignoreConfig --module nodenext --target es2023 --types node --skipLibCheck";
  const source = join(ROOT, "test/support/dump.ts");
  const given = [source, ...options.split(" "), "--rewriteRelativeImportExtensions"];
  execFileSync(process.execPath, [tsc, ...given, "--outDir", folder], { cwd: ROOT });
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  const { writeDump } = await import(pathToFileURL(join(folder, "dump.js")).href);
  return (name, nodes, format) =>
    writeDump(join(folder, name), { nodes, format, topology: "disaggregated" });
}

const check = (name, file) => ({
  name,
  command: [HERE, BIN, "check", file],
  codes: [0, 1, 3],
});

/** A dump of 5,000 nodes against JSON.parse, and one of ten times as many against the first. */
export function benchDumps({ rounds, isLarge }) {
  return inFolder(async (folder) => {
    const write = await generator(folder);
    writeFileSync(join(folder, "parse.mjs"), PARSE);
    const load = join(peersFolder(), "load.mjs");
    writeFileSync(load, LOAD);
    await write("5000.json", 5000, "kubectl-json");
    await write("5000.yaml", 5000, "kubectl-yaml");
    const parse = { name: "JSON.parse of 5,000 nodes", command: [HERE, "parse.mjs", "5000.json"] };
    const json = [parse, check("check of 5,000 nodes", "5000.json")];
    const rows = await measured(json, folder, { rounds, weighings: 3 });
    rows[1].goal = { column: "ratio", most: 1 };
    rows.push({ ...weight(rows[1], rows[0]), goal: { column: "memory ratio", most: 0.5 } });
    const whole = { name: "js-yaml on 5,000 nodes", command: [HERE, load, "5000.yaml"] };
    const yaml = [whole, check("check of 5,000 nodes as YAML", "5000.yaml")];
    rows.push(...(await measured(yaml, folder, { rounds: 3, weighings: 1 })));
    if (!isLarge) return rows;
    await write("50000.json", 50_000, "kubectl-json");
    const large = [check("5,000 nodes again", "5000.json"), check("50,000 nodes", "50000.json")];
    const grown = await measured(large, folder, { rounds: 3, weighings: 1 });
    grown[1].goal = { column: "ratio", most: 11 };
    const growth = { ...weight(grown[1], grown[0]), goal: { column: "memory ratio", most: 1.15 } };
    return [...rows, ...grown, growth];
  });
}

async function measured(subjects, folder, options) {
  const found = await sideBySide(
    subjects.map((subject) => ({ ...subject, cwd: folder })),
    options,
  );
  return found.map(({ name, ...figures }) => ({ subject: name, ...figures, goal: null }));
}

function weight({ subject, mebibytes }, base) {
  return {
    subject: `${subject}, memory`,
    mebibytes,
    "memory ratio": mebibytes / base.mebibytes,
  };
}
