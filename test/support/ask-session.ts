import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { load } from "js-yaml";
import { profileReader } from "../../src/core/model/profile-reader.ts";
import { RULE_SET } from "./assessing.ts";
import { type PtySession, startInPty } from "./pty.ts";

const PROGRAM = resolve(import.meta.dirname, "../../bin/px-advisor.js");

/** What differs from a plain terminal. */
export interface AskTerminal {
  readonly env?: Readonly<Record<string, string>>;
  readonly cols?: number;
}

/** `ask` in a terminal, standard output in a file so that only the conversation is on the screen. */
export function startAsk(
  folder: string,
  args: readonly string[],
  { env, ...terminal }: AskTerminal = {},
): PtySession {
  return startInPty({
    command: process.execPath,
    args: [PROGRAM, "ask", ...args],
    cwd: folder,
    env: { ...personalEnvironment(), ...env },
    stdoutFile: join(folder, "stdout.txt"),
    ...terminal,
  });
}

/** The environment of a person at a terminal, whatever runs these tests. */
export function personalEnvironment(): Record<string, string> {
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...rest } = process.env;
  return { ...(rest as Record<string, string>), TERM: "xterm-256color" };
}

/** A profile that was saved into a folder; throws where it is none. */
export function profileIn(folder: string, file: string) {
  const read = profileReader(RULE_SET)(load(readFileSync(join(folder, file), "utf8")));
  if (read.kind === "invalid") throw new Error(JSON.stringify(read.problems));
  return read.profile;
}
