// Bundles the built command line into dist/bundle. esbuild splits it into chunks; then chunks that are
// loaded together become one file of CommonJS, which Node loads faster than modules.
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { PACK_ASIDE, writePack } from "./bundle-pack.js";
import { FACTS_READY, PROCESS_AS_IT_IS, WITHOUT_UNUSED } from "./bundle-plugins.js";
import { THREAD_MODULE, writeEntries } from "./bundle-entries.js";
import { licenses } from "./bundled-licenses.js";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const MADE = join(DIST, "made");
/** A folder may be given instead, to compare what comes out. */
const [, , BUNDLE = join(DIST, "bundle")] = process.argv;

/** Starts threads from files of its own, so that it cannot stand in a bundle. */
const POOL = "tinypool";

/**
 * Modules that are loaded on their own and stand together in a file, in which they call one another without
 * a detour: what a gate with the default format takes, and what reads evidence.
 */
const TOGETHER = new Map([
  ["cli.cjs", ["made/cli.js", "report/text/text.js"]],
  [
    "evidence.cjs",
    ["app/evidence-reading.js", "app/evidence-targets.js", "io/stream/read-bytes.js"],
  ],
]);

/** Modules whose exports are those of their file. */
const ENTRIES = ["made/start.js", "made/cli.js"];

/** What takes the place of `import.meta.url`, which CommonJS does not have. */
const BUNDLE_URL =
  'const bundle={get url(){return require("node:url").pathToFileURL(__filename).href}};';

const COMMON = {
  absWorkingDir: DIST,
  bundle: true,
  platform: "node",
  target: "node20.19",
  minify: true,
  legalComments: "none",
  write: false,
  logLevel: "warning",
};

/** The chunks by file name, with their imports and what they are made of. */
async function split() {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: {
      start: join(MADE, "start.js"),
      "fleet-worker": join(MADE, "fleet-worker.js"),
    },
    external: [POOL],
    outdir: join(DIST, "bundle"),
    splitting: true,
    sourcemap: "inline",
    format: "esm",
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    metafile: true,
    plugins: [WITHOUT_UNUSED, PROCESS_AS_IT_IS, PACK_ASIDE, FACTS_READY],
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [nameOf(path), output]),
  );
  return { texts: new Map(outputFiles.map(({ path, text }) => [nameOf(path), text])), outputs };
}

function nameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A chunk and all that loading it loads. */
function closure(name, outputs, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const { path, kind, external } of outputs.get(name).imports) {
    if (kind === "import-statement" && !external) closure(nameOf(path), outputs, found);
  }
  return found;
}

/** Chunks by the module that they begin with. */
function chunksByEntry(outputs) {
  return new Map([...outputs].map(([name, { entryPoint }]) => [entryPoint, name]));
}

/** Chunks by the file that they go into. */
function filesOf(outputs) {
  const byEntry = chunksByEntry(outputs);
  const left = new Set(outputs.keys());
  const taken = (names) => [...new Set(names)].filter((name) => left.delete(name));
  const files = new Map([["px-advisor.cjs", taken(closure("start.js", outputs))]]);
  for (const [file, entries] of TOGETHER) {
    files.set(file, taken(entries.flatMap((entry) => [...closure(byEntry.get(entry), outputs)])));
  }
  for (const name of left) files.set(name.replace(/\.js$/, ".cjs"), [name]);
  return files;
}

/** One file: its chunks in one scope, each under a name by which other files find it. */
async function link(names, { home, texts, outputs, entries, digest }) {
  const at = (name) => `${home.get(name)}#${nameIn(name)}#${name}`;
  const chunks = {
    name: "chunks",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path }) => {
        const name = nameOf(path);
        return names.includes(name)
          ? { path: name, namespace: "here" }
          : { path: at(name), namespace: "elsewhere" };
      });
      onLoad({ filter: /.*/, namespace: "here" }, ({ path }) => ({ contents: texts.get(path) }));
      onLoad({ filter: /.*/, namespace: "elsewhere" }, ({ path }) => {
        const [file, name, chunk] = path.split("#");
        // Taken out once: what stands in another file is there by then, and getters take time.
        const exported = outputs
          .get(chunk)
          .exports.map((each) => `export ${declaration(each)} chunk.${each};`)
          .join("");
        return { contents: `const chunk = require("./${file}").${name};${exported}` };
      });
    },
  };
  const { outputFiles } = await build({
    ...COMMON,
    stdin: { contents: contentsOf(names, entries) },
    format: "cjs",
    sourcemap: "linked",
    outfile: join(BUNDLE, home.get(names[0])),
    external: [POOL, ...[...new Set(home.values())].map((file) => `./${file}`)],
    // As a call of require, which takes no turn through Node's loader of modules.
    supported: { "dynamic-import": false },
    define: { "import.meta.url": "bundle.url", BUILD_DIGEST: JSON.stringify(digest) },
    banner: {
      js: names.some((name) => texts.get(name).includes("import.meta.url")) ? BUNDLE_URL : "",
    },
    plugins: [chunks],
  });
  return outputFiles;
}

function declaration(exported) {
  return exported === "default" ? exported : `const ${exported} =`;
}

function contentsOf(names, entries) {
  const all = names.map((name) => `export * as ${nameIn(name)} from "./${name}";`);
  const own = names.filter((name) => entries.has(name)).map((name) => `export * from "./${name}";`);
  return [...all, ...own].join("");
}

function nameIn(name) {
  return name.replaceAll(/\W/g, "_");
}

async function writeBundle() {
  const { texts, outputs } = await split();
  await rm(BUNDLE, { recursive: true, force: true });
  await mkdir(BUNDLE, { recursive: true });
  const files = filesOf(outputs);
  const home = new Map([...files].flatMap(([file, names]) => names.map((name) => [name, file])));
  const byEntry = chunksByEntry(outputs);
  const entries = new Set(ENTRIES.map((entry) => byEntry.get(entry)));
  const [start, ...others] = files.values();
  const parts = { home, texts, outputs, entries };
  const built = createHash("sha256");
  for (const names of others) {
    for (const { path, contents } of await link(names, { ...parts, digest: "" })) {
      if (path.endsWith(".cjs")) built.update(contents);
      await writeFile(path, contents);
    }
  }
  const digest = built.digest("hex").slice(0, 16);
  for (const { path, contents } of await link(start, { ...parts, digest })) {
    await writeFile(path, contents);
  }
  await writeFile(join(BUNDLE, "licenses.txt"), await licenses(outputs, DIST));
  await writeFile(join(BUNDLE, "fleet-worker.js"), THREAD_MODULE);
  await writePack(BUNDLE);
  const inputs = [...files].map(([file, names]) => [
    file,
    Object.assign({}, ...names.map((name) => sizesOf(outputs.get(name)))),
  ]);
  await writeFile(join(MADE, "contents.json"), JSON.stringify(Object.fromEntries(inputs), null, 1));
}

/** Bytes that each module gave to a chunk. */
function sizesOf({ inputs }) {
  return Object.fromEntries(
    Object.entries(inputs).map(([path, { bytesInOutput }]) => [path, bytesInOutput]),
  );
}

await writeEntries(MADE);
await writeBundle();
