import type { ASTNode } from "@marcbachmann/cel-js";
import { FACTS } from "../../core/checks/fact-catalogue.ts";
import { didYouMean } from "../../core/model/nearest.ts";
import type { Pack } from "../../core/pack/schema.ts";
import type { Fault } from "./fault.ts";
import { nodesIn, pathOf } from "./reads.ts";

/** Traits that the pack does not have, and comparisons with a text that a fact never is. */
export function literalFaults(expression: ASTNode, pack: Pack): Fault[] {
  return [
    ...traitFaults(expression, pack),
    ...comparisonFaults(expression, pack),
    ...nodesIn(expression).flatMap((inner) => literalFaults(inner, pack)),
  ];
}

function traitFaults(node: ASTNode, { traits }: Pack): Fault[] {
  const id = traitOf(pathOf(node));
  if (id === null || traits.some((trait) => trait.id === id)) return [];
  const ids = traits.map((trait) => trait.id);
  return [{ message: `unknown trait "${id}"`, offset: node.start, hint: didYouMean(id, ids) }];
}

function comparisonFaults(node: ASTNode, pack: Pack): Fault[] {
  if (node.op !== "==" && node.op !== "!=" && node.op !== "in") return [];
  const [left, right] = node.args;
  return [
    ...texts(right).flatMap((text) => textFaults(left, text, pack)),
    ...texts(left).flatMap((text) => textFaults(right, text, pack)),
  ];
}

interface Text {
  readonly text: string;
  readonly offset: number;
}

/** The text that a node stands for, or the texts of a list. */
function texts(node: ASTNode): Text[] {
  if (node.op === "list") return node.args.flatMap(texts);
  if (node.op !== "value" || typeof node.args !== "string") return [];
  return [{ text: node.args, offset: node.start }];
}

function textFaults(node: ASTNode, { text, offset }: Text, pack: Pack): Fault[] {
  const path = pathOf(node);
  const values = path === null ? null : valuesOf(path, pack);
  if (values === null || values.includes(text)) return [];
  const hint = didYouMean(text, values) ?? `it is one of ${values.join(", ")}`;
  return [{ message: `${path} is never "${text}"`, offset, hint }];
}

/** The texts that a fact can be; null where it may be any, or is no text. */
function valuesOf(path: string, { traits }: Pack): readonly string[] | null {
  const id = traitOf(path);
  const trait = traits.find((each) => each.id === id);
  if (trait !== undefined) return trait.levels.map((level) => level.id);
  const type = FACTS.get(path)?.type;
  return type?.kind === "text" ? type.values : null;
}

function traitOf(path: string | null): string | null {
  return path !== null && path.startsWith("traits.") ? path.slice("traits.".length) : null;
}
