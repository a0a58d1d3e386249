// The built-in pack beside the bundle.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PORTWORX } from "../dist/core/pack/portworx.js";

const PACK = "portworx.json";
/** Cases and examples of the pack, two fifths of it, which proofs alone read. */
const PROOFS = "portworx-proofs.json";
/**
 * The pack as files of its own: Node reads them faster than the same text in a program. Cases and examples
 * are read when they are asked for.
 */
export const PACK_ASIDE = {
  name: "pack-aside",
  setup({ onLoad }) {
    onLoad({ filter: /\/dist\/core\/pack\/portworx\.js$/ }, () => ({
      contents: `import { readFileSync } from "node:fs";
        const read = (name) => JSON.parse(readFileSync(__dirname + "/" + name, "utf8"));
        export const PORTWORX = read("${PACK}");
        let proofs = null;
        const late = (owner, key, valueIn) =>
          Object.defineProperty(owner, key, {
            enumerable: true,
            get: () => valueIn(proofs ??= read("${PROOFS}")),
          });
        const { pack } = PORTWORX;
        late(pack, "cases", ({ cases }) => cases);
        for (const check of pack.checks)
          if ("examples" in check) late(check, "examples", ({ examples }) => examples[check.id]);`,
    }));
  },
};

/** Writes the files of the pack. What is read late has a place among the keys, so that they keep their order. */
export async function writePack(folder) {
  const { pack } = PORTWORX;
  const lean = (check) => ("examples" in check ? { ...check, examples: null } : check);
  const kept = { ...pack, cases: null, checks: pack.checks.map(lean) };
  const examples = Object.fromEntries(pack.checks.map((check) => [check.id, check.examples]));
  const proofs = { cases: pack.cases, examples };
  await writeFile(join(folder, PACK), JSON.stringify({ ...PORTWORX, pack: kept }));
  await writeFile(join(folder, PROOFS), JSON.stringify(proofs));
}
