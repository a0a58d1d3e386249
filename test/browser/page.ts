import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { Assessment, Result } from "../../src/core/model/assessment.ts";
import { findBrowser, launch } from "../support/browser.ts";
import { ROOT } from "../support/scenarios.ts";

const run = promisify(execFile);

/** Where the browser is; null where there is none and the tests are skipped. */
export const BROWSER = findBrowser();

/** A folder of its own, the program run in it, and the pages that it writes in a browser. */
export class Bench {
  folder = "";
  #browser: Browser | null = null;
  /** What pages logged, what failed in them, and what they asked for beside themselves. */
  readonly logged: string[] = [];
  readonly requested: string[] = [];

  async begin(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), "px-page-"));
    if (BROWSER !== null) this.#browser = await launch(BROWSER);
  }

  async end(): Promise<void> {
    await this.#browser?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs the program; what it ends with is no matter here. */
  async px(...args: readonly string[]): Promise<string> {
    const program = join(ROOT, "bin/px-advisor.js");
    const ran = run(process.execPath, [program, ...args], {
      cwd: this.folder,
      maxBuffer: 1 << 28,
      env: { ...process.env, CI: "", GITHUB_ACTIONS: "" },
    });
    const { stdout } = await ran.catch((error: { stdout: string }) => error);
    return stdout;
  }

  /** Writes a file of the folder. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(join(this.folder, name), text);
    return name;
  }

  /** What `advise` says of a file, as JSON. */
  async advised(file: string, ...args: readonly string[]): Promise<Result> {
    return JSON.parse(await this.px("advise", file, "-o", "json", ...args)) as Result;
  }

  /** Opens the HTML page of a file of the folder; `hash` with its `#`. */
  async open(file: string, hash = "", options: BrowserContextOptions = {}): Promise<Page> {
    if (this.#browser === null) throw new Error("there is no browser");
    const context = await this.#browser.newContext({ ...options });
    const page = await context.newPage();
    page.on("console", (message) => this.logged.push(message.text()));
    page.on("pageerror", (error) => this.logged.push(error.message));
    const url = pathToFileURL(join(this.folder, file)).href;
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== url) this.requested.push(request.url());
    });
    await page.goto(`${url}${hash}`);
    return page;
  }

  /** The page of a profile document, opened. */
  async openProfile(profile: object, hash = "", options: BrowserContextOptions = {}) {
    await this.write("profile.json", JSON.stringify(profile));
    await this.px("advise", "profile.json", "-o", "html=page.html");
    return this.open("page.html", hash, options);
  }
}

/** A bench that lives as long as the tests of a file. */
export function benchOfFile(): Bench {
  const bench = new Bench();
  beforeAll(() => bench.begin());
  afterAll(() => bench.end());
  return bench;
}

/** A profile document. */
export function profileOf(traits: object, more: object = {}): object {
  return {
    apiVersion: "px-advisor/v1",
    kind: "ClusterProfile",
    metadata: { name: "payments" },
    traits,
    ...more,
  };
}

/** The assessment that a page shows now. */
export async function shownIn(page: Page): Promise<Assessment> {
  await page.waitForFunction(() => "pxAdvisor" in globalThis);
  return page.evaluate(() => {
    const { pxAdvisor } = globalThis as unknown as { pxAdvisor: { assessment: () => Assessment } };
    return pxAdvisor.assessment();
  });
}
