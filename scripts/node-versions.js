// Binaries of other versions of Node, from the packages that npm itself offers.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const CACHE = fileURLToPath(new URL("../node_modules/.cache/node-versions", import.meta.url));

/** The oldest version that is supported, and the newest of every line. */
export const NODE_VERSIONS = ["20.19.0", "20.20.2", "22.23.3", "24.21.0"];

/** The path of a Node binary of one version; installs it where it is missing. */
export function nodeBinary(version) {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const folder = join(CACHE, version);
  const binary = join(folder, "node_modules", name, "bin", "node");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"private":true}');
  const options = ["--no-audit", "--no-fund", "--no-package-lock", "--no-save"];
  execFileSync("npm", ["install", ...options, `${name}@${version}`], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const version of NODE_VERSIONS) {
    process.stdout.write(`${version} ${nodeBinary(version)}\n`);
  }
}
