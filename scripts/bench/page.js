// The HTML page in a real browser: when it first paints against a page with one word, and how long a
// change takes until it is drawn.
import { execFileSync } from "node:child_process";
import { accessSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { median } from "./process-runs.js";
import { profileText, randomLevels } from "./profiles.js";
import { BIN, HERE, inFolder } from "./start-up.js";

const BLANK = "<!doctype html><title>blank</title><p>blank</p>";
const CHANGES = 200;

/** The path of a browser, or null. */
function findBrowser() {
  const { PX_ADVISOR_CHROMIUM, PATH = "" } = process.env;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [PX_ADVISOR_CHROMIUM ?? [], ...found].flat().find(isThere) ?? null;
}

function isThere(path) {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Milliseconds until a page first paints something. */
async function firstPaint(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  const painted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const take = (entries) => {
          const entry = entries.find(({ name }) => name === "first-contentful-paint");
          if (entry !== undefined) resolve(entry.startTime);
        };
        new PerformanceObserver((list) => take(list.getEntries())).observe({
          type: "paint",
          buffered: true,
        });
      }),
  );
  await page.close();
  return painted;
}

/** Milliseconds that each of many changes takes until the page is laid out anew. */
async function changeTimes(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  const times = await page.evaluate(async (changes) => {
    const radios = [...document.querySelectorAll("fieldset")].map((set) =>
      [...set.querySelectorAll('input[type="radio"]')].slice(0, 2),
    );
    const found = [];
    for (let change = 0; change < changes; change += 1) {
      const set = radios[change % radios.length];
      const next = set.find(({ checked }) => !checked);
      const drawn = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(document.body.offsetHeight);
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      });
      const begun = performance.now();
      next.click();
      await drawn;
      found.push(performance.now() - begun);
    }
    return found;
  }, CHANGES);
  await page.close();
  return times;
}

function writePages(folder) {
  const [levels] = randomLevels(1);
  writeFileSync(join(folder, "profile.yaml"), profileText("payments", levels, true));
  writeFileSync(join(folder, "blank.html"), BLANK);
  const args = [BIN, "advise", "profile.yaml", "-o", "html=page.html"];
  execFileSync(HERE, args, { cwd: folder });
  return ["blank.html", "page.html"].map((name) => pathToFileURL(join(folder, name)).href);
}

/** First paint, changes and size; no rows where there is no browser. */
export async function benchPage({ rounds }) {
  const executablePath = findBrowser();
  if (executablePath === null) {
    process.stderr.write("no Chromium is found, so the page is not measured\n");
    return [];
  }
  const { chromium } = await import("playwright-core");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await inFolder((folder) => measure(browser, folder, rounds));
  } finally {
    await browser.close();
  }
}

async function measure(browser, folder, rounds) {
  const urls = writePages(folder);
  const paints = urls.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, url] of urls.entries()) {
      const painted = await firstPaint(browser, url);
      // The first round only warms the browser up.
      if (round > 0) paints[index].push(painted);
    }
  }
  const changes = await changeTimes(browser, urls[1]);
  const row = (subject, goal, figures) => ({ subject, ...figures, goal });
  const [blank, page] = paints;
  return [
    row("first paint of a page with one word", null, { milliseconds: median(blank), ratio: 1 }),
    row(
      "first paint of the report of one cluster",
      { column: "ratio", most: 1.7 },
      {
        milliseconds: median(page),
        ratio: median(page.map((time, round) => time / blank[round])),
      },
    ),
    row(
      "a change, judged and drawn",
      { column: "milliseconds", most: 2 },
      {
        milliseconds: median(changes),
      },
    ),
    row(
      "size of the file",
      { column: "kB", most: 150 },
      {
        kB: Math.ceil(statSync(join(folder, "page.html")).size / 1000),
      },
    ),
  ];
}
