// The built-in pack beside the bundle.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checksToldByTraits } from "../dist/core/pack/compile-check.js";
import { PORTWORX } from "../dist/core/pack/portworx.js";

const PACK = "portworx.json";
/** Cases and examples of the pack, two fifths of it, which proofs alone read. */
const PROOFS = "portworx-proofs.json";
/** Checks, of which most are about evidence. */
const CHECKS = "portworx-checks.json";
/**
 * The pack as files of its own: Node reads them faster than the same text in a program. What a profile is
 * judged without is read when it is asked for.
 */
export const PACK_ASIDE = {
  name: "pack-aside",
  setup({ onLoad }) {
    onLoad({ filter: /\/dist\/core\/pack\/portworx\.js$/ }, () => ({
      contents: `import { readFileSync } from "node:fs";
        const read = (name) => JSON.parse(readFileSync(__dirname + "/" + name, "utf8"));
        export const PORTWORX = read("${PACK}");
        const once = (make) => {
          let made = null;
          return () => (made ??= make());
        };
        const proofs = once(() => read("${PROOFS}"));
        const late = (owner, key, get) => Object.defineProperty(owner, key, { enumerable: true, get });
        const withExamples = (check) =>
          "examples" in check ? late(check, "examples", () => proofs().examples[check.id]) : check;
        late(PORTWORX.pack, "checks", once(() => read("${CHECKS}").map(withExamples)));
        late(PORTWORX.pack, "cases", () => proofs().cases);`,
    }));
  },
};

/** Writes the files of the pack. What is read late has a place among the keys, so that they keep their order. */
export async function writePack(folder) {
  const { pack } = PORTWORX;
  const lean = (check) => ("examples" in check ? { ...check, examples: null } : check);
  const kept = { ...pack, cases: null, checks: null };
  const examples = Object.fromEntries(pack.checks.map((check) => [check.id, check.examples]));
  const proofs = { cases: pack.cases, examples };
  const traitChecks = checksToldByTraits(pack).map(lean);
  await writeFile(join(folder, PACK), JSON.stringify({ ...PORTWORX, pack: kept, traitChecks }));
  await writeFile(join(folder, CHECKS), JSON.stringify(pack.checks.map(lean)));
  await writeFile(join(folder, PROOFS), JSON.stringify(proofs));
}
