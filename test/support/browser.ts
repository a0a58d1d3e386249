import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Programs that drive the same engine, the one that the tests were written with first. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The path of a browser: PX_ADVISOR_CHROMIUM, or the first that is on the path. Null where there is
 * none, which is said; in CI that is an error, so that no run is green on tests that did not run.
 */
export function findBrowser(): string | null {
  const { PX_ADVISOR_CHROMIUM: given = "", CI = "" } = process.env;
  const found = (given === "" ? NAMES : [given]).map(pathOf).find((path) => path !== null) ?? null;
  if (found !== null) return found;
  const message =
    "no Chromium is found: install Debian's chromium, or set PX_ADVISOR_CHROMIUM to the path of one";
  if (CI !== "") throw new Error(message);
  console.warn(`${message}; the tests in a browser are skipped`);
  return null;
}

function pathOf(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A headless browser. Only for root it runs without a sandbox, which root cannot have. */
export function launch(executablePath: string): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}
