// Sessions in Markdown: `console` blocks in which every line that begins with `$ ` is a command
// and what follows is its output, standard output and error together, as a terminal shows them.
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

/** The console blocks of a Markdown text. */
export function consoleBlocks(markdown) {
  return [...markdown.matchAll(/^```console\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
}

/** The commands of a block. */
export function commandsOf(block) {
  return [...block.matchAll(/^\$ (.*)$/gm)].map((match) => match[1] ?? "");
}

/** The Markdown with every console block replaced by what its commands print now. */
export async function replay(markdown) {
  const folder = await mkdtemp(join(tmpdir(), "px-advisor-session-"));
  try {
    await cp(join(ROOT, "examples"), join(folder, "examples"), { recursive: true });
    const program = join(folder, ".bin", "px-advisor");
    await mkdir(join(folder, ".bin"));
    await writeFile(program, `#!/bin/sh\nexec node "${join(ROOT, "bin/px-advisor.js")}" "$@"\n`);
    await chmod(program, 0o755);
    let replayed = markdown;
    for (const block of consoleBlocks(markdown)) {
      replayed = replayed.replace(block, () => "\u0000");
      const parts = [];
      for (const command of commandsOf(block)) {
        parts.push(`$ ${command}\n${await printed(command, folder)}`);
      }
      replayed = replayed.replace("\u0000", () => parts.join(""));
    }
    return replayed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function printed(command, folder) {
  const env = {
    ...process.env,
    PATH: `${join(folder, ".bin")}${delimiter}${process.env["PATH"]}`,
    NO_COLOR: "1",
    CI: "1",
    // A session is a person's; in a workflow of GitHub the default format is another.
    GITHUB_ACTIONS: "",
  };
  try {
    const { stdout } = await run("sh", ["-c", `exec 2>&1; ${command}`], { cwd: folder, env });
    return stdout;
  } catch (error) {
    return error.stdout;
  }
}
