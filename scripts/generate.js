// Writes everything in the repository that is derived from something else in it. `npm run check`
// fails where running this changes a file.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Writes a file only where its text differs, so that builds stay incremental. */
async function keep(path, text) {
  const file = join(ROOT, path);
  const before = await readFile(file, "utf8").catch(() => null);
  if (before === text) return;
  await writeFile(file, text);
  process.stderr.write(`generated ${path}\n`);
}

async function generatePack() {
  const { readPackFolder } = await import("../dist/io/pack-folder.js");
  const sealed = await readPackFolder(ROOT, "rules/portworx");
  const text = JSON.stringify(sealed);
  await keep(
    "src/core/pack/portworx.ts",
    `// Generated from rules/portworx by scripts/generate.js; change the rules, not this file.\n` +
      `import type { SealedPack } from "./rule-set.ts";\n\n` +
      `/** The built-in pack, compiled so that nothing parses YAML at start. */\n` +
      `export const PORTWORX: SealedPack = ${text};\n`,
  );
}

function compile() {
  execFileSync("npx", ["tsc", "-b", "src"], { cwd: ROOT, stdio: "inherit" });
}

await generatePack();
compile();
