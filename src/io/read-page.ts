import { readFileSync } from "node:fs";

/**
 * The script and the style of the HTML page, as the build made them. The address holds from any
 * folder that stands two below the package, so from `dist/io` as from `src/io`.
 */
export function readPage(): { readonly script: string; readonly style: string } {
  const read = (name: string) =>
    readFileSync(new URL(`../../dist/page/${name}`, import.meta.url), "utf8");
  return { script: read("page.js"), style: read("page.css") };
}
