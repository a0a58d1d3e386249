import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ROOT } from "../support/scenarios.ts";

const run = promisify(execFile);
const MINUTES = 60_000;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-repository-"));
  // The files as they are now, committed or not.
  const script = `
    mkdir repository
    git -C "$1" ls-files -z --cached --others --exclude-standard \\
      | tar -C "$1" --null --files-from=- --ignore-failed-read -cf - | tar -C repository -xf -
    cd repository
    git init -q && git add -A
    git -c user.name=test -c user.email=test@localhost commit -qm all`;
  await run("bash", ["-euo", "pipefail", "-c", script, "bash", ROOT], { cwd: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("npm install --global from the repository, which is what pre-commit does", () => {
  it("builds the program that the hook runs", { timeout: 5 * MINUTES }, async () => {
    const [hook] = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as [
      { entry: string },
    ];
    const prefix = join(folder, "installed");
    const source = `git+file://${join(folder, "repository")}`;
    const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    const install = ["install", "--install-links", "--global", "--prefix", prefix];
    await run("npm", [...install, ...quietly, source], { cwd: folder });
    const [program = "", ...args] = hook.entry.split(" ");
    const paths = [join(ROOT, "examples/static-on-premises.yaml"), "-q"];
    const { stdout } = await run(join(prefix, "bin", program), [...args, ...paths]);
    expect(stdout).toMatch(/^data-platform\tconverged\t/);
  });
});
