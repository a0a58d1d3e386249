// Programs to measure beside, of exact versions, in a folder of their own: nobody who builds or uses
// px-advisor needs them.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const FOLDER = fileURLToPath(new URL("../../node_modules/.cache/bench-peers", import.meta.url));

/** What is installed. */
export const PEERS = {
  "@stoplight/spectral-cli": "6.16.3",
  "json-rules-engine": "7.3.1",
  "js-yaml": "5.5.0",
};

/** The folder with the peers; installs them where they are missing. */
export function peersFolder() {
  const manifest = JSON.stringify({ private: true, type: "module", dependencies: PEERS });
  const file = join(FOLDER, "package.json");
  const isThere = existsSync(file) && readFileSync(file, "utf8") === manifest;
  if (isThere && existsSync(join(FOLDER, "node_modules/json-rules-engine"))) return FOLDER;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, manifest);
  const options = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"];
  execFileSync("npm", ["install", ...options], {
    cwd: FOLDER,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return FOLDER;
}

/** A peer as a module. */
export function importPeer(name) {
  const require = createRequire(join(peersFolder(), "package.json"));
  return import(pathToFileURL(require.resolve(name)).href);
}
