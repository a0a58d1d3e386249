import { judgedByAxe } from "./axe.ts";
import { beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { RULE_SET } from "../support/assessing.ts";
import { BROWSER, benchOfFile, profileOf, shownIn } from "./page.ts";

const bench = benchOfFile();

/** Every trait at its first level. */
const FIRST = Object.fromEntries(RULE_SET.traits.map(({ id, levels }) => [id, levels[0]!.id]));

async function fieldsetOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest("fieldset")?.id ?? "");
}

describe.skipIf(BROWSER === null)("every trait", () => {
  it("can be changed by keyboard alone", async () => {
    const page = await bench.openProfile(profileOf(FIRST));
    for (const { id, levels } of RULE_SET.traits) {
      for (let tab = 0; tab < 12 && (await fieldsetOfFocus(page)) !== `trait-${id}`; tab += 1) {
        await page.keyboard.press("Tab");
      }
      expect(await fieldsetOfFocus(page)).toBe(`trait-${id}`);
      await page.keyboard.press("ArrowRight");
      expect((await shownIn(page)).traits[id]).toBe(levels[1]!.id);
    }
    const changes = () => page.evaluate(() => location.hash.split("&").length);
    await expect.poll(changes).toBe(RULE_SET.traits.length);
  });

  it("can be one of several, or not known, by keyboard", async () => {
    const page = await bench.openProfile(profileOf(FIRST));
    const [trait] = RULE_SET.traits;
    const { id, levels } = trait!;
    const ids = levels.map((level) => level.id);
    await page.locator(`#trait-${id} input`).first().focus();
    // From the first level backwards: the choice of several, then what is not known.
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect((await shownIn(page)).traits[id]).toEqual(ids.slice(0, 2));
    // The last level that is possible stays.
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    expect((await shownIn(page)).traits[id]).toBe(ids[0]);
    await page.locator(`#trait-${id}`).getByRole("radio", { name: "not known" }).focus();
    await page.keyboard.press("Space");
    expect((await shownIn(page)).traits).not.toHaveProperty(id);
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${id}=*`);
  });
});

describe.skipIf(BROWSER === null)("the address", () => {
  it("brings back what was changed, and nothing else", async () => {
    const page = await bench.openProfile(profileOf(FIRST));
    await page.locator("#trait-autoscaling").getByRole("radio", { name: "daily" }).check();
    const changed = await shownIn(page);
    const hash = "#autoscaling=daily";
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(hash);
    const again = await bench.open("page.html", hash);
    expect(await shownIn(again)).toEqual(changed);
    await again.getByRole("button", { name: "Reset" }).click();
    expect((await shownIn(again)).traits).toEqual(FIRST);
  });

  it("is taken as far as it can be read, and the rest is told", async () => {
    const page = await bench.open("page.html", "#autoscaling=weekly&frobnicate=1&network=warp");
    expect((await shownIn(page)).traits).toEqual({ ...FIRST, autoscaling: "weekly" });
    const notes = await page.getByRole("alert").innerText();
    expect(notes).toContain("unknown trait frobnicate; ignored");
    expect(notes).toContain("network has no level warp; ignored");
  });
});

describe.skipIf(BROWSER === null)("a copied profile", () => {
  const traits = { ...FIRST, autoscaling: ["weekly", "daily"], sharedFabric: "no" };
  const topology = { approach: "converged", form: "uniform" };

  it("is read by the command line to the same result", async () => {
    const page = await bench.openProfile(profileOf(traits, { topology }), "#network=slow,adequate");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy as profile" }).click();
    await page.getByText("copied", { exact: true }).waitFor();
    await bench.write("copied.yaml", await page.evaluate(() => navigator.clipboard.readText()));
    const { results } = await bench.advised("copied.yaml");
    const shown = await shownIn(page);
    const { verdict, score, flips, traits: read } = results[0]!;
    expect({ verdict, score, flips, traits: read }).toEqual({
      verdict: shown.verdict,
      score: shown.score,
      flips: shown.flips,
      traits: shown.traits,
    });
    expect(results[0]!.topology).toEqual(shown.topology);
    expect(results[0]!.target.name).toBe(shown.target.name);
  });

  it("can be copied by hand where the clipboard is refused", async () => {
    const page = await bench.open("page.html");
    await page.evaluate(() => {
      const writeText = () => Promise.reject(new Error("refused"));
      Object.defineProperty(navigator, "clipboard", { value: { writeText } });
    });
    await page.getByRole("button", { name: "Copy as profile" }).click();
    const field = page.getByRole("textbox", { name: "The profile, to be copied by hand" });
    await bench.write("by-hand.yaml", await field.inputValue());
    const { results } = await bench.advised("by-hand.yaml");
    expect(results[0]!.traits).toEqual((await shownIn(page)).traits);
  });
});

describe.skipIf(BROWSER === null).each(["light", "dark"] as const)("in the %s", (colorScheme) => {
  beforeAll(async () => {
    const documents = ["one", "two"].map((name) =>
      JSON.stringify({ ...profileOf(name === "one" ? FIRST : {}), metadata: { name } }),
    );
    await bench.write("two.yaml", documents.join("\n---\n"));
    await bench.px("advise", "two.yaml", "-o", "html=two.html");
    await bench.write(
      "profile.json",
      JSON.stringify(profileOf(FIRST, { topology: { approach: "disaggregated" } })),
    );
    await bench.px("advise", "profile.json", "-o", "html=page.html");
  });

  it.each([
    ["page.html", ""],
    ["page.html", "#autoscaling=daily,weekly&frobnicate=1&clusterSize=*"],
    ["two.html", ""],
    ["two.html", "#cluster=2"],
  ])("%s%s is accessible as far as axe can tell", async (file, hash) => {
    const page = await bench.open(file, hash, { colorScheme });
    const { violations, passes } = await judgedByAxe(page);
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(20);
  });
});
