// What the packages in the bundle ask for in return.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The licences of the packages that stand in the bundle, which ask to go with their code. */
export async function licenses(outputs, dist) {
  const paths = [...outputs.values()].flatMap(({ inputs }) => Object.keys(inputs));
  const folders = paths.flatMap((path) => /.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].toSorted().map(async (folder) => {
    const home = join(dist, folder);
    const { name, version, license } = JSON.parse(
      await readFile(join(home, "package.json"), "utf8"),
    );
    const file = (await readdir(home)).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? "" : `\n${await readFile(join(home, file), "utf8")}`;
    return `${name} ${version}: ${license}\n${text}`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n`);
}
