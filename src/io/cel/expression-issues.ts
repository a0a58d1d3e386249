import type { Environment } from "@marcbachmann/cel-js";
import { FACTS } from "../../core/checks/fact-catalogue.ts";
import { didYouMean } from "../../core/model/nearest.ts";
import type { SchemaIssue } from "../../core/model/schema-issues.ts";
import { readMessage } from "../../core/pack/message.ts";
import type { Pack } from "../../core/pack/schema.ts";
import { createEnvironment } from "./environment.ts";
import type { Fault } from "./fault.ts";
import { literalFaults } from "./literals.ts";
import { readFaults } from "./read-faults.ts";
import { shownBy } from "./reads.ts";

/** What is wrong with the expressions of a pack's checks, with paths into the pack's value. */
export function expressionIssues(pack: Pack): SchemaIssue[] {
  const environment = createEnvironment();
  return pack.checks.flatMap((check, index) =>
    expressionsOf(check).flatMap((each) =>
      faultsOf(each, { environment, check, pack }).map(({ message, offset, hint }) => ({
        path: ["checks", index, each.part],
        part: "value" as const,
        message: `${each.part}: ${message} (${placeIn(each, offset)})`,
        hint,
      })),
    ),
  );
}

type CheckSource = Pack["checks"][number];

/** CEL in a file: true or false as the expression, something that can be shown in the message. */
interface Expression {
  readonly part: "expression" | "message";
  readonly text: string;
}

function expressionsOf({ expression, message }: CheckSource): Expression[] {
  const read = readMessage(message ?? "");
  const parts = read.kind === "message" ? read.parts : [];
  return [
    ...(expression === undefined ? [] : [{ part: "expression", text: expression } as const]),
    ...parts
      .filter(({ kind }) => kind === "expression")
      .map(({ text }) => ({ part: "message", text }) as const),
  ];
}

interface Setting {
  readonly environment: Environment;
  readonly check: CheckSource;
  readonly pack: Pack;
}

function faultsOf({ part, text }: Expression, { environment, check, pack }: Setting): Fault[] {
  const { error, type } = environment.check(text);
  if (error !== undefined) return [celFault(error, text)];
  if (!yields(part, String(type))) {
    const wanted = part === "expression" ? "true or false" : "text";
    return [{ message: `yields ${type}, not ${wanted}`, offset: 0, hint: null }];
  }
  const { ast } = environment.parse(text);
  const shown = part === "expression" ? [] : shownInMessage(check, environment);
  return [...readFaults(ast, check, new Set(shown)), ...literalFaults(ast, pack)];
}

/** A message is only written where the expression is true, so what that asked for is there. */
function shownInMessage({ expression }: CheckSource, environment: Environment): string[] {
  if (expression === undefined || !environment.check(expression).valid) return [];
  return shownBy(environment.parse(expression).ast, true);
}

type CelError = NonNullable<ReturnType<Environment["check"]>["error"]>;

const KEYS: readonly string[] = [...FACTS.keys()].flatMap((path) => path.split("."));

function celFault({ summary, range }: CelError, expression: string): Fault {
  const { start, end } = range ?? { start: 0, end: 0 };
  const word = expression.slice(start, end);
  const message = summary.charAt(0).toLowerCase() + summary.slice(1);
  // A key that exists stands in the wrong place; it is no help to be told its own name.
  const hint = KEYS.includes(word) ? null : didYouMean(word, KEYS);
  return { message, offset: start, hint };
}

const PLAIN: ReadonlySet<string> = new Set(["string", "int", "uint", "double", "bool"]);

function yields(part: Expression["part"], type: string): boolean {
  if (part === "expression") return type === "bool";
  return PLAIN.has(type.replace(/^list<(.*)>$/, "$1"));
}

/** Where in an expression; a message has several, so it is quoted. */
function placeIn({ part, text }: Expression, offset: number): string {
  const before = text.slice(0, offset).split("\n");
  const column = `column ${String(before.at(-1)).length + 1}`;
  const place = text.includes("\n") ? `line ${before.length}, ${column}` : column;
  return part === "message" ? `${place} of {${text}}` : place;
}
