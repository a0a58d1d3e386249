import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printable } from "../../src/report/printable.ts";
import { EVEN } from "../support/assessing.ts";
import { HOSTILE } from "../support/report-states.ts";
import { BROWSER, benchOfFile, profileOf, shownIn } from "./page.ts";

const bench = benchOfFile();

describe.skipIf(BROWSER === null)("the page of a cluster", () => {
  it("shows the advice, logs nothing and asks for nothing", async () => {
    const page = await bench.openProfile(
      profileOf({ ...EVEN, autoscaling: "daily", environment: "aws" }),
    );
    await page.getByRole("heading", { name: "A Disaggregated" }).waitFor();
    expect(await page.title()).toBe("payments - px-advisor");
    await page.getByRole("radio", { name: "hourly" }).click();
    await page.getByRole("button", { name: "Reset" }).click();
    expect(bench.logged).toEqual([]);
    expect(bench.requested).toEqual([]);
  });

  it("is small", async () => {
    const { length } = await readFile(join(bench.folder, "page.html"));
    expect(length).toBeLessThanOrEqual(150 * 1024);
  });

  it("says something without scripts", async () => {
    const page = await bench.open("page.html", "", { javaScriptEnabled: false });
    const text = await page.locator("main").innerText();
    expect(text).toContain("A Disaggregated");
    expect(text).toContain("autoscaling daily (+");
    await page.close();
  });

  it.each([320, 1280])("needs no sideways scrolling in %d pixels", async (width) => {
    const page = await bench.open("page.html", "", { viewport: { width, height: 700 } });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
  });
});

describe.skipIf(BROWSER === null)("a name from an input", () => {
  const names = [
    ...HOSTILE,
    `</script><script>globalThis.pwned = 1</script>`,
    `<!--<script>`,
    `<img src=x onerror="globalThis.pwned = 1">`,
    `"><svg onload=pwned=1>`,
  ];

  it("stays a text", async () => {
    const documents = names.map((name) => ({ ...profileOf({}), metadata: { name } }));
    await bench.write(
      "hostile.json",
      JSON.stringify({ apiVersion: "v1", kind: "List", items: documents }),
    );
    const texts = documents.map((each) => JSON.stringify(each)).join("\n---\n");
    await bench.write("hostile.yaml", texts);
    await bench.px("advise", "hostile.yaml", "-o", "html=hostile.html");
    const page = await bench.open("hostile.html");
    const shown = await page.locator("th a").allTextContents();
    expect(shown.toSorted()).toEqual(names.map((name) => printable(name)).toSorted());
    for (const [index, name] of names.entries()) {
      await page.evaluate((hash) => (location.hash = hash), `cluster=${index + 1}`);
      await page.locator(`#trait-autoscaling`).waitFor();
      await expect.poll(() => shownIn(page).then(({ target }) => target.name)).toBe(name);
      expect(await page.locator("h1").textContent()).toBe(printable(name));
    }
    expect(await page.evaluate(() => "pwned" in globalThis)).toBe(false);
    expect(await page.locator("main img, main script").count()).toBe(0);
    expect([...bench.logged, ...bench.requested]).toEqual([]);
  });
});
