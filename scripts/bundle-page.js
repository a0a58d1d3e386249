// Makes dist/page/page.js and page.css, which the format html puts into its documents. The same
// sources give the same bytes.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * What reads the inventories of manifests, of which a page has none: its clusters come with what was
 * read. Without it the script is a fifth smaller. An import that finds no export here fails the build.
 */
const WITHOUT_INVENTORIES = {
  name: "without-inventories",
  setup({ onLoad }) {
    const instead = (file, contents) =>
      onLoad({ filter: new RegExp(`/core/evidence/${file}$`) }, () => ({ contents }));
    instead("facts/check-ground.ts", "export const checkGround = () => null;");
    instead("topology/node-counts.ts", "export const nodeCounts = () => null;");
  },
};

/** The page's script and style with what they were made of, as esbuild tells it. */
export async function bundlePage() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: { page: "src/page/main.tsx" },
    outdir: "dist/page",
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2023",
    charset: "ascii",
    legalComments: "none",
    tsconfig: "src/page/tsconfig.json",
    plugins: [WITHOUT_INVENTORIES],
    metafile: true,
    write: false,
    logLevel: "warning",
  });
  const style = await build({
    absWorkingDir: ROOT,
    entryPoints: { page: "src/page/page.css" },
    outdir: "dist/page",
    minify: true,
    charset: "ascii",
    write: false,
    logLevel: "warning",
  });
  const parts = { script: outputFiles[0].text.trim(), style: style.outputFiles[0].text.trim() };
  refuseEnds(parts);
  return { ...parts, inputs: Object.keys(metafile.inputs) };
}

/** Inside a document nothing may end the element that holds it, or begin a comment there. */
function refuseEnds({ script, style }) {
  if (/<\/script|<!--|<script/i.test(script)) throw new Error("page.js would end its element");
  if (/<\//.test(style)) throw new Error("page.css would end its element");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { script, style } = await bundlePage();
  await mkdir(join(ROOT, "dist/page"), { recursive: true });
  await writeFile(join(ROOT, "dist/page/page.js"), script);
  await writeFile(join(ROOT, "dist/page/page.css"), style);
}
