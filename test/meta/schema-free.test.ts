import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, it } from "vitest";

const DIST = resolve(import.meta.dirname, "../../dist");

/** The built modules that loading one of them loads, and the packages, by name. */
function loadedWith(entry: string): Set<string> {
  const loaded = new Set<string>();
  const load = (file: string): void => {
    const name = relative(DIST, file);
    if (loaded.has(name)) return;
    loaded.add(name);
    const { module } = parseSync(file, readFileSync(file, "utf8"));
    const reExported = module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
    );
    const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest.value);
    for (const target of [...imported, ...reExported]) {
      if (target.startsWith(".")) load(resolve(dirname(file), target));
      else loaded.add(target);
    }
  };
  const file = join(DIST, entry);
  expect(existsSync(file)).toBe(true);
  load(file);
  return loaded;
}

it.each([
  "core/explain/assess.js",
  "core/explain/what-if.js",
  "core/model/read-profile.js",
  "core/pack/compile.js",
  "core/pack/portworx.js",
  "core/waive/apply-waivers.js",
])("%s loads no schemas, which are slow to make", (entry) => {
  expect([...loadedWith(entry)]).not.toContain("zod");
});

it.each(["core/model/profile-reader.js", "core/pack/check-pack.js"])(
  "%s is seen to load them",
  (entry) => {
    expect([...loadedWith(entry)]).toContain("zod");
  },
);
