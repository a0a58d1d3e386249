import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const SRC = join(ROOT, "src");

/** What each layer may import; `node` stands for every built-in module. */
const LAYERS: Record<string, { layers: string[]; packages: string[] }> = {
  core: { layers: ["core"], packages: ["zod", "@noble/hashes"] },
  report: { layers: ["core", "report"], packages: ["fast-xml-builder", "markdown-table"] },
  page: { layers: ["core", "report", "page"], packages: ["preact"] },
  app: { layers: ["core", "report", "app"], packages: [] },
  io: {
    layers: ["core", "io"],
    packages: [
      "node",
      "js-yaml",
      "tinyglobby",
      "tinypool",
      "write-file-atomic",
      "@marcbachmann/cel-js",
    ],
  },
  cli: {
    layers: ["core", "report", "app", "io", "cli"],
    packages: ["node", "commander", "chalk", "inquirer", "@inquirer/core"],
  },
};

/** Every module that a file imports: static, type-only, re-exported or dynamic. */
function importsOf(source: string, name = "file.ts"): string[] {
  const { module, errors } = parseSync(name, source);
  expect(errors).toEqual([]);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  );
  const reExported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
  );
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...reExported,
    ...dynamic,
  ];
}

/** What an import breaks, or null. */
function breach(file: string, target: string): string | null {
  const layer = relative(SRC, file).split("/")[0]!;
  const allowed = LAYERS[layer]!;
  if (target.startsWith(".")) {
    const path = relative(SRC, resolve(dirname(file), target));
    return allowed.layers.includes(path.split("/")[0]!) ? null : `${layer} imports ${path}`;
  }
  const name = target.startsWith("node:") ? "node" : packageOf(target);
  return allowed.packages.includes(name) ? null : `${layer} imports the package ${target}`;
}

/** A package may be imported by one of its entries, such as `js-yaml/browser`. */
function packageOf(target: string): string {
  return target
    .split("/")
    .slice(0, target.startsWith("@") ? 2 : 1)
    .join("/");
}

function filesOf(layer: string): string[] {
  return readdirSync(join(SRC, layer), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(SRC, layer, name));
}

describe("the layers", () => {
  it.each(Object.keys(LAYERS))("%s imports only what it may", (layer) => {
    const files = filesOf(layer);
    expect(files.length).toBeGreaterThan(3);
    const imports = files.flatMap((file) =>
      importsOf(readFileSync(file, "utf8"), file).map((target) => ({ file, target })),
    );
    expect(imports.length).toBeGreaterThan(3);
    expect(imports.map(({ file, target }) => breach(file, target)).filter(Boolean)).toEqual([]);
  });

  it("are all that src holds, beside the library's entry", () => {
    const found = readdirSync(SRC).filter((name) => name !== "tsconfig.json");
    expect(found.toSorted()).toEqual([...Object.keys(LAYERS), "index.ts"].toSorted());
  });

  it.each([
    ['import { x } from "../io/read-text.ts";', "core imports io/read-text.ts"],
    ['import type { X } from "../app/ports.ts";', "core imports app/ports.ts"],
    ['export { x } from "../cli/main.ts";', "core imports cli/main.ts"],
    ['export * from "../report/json.ts";', "core imports report/json.ts"],
    ['const x = () => import("../io/read-text.ts");', "core imports io/read-text.ts"],
    ['import { open } from "node:fs";', "core imports the package node:fs"],
  ])("a breach is seen: %s", (source, expected) => {
    const file = join(SRC, "core/example.ts");
    expect(importsOf(source).map((target) => breach(file, target))).toEqual([expected]);
  });

  it("are documented as they are", () => {
    const document = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");
    const rows = [
      ...document.matchAll(/^\| (core|report|page|app|io|cli) +\| (.*?) +\| (.*?) +\|$/gm),
    ];
    const documented = Object.fromEntries(
      rows.map(([, layer, layers, packages]) => [
        layer,
        { layers: layers!.split(", "), packages: packages === "none" ? [] : packages!.split(", ") },
      ]),
    );
    expect(documented).toEqual(LAYERS);
  });
});
