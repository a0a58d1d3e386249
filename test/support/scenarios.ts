import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the package, where `bin` and `dist` are. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What a command line left behind. */
interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; the name of the signal where one ended the process. */
  readonly status: number | string;
}

/** How a command line is run. */
interface RunOptions {
  /** Text on standard input; `open` for a pipe that says nothing and stays open. */
  readonly stdin?: string | { readonly kind: "open" };
  /** Added to a bare environment: nothing of the test runner's own leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  /** Below the sandbox's folder. */
  readonly cwd?: string;
  /** After how long a process that hangs is killed. */
  readonly timeoutMs?: number;
}

/** A folder of its own in which `px-advisor` is on the path. */
export interface Sandbox {
  readonly folder: string;
  /** Writes a file, with the folders on the way to it. */
  write(name: string, text: string): Promise<void>;
  /** Runs a command line in a shell, as real processes. */
  run(command: string, options?: RunOptions): Promise<Ending>;
  remove(): Promise<void>;
}

/** The program as it is installed. */
const PROGRAM = join(ROOT, "bin/px-advisor.js");

/** Makes a sandbox in the temporary folder, with a JavaScript file as its `px-advisor`. */
export async function createSandbox(file = PROGRAM): Promise<Sandbox> {
  const home = await realpath(await mkdtemp(join(tmpdir(), "px-advisor-")));
  const folder = join(home, "work");
  const bin = join(home, "bin");
  await mkdir(folder);
  await mkdir(bin);
  const program = `exec '${process.execPath}' '${file}' "$@"`;
  await writeFile(join(bin, "px-advisor"), `#!/bin/sh\n${program}\n`, { mode: 0o755 });
  const path = [bin, dirname(process.execPath), "/usr/bin", "/bin"].join(":");
  const bare = { PATH: path, HOME: home, LANG: "C.UTF-8" };
  return {
    folder,
    async write(name, text) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    },
    run: (command, options = {}) =>
      runInShell(command, {
        ...options,
        cwd: join(folder, options.cwd ?? "."),
        env: { ...bare, ...options.env },
      }),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

function runInShell(command: string, options: RunOptions): Promise<Ending> {
  const { cwd, env, stdin = "", timeoutMs = 20_000 } = options;
  // A group of its own, so that all that the shell has started can be ended with it.
  const child = spawn("/bin/sh", ["-c", command], { cwd, env, detached: true });
  const deadline = setTimeout(() => endGroup(child.pid), timeoutMs);
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on("data", (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.stderr.push(chunk));
  // A command that does not read its input closes the pipe.
  child.stdin.on("error", () => {});
  if (typeof stdin === "string") child.stdin.end(stdin);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(deadline);
      child.stdin.destroy();
      resolve({
        stdout: Buffer.concat(chunks.stdout).toString("utf8"),
        stderr: Buffer.concat(chunks.stderr).toString("utf8"),
        status: code ?? signal ?? "unknown",
      });
    });
  });
}

function endGroup(leader: number | undefined): void {
  if (leader !== undefined) process.kill(-leader, "SIGKILL");
}

/** A claim about the command line, with all that it takes to check it. */
export interface Scenario {
  readonly name: string;
  /** The file that it stands in, and its whole text. */
  readonly path: string;
  readonly text: string;
  readonly claim: string;
  readonly command: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly stdin: string;
  readonly env: Readonly<Record<string, string>>;
}

const ENDING = ".scenario";
const INPUTS = ["claim", "command", "env", "file", "stdin"];
const RESULTS = ["stdout", "stderr", "status"];
const HEADING = /^==== (?<kind>\S+)(?: (?<name>.*))?$/;
const UNENDED = "\n\\ no line break at the end\n";

/** Reads all scenarios of a folder; throws where there is none, or one is not as it should be. */
export function readScenarios(folder: string): Scenario[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  if (names.length === 0) throw new Error(`${folder}: holds no ${ENDING} file`);
  return names.sort().map((name) => {
    const path = join(folder, name);
    return parseScenario(path, readFileSync(path, "utf8"));
  });
}

interface Section {
  readonly kind: string;
  readonly name: string;
  readonly lines: string[];
}

/** Reads one scenario; the results in it are compared as text, not read. */
export function parseScenario(path: string, text: string): Scenario {
  const sections = sectionsOf(path, text);
  const lone = (kind: string): string | null => {
    const found = sections.filter((section) => section.kind === kind);
    if (found.length > 1) throw new Error(`${path}: has ${found.length} sections ${kind}`);
    return found[0]?.lines.join("\n") ?? null;
  };
  const needed = (kind: string): string => {
    const found = lone(kind)?.trim() ?? "";
    if (found === "") throw new Error(`${path}: the section ${kind} is missing or empty`);
    return found;
  };
  needed("status");
  if (sections[0]?.kind !== "claim") throw new Error(`${path}: does not begin with its claim`);
  return {
    name: path.split("/").at(-1)?.slice(0, -ENDING.length) ?? path,
    path,
    text,
    claim: needed("claim"),
    command: needed("command"),
    files: sections
      .filter(({ kind }) => kind === "file")
      .map(({ name, lines }) => ({ name, text: lines.map((line) => `${line}\n`).join("") })),
    stdin: lone("stdin") === null ? "" : `${lone("stdin")}\n`,
    env: Object.fromEntries(
      (lone("env") ?? "").split("\n").flatMap((line) => {
        const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
        return key === undefined || value === undefined ? [] : [[key, value]];
      }),
    ),
  };
}

function sectionsOf(path: string, text: string): Section[] {
  const sections: Section[] = [];
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const heading = HEADING.exec(line)?.groups;
    if (heading === undefined) {
      const open = sections.at(-1);
      if (open === undefined) throw new Error(`${path}: text stands before the first section`);
      open.lines.push(line);
      continue;
    }
    const { kind = "", name = "" } = heading;
    if (![...INPUTS, ...RESULTS].includes(kind)) {
      throw new Error(`${path}: there is no section ${kind}`);
    }
    if ((name === "") === (kind === "file")) throw new Error(`${path}: only a file has a name`);
    sections.push({ kind, name, lines: [] });
  }
  return sections;
}

/** Runs a scenario; gives its text with what came out in place of what was expected. */
export async function playScenario(scenario: Scenario, file = PROGRAM): Promise<string> {
  const sandbox = await createSandbox(file);
  try {
    for (const { name, text } of scenario.files) await sandbox.write(name, text);
    const { stdin, env } = scenario;
    const ending = await sandbox.run(scenario.command, { stdin, env });
    const inputs = scenario.text.slice(0, scenario.text.search(/^==== (stdout|stderr|status)$/m));
    return inputs + resultsText(ending);
  } finally {
    await sandbox.remove();
  }
}

function resultsText({ stdout, stderr, status }: Ending): string {
  const section = (kind: string, text: string): string => {
    if (text === "") return "";
    return `==== ${kind}\n${text.endsWith("\n") ? text : `${text}${UNENDED}`}`;
  };
  return section("stdout", stdout) + section("stderr", stderr) + section("status", `${status}\n`);
}
