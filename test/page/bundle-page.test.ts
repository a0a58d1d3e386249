import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bundlePage } from "../../scripts/bundle-page.js";

it("the page is what the build made, and holds neither zod nor CEL nor what reads inventories", async () => {
  const { script, style, inputs } = await bundlePage();
  expect(inputs).toContain("src/core/explain/assess.ts");
  expect(inputs.filter((path) => /node_modules\/(?!preact\/|@noble\/hashes\/)/.test(path))).toEqual(
    [],
  );
  expect(
    inputs.filter((path) => /src\/(io|app|cli)\/|evidence\/(readers|facts\/cluster)/.test(path)),
  ).toEqual([]);
  const built = (name: string) =>
    readFileSync(new URL(`../../dist/page/${name}`, import.meta.url), "utf8");
  expect([script, style]).toEqual([built("page.js"), built("page.css")]);
});
