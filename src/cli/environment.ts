import type { Readable } from "node:stream";
import type { ProfileShape } from "../core/model/read-profile.ts";
import type { Output } from "./output.ts";

/** Everything that a run of the command line depends on. */
export interface Environment {
  /** Arguments after the program's name. */
  readonly args: readonly string[];
  /** What a person types to start the program: `px-advisor`, or `kubectl px-advisor`. */
  readonly invocation: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  /** What the build made for the profiles of the built-in pack; absent where it made nothing. */
  readonly profileShape?: ProfileShape;
  /** Where signals to the process arrive. */
  readonly signals: Signals;
}

/** Listens to signals; without a listener a signal ends the process. */
export interface Signals {
  once(signal: "SIGINT", listener: () => void): unknown;
  off(signal: "SIGINT", listener: () => void): unknown;
}

/** Whether a variable is set to something that means yes. */
export function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0" && value !== "false";
}

/** Whether a person can be asked: a terminal to read from and to paint on, and no CI around. */
export function isInteractive({ stdin, stderr, env }: Environment): boolean {
  return stdin.isTTY === true && stderr.isTTY && !isSet(env["CI"]);
}

/** Whether a runner of GitHub reads what is printed, and obeys commands in it. */
export function isGithubWorkflow(env: Environment["env"]): boolean {
  return env["GITHUB_ACTIONS"] === "true";
}

/** Whether screen readers come first (the ACCESSIBLE convention): plain lines, no redrawing. */
export function isAccessible({ env }: Environment): boolean {
  return isSet(env["ACCESSIBLE"]);
}

/**
 * Whether colour may be used on a stream. chalk does not heed NO_COLOR on a terminal, so it is
 * loaded only where this allows it.
 */
export function hasColour(output: Output, { env }: Environment, wanted: boolean): boolean {
  const refused = env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "";
  if (!wanted || refused || env["TERM"] === "dumb") return false;
  return output.isTTY || isSet(env["FORCE_COLOR"]);
}

const NARROWEST = 40;
const WIDEST = 100;
const DEFAULT_WIDTH = 80;

/** Columns for text on a stream: 80 where it is no terminal, so that output is always the same. */
export function widthOf(output: Output): number {
  const { isTTY, columns } = output;
  if (!isTTY || columns === undefined) return DEFAULT_WIDTH;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}
