// Bundles the built command line into dist/bundle. esbuild splits it into chunks; then chunks that are
// loaded together become one file of CommonJS, which Node loads faster than modules.
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { FACT_ROOTS } from "../dist/core/checks/fact-roots.js";
import { PACK_ASIDE, writePack } from "./bundle-pack.js";
import { THREAD_MODULE, writeEntries } from "./bundle-entries.js";
import { licenses } from "./bundled-licenses.js";

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const MADE = join(DIST, "made");
/** A folder may be given instead, to compare what comes out. */
const [, , BUNDLE = join(DIST, "bundle")] = process.argv;

/** Starts threads from files of its own, so that it cannot stand in a bundle. */
const POOL = "tinypool";

/** Modules that are loaded on their own; what a gate with the default format takes stands together. */
const TOGETHER = ["made/cli.js", "report/text/text.js"];

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

/** The catalogue of facts as values: what makes it of the schema would load zod for every expression. */
const FACTS_READY = {
  name: "facts-ready",
  setup({ onLoad }) {
    onLoad({ filter: /\/dist\/core\/checks\/fact-roots\.js$/ }, () => ({
      contents: `export const FACT_ROOTS = ${JSON.stringify(FACT_ROOTS)};`,
    }));
  },
};

/**
 * What packages load and we never use: programs that commands of commander could be, the editor that
 * inquirer could open with its tables of encodings, and zod's messages in other languages.
 */
const UNUSED = [
  { filter: /^node:child_process$/, by: "/commander/", contents: "module.exports = {};" },
  {
    filter: /^@inquirer\/external-editor$/,
    by: "/@inquirer/editor/",
    contents: "module.exports = {};",
  },
  { filter: /\/locales\/index\.js$/, by: "/zod/v4/", contents: "export {};" },
];

const WITHOUT_UNUSED = {
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    for (const { filter, by, contents } of UNUSED) {
      onResolve({ filter }, ({ path, importer }) =>
        importer.includes(by) ? { path, namespace: "unused", pluginData: contents } : null,
      );
    }
    onLoad({ filter: /.*/, namespace: "unused" }, ({ pluginData }) => ({ contents: pluginData }));
  },
};

/** What every module finds without an import; importing it would make a copy with a getter for each key. */
const PROCESS_AS_IT_IS = {
  name: "process-as-it-is",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:process$/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "global" } : null,
    );
    onLoad({ filter: /.*/, namespace: "global" }, () => ({ contents: "export default process;" }));
  },
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
  const start = closure("start.js", outputs);
  const together = new Set(TOGETHER.flatMap((entry) => [...closure(byEntry.get(entry), outputs)]));
  const rest = [...outputs.keys()].filter((name) => !start.has(name) && !together.has(name));
  return new Map([
    ["px-advisor.cjs", [...start]],
    ["cli.cjs", [...together].filter((name) => !start.has(name))],
    ...rest.map((name) => [name.replace(/\.js$/, ".cjs"), [name]]),
  ]);
}

/** One file: its chunks in one scope, each under a name by which other files find it. */
async function link(names, { home, texts, entries, build: digest }) {
  const at = (name) => `${home.get(name)}#${nameIn(name)}`;
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
        const [file, name] = path.split("#");
        // The mark tells that a default export is one, rather than the whole chunk.
        const contents = `const chunk = require("./${file}").${name};
          module.exports = Object.defineProperty(chunk, "__esModule", { value: true });`;
        return { contents };
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
  const built = createHash("sha256");
  for (const names of others) {
    for (const { path, contents } of await link(names, { home, texts, entries, build: "" })) {
      if (path.endsWith(".cjs")) built.update(contents);
      await writeFile(path, contents);
    }
  }
  const build = built.digest("hex").slice(0, 16);
  for (const { path, contents } of await link(start, { home, texts, entries, build })) {
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
