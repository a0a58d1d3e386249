import type { Result } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import type { Instant } from "../core/model/instant.ts";
import { ADVICE_GATE, type Ending, type Gate, endingOf } from "./exit-code.ts";
import type { RunConfig } from "./run-config.ts";
import type { OutputRequest, View, Written } from "./write-outputs.ts";

/** What `advise` and `check` are asked to do. */
export interface JudgeRequest {
  readonly command: Gate["command"];
  readonly paths: readonly string[];
  /** Whether standard input holds a profile in each line, as JSON. */
  readonly hasLines: boolean;
  /** `trait=level` settings on top of every profile. */
  readonly settings: readonly string[];
  /** Ids of traits that flips must leave as they are. */
  readonly fixed: readonly string[];
  readonly config: RunConfig;
  /** The moment that evidence is judged at; null for the newest that it names itself. */
  readonly now: Instant | null;
  /** An earlier dump of the same cluster; null for none. */
  readonly since: string | null;
  readonly outputs: readonly OutputRequest[];
  readonly view: View;
  /** The folder in which decision records are written; null where none is. */
  readonly record: string | null;
}

/** What a command has to show: the document for standard output, problems, and how it ends. */
export interface Outcome {
  readonly stdout: string;
  readonly problems: readonly Problem[];
  readonly ending: Ending;
  /** What else there is to tell, a line each. */
  readonly notes?: readonly string[];
}

/** The gate of a request. */
export function gateOf({ command, config }: Pick<JudgeRequest, "command" | "config">): Gate {
  return { command, failOn: config.failOn.value, exitZero: config.exitZero.value };
}

/** What a command ends with once its documents are written, or some are not. */
export function outcomeOf(
  { stdout, problems, failures }: Written,
  { errors, ending }: { readonly errors: readonly Problem[]; readonly ending: Ending },
): Outcome {
  return {
    stdout,
    problems: [...errors, ...problems, ...failures],
    ending: failures.length === 0 ? ending : endingOf([], [...errors, ...failures], ADVICE_GATE),
  };
}

/** What a saved result says of its gate: advice is given whatever is found. */
export function resultGate({ command, failOn }: Gate): Result["gate"] {
  return { command, failOn: command === "check" ? failOn : null };
}
