// Writes everything in the repository that is derived from something else in it. `npm run check`
// fails where running this changes a file. `--pack-only` is for the build, which needs no more.
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { GENERATED_SHELLS, completionScript } from "./completions.js";
import { factSections } from "./fact-sections.js";
import { replay } from "./sessions.js";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MARKER = "<!-- generated below this line by npm run generate -->\n";

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
  await keep(
    "src/core/pack/portworx.ts",
    `// Generated from rules/portworx by scripts/generate.js; change the rules, not this file.\n` +
      `import type { SealedPack } from "./rule-set.ts";\n\n` +
      `/** The built-in pack, compiled so that nothing parses YAML at start. */\n` +
      // A text, since it was checked when it was written and parses faster than a literal.
      `export const PORTWORX = JSON.parse(\n  ${JSON.stringify(JSON.stringify(sealed))},\n) as SealedPack;\n`,
  );
  execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-b", "src"], {
    cwd: ROOT,
    stdio: "inherit",
  });
}

async function generateSchemas(ruleSet) {
  const { SCHEMA_NAMES } = await import("../dist/core/model/schema-names.js");
  const { jsonSchema } = await import("../dist/core/model/json-schema.js");
  for (const name of SCHEMA_NAMES) {
    const text = `${JSON.stringify(jsonSchema(name, ruleSet), null, 2)}\n`;
    await keep(`rules/schema/${name}.schema.json`, text);
  }
}

async function generateRuleIndex(ruleSet, PORTWORX) {
  const { rulesList } = await import("../dist/report/rules-list.js");
  const { PLAIN_PALETTE } = await import("../dist/report/palette.js");
  const { verifyPack } = await import("../dist/core/verify/verify-pack.js");
  const { surfaceLines } = await import("../dist/report/verify/surface-lines.js");
  const { loadEvaluator } = await import("../dist/io/cel/load-evaluator.js");
  const list = rulesList({ ruleSet, palette: PLAIN_PALETTE, width: 100 });
  const verification = verifyPack(PORTWORX, {
    against: null,
    evaluator: await loadEvaluator(),
  });
  const surface = surfaceLines(verification, { palette: PLAIN_PALETTE, width: 100 });
  const blocks = [list, `${surface.join("\n")}\n`].map((text) => `\n\`\`\`text\n${text}\`\`\`\n`);
  await below("rules/README.md", blocks.join(""));
}

/** The facts that checks read, from the schema that describes them. */
async function generateFacts() {
  const { FACT_ROOTS } = await import("../dist/core/checks/fact-roots.js");
  const { SUBJECTS } = await import("../dist/core/checks/facts.js");
  await below("docs/facts.md", factSections(FACT_ROOTS, Object.keys(SUBJECTS)));
}

async function generateCompletions() {
  for (const shell of GENERATED_SHELLS) {
    await keep(`completions/px-advisor.${shell}`, completionScript(shell));
  }
}

/** Replaces what stands below the marker of a file. */
async function below(path, text) {
  const before = await readFile(join(ROOT, path), "utf8");
  const [kept] = before.split(MARKER);
  await keep(path, `${kept}${MARKER}${text}`);
}

await generatePack();
if (!process.argv.includes("--pack-only")) {
  const { compileRuleSet } = await import("../dist/core/pack/compile.js");
  const { PORTWORX } = await import("../dist/core/pack/portworx.js");
  const ruleSet = compileRuleSet(PORTWORX);
  await generateSchemas(ruleSet);
  await generateFacts();
  await generateCompletions();
  await generateRuleIndex(ruleSet, PORTWORX);
  await keep("README.md", await replay(await readFile(join(ROOT, "README.md"), "utf8")));
}
