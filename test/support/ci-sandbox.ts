import { chmod, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Sandbox, ROOT, createSandbox } from "./scenarios.ts";

/** A folder as CI sees it: `npm` and `npx` lead to this build of px-advisor, and to nothing else. */
export interface CiSandbox extends Sandbox {
  /** Every command line that reached npm, npx or px-advisor, in order. */
  calls(): Promise<string[][]>;
}

/** The formats that the examples use; one that this build lacks is replaced by one it has. */
const FORMATS = ["auto", "sarif", "gitlab", "junit", "text", "json"];

/** Makes such a folder with a cluster that fails the gate and one that passes it. */
export async function createCiSandbox(): Promise<CiSandbox> {
  const sandbox = await createSandbox();
  const home = join(sandbox.folder, "..");
  const log = join(home, "calls.jsonl");
  const stub = join(home, "stub.cjs");
  await writeFile(log, "");
  await writeFile(stub, stubText({ log, known: await knownFormats(sandbox) }));
  await chmod(stub, 0o755);
  for (const name of ["npm", "npx"]) await symlink(stub, join(home, "bin", name));
  const example = (name: string) => readFile(join(ROOT, "examples", name), "utf8");
  await sandbox.write("clusters/match.yaml", await example("static-on-premises.yaml"));
  await sandbox.write("mismatch/cluster.yaml", await example("mixed-signals.yaml"));
  return {
    ...sandbox,
    async calls() {
      const lines = (await readFile(log, "utf8")).split("\n").filter((line) => line !== "");
      return lines.map((line) => JSON.parse(line) as string[]);
    },
  };
}

async function knownFormats(sandbox: Sandbox): Promise<string[]> {
  const known = await Promise.all(
    FORMATS.map(async (format) => {
      const { stderr } = await sandbox.run(`px-advisor check none.yaml -o ${format}=out`);
      return stderr.includes("unknown format") ? [] : [format];
    }),
  );
  return known.flat();
}

/** A program that stands for npm, npx and the px-advisor that npm installs. */
function stubText({ log, known }: { log: string; known: readonly string[] }): string {
  const program = join(ROOT, "bin/px-advisor.js");
  return `#!${process.execPath}
const { appendFileSync, mkdirSync, symlinkSync } = require("node:fs");
const { basename, join } = require("node:path");
const { spawnSync } = require("node:child_process");
const [, file, ...args] = process.argv;
const name = basename(file);
appendFileSync(${JSON.stringify(log)}, JSON.stringify([name, ...args]) + "\\n");
const known = ${JSON.stringify(known)};
const replaced = (output) => {
  const [format, ...rest] = output.split("=");
  if (known.includes(format)) return output;
  return rest.length === 0 ? "text" : ["json", ...rest].join("=");
};
const run = (given) => {
  const args = given.map((word, index) => (given[index - 1] === "-o" ? replaced(word) : word));
  const { status } = spawnSync(process.execPath, [${JSON.stringify(program)}, ...args], { stdio: "inherit" });
  process.exitCode = status ?? 99;
};
if (name === "px-advisor") run(args);
else if (name === "npx") {
  const [yes, spec, ...rest] = args;
  if (yes === "--yes" && spec.startsWith("px-advisor@")) run(rest);
  else process.exitCode = 97;
} else {
  const bin = join(args[args.indexOf("--prefix") + 1], "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(__filename, join(bin, "px-advisor"));
}
`;
}
