import type { ASTNode } from "@marcbachmann/cel-js";
import { FACT_ROOTS } from "../../core/checks/fact-roots.ts";
import { item } from "../../core/model/lookup.ts";

/** One place where an expression reads a fact. */
export interface Read {
  /** The fact, or what it stands in: `cluster.version`, `cluster`. */
  readonly path: string;
  /** Where in the expression. */
  readonly offset: number;
  /** Whether only a field of it is asked for, as in `has(cluster.version)`. */
  readonly isOwner: boolean;
  /** Facts that are known to be there when it is read, since the expression asked before. */
  readonly shown: ReadonlySet<string>;
}

/** What holds where a part of an expression is evaluated. */
interface Scope {
  /** Names of the expression's own, as `zone` in `zones.exists(zone, …)`. */
  readonly bound: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}

const ROOTS: ReadonlySet<string> = new Set(FACT_ROOTS.map(({ path }) => path));
const LOOPS: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter"]);
const NOTHING: ReadonlySet<string> = new Set();

/** Every fact that an expression reads, in the order of its text; some may be shown before. */
export function readsOf(expression: ASTNode, shown: ReadonlySet<string>): Read[] {
  return readsIn(expression, { bound: NOTHING, shown });
}

/** The fact that a node stands for: keys joined by dots; null where it is anything else. */
export function pathOf(node: ASTNode, bound: ReadonlySet<string> = NOTHING): string | null {
  if (node.op === "id") return ROOTS.has(node.args) && !bound.has(node.args) ? node.args : null;
  const key = keyOf(node);
  if (key === null) return null;
  const owner = pathOf(key.owner, bound);
  return owner === null ? null : `${owner}.${key.name}`;
}

function keyOf(node: ASTNode): { readonly owner: ASTNode; readonly name: string } | null {
  if (node.op === ".") return { owner: node.args[0], name: node.args[1] };
  if (node.op !== "[]") return null;
  const [owner, key] = node.args;
  return key.op === "value" && typeof key.args === "string" ? { owner, name: key.args } : null;
}

function readsIn(node: ASTNode, scope: Scope): Read[] {
  const path = pathOf(node, scope.bound);
  if (path !== null) {
    return [{ path, offset: node.start, isOwner: false, shown: scope.shown }];
  }
  if (node.op === "call" && node.args[0] === "has") {
    return askedIn(item(node.args[1], 0), scope);
  }
  return innerNodes(node, scope).flatMap(([inner, own]) => readsIn(inner, own));
}

/** `has` reads what the field stands in, not the field. */
function askedIn(node: ASTNode, scope: Scope): Read[] {
  const key = keyOf(node);
  if (key === null) return readsIn(node, scope);
  return readsIn(key.owner, scope).map((read) => ({ ...read, isOwner: true }));
}

type Inner = readonly [node: ASTNode, scope: Scope];

/** The nodes inside a node, each with what holds there. */
function innerNodes(node: ASTNode, scope: Scope): Inner[] {
  switch (node.op) {
    case "&&":
      return [
        [node.args[0], scope],
        [node.args[1], after(scope, node.args[0], true)],
      ];
    case "||":
      return [
        [node.args[0], scope],
        [node.args[1], after(scope, node.args[0], false)],
      ];
    case "?:":
      return [
        [node.args[0], scope],
        [node.args[1], after(scope, node.args[0], true)],
        [node.args[2], after(scope, node.args[0], false)],
      ];
    case "rcall":
      return callNodes(node.args, scope);
    default:
      return nodesIn(node).map((inner) => [inner, scope]);
  }
}

/** The receiver and the arguments of `list.exists(name, …)`, `cel.bind(name, …)` and the like. */
function callNodes([name, receiver, args]: [string, ASTNode, ASTNode[]], scope: Scope): Inner[] {
  const [first] = args;
  const binds = LOOPS.has(name) || (name === "bind" && receiver.op === "id");
  if (!binds || first?.op !== "id") return [receiver, ...args].map((node) => [node, scope]);
  const inside = { ...scope, bound: new Set([...scope.bound, first.args]) };
  return [[receiver, scope], ...args.slice(1).map((node): Inner => [node, inside])];
}

/** The nodes among a node's arguments, whatever shape those have. */
export function nodesIn({ args }: ASTNode): ASTNode[] {
  const flat: readonly unknown[] = [args].flat(3);
  return flat.filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value;
}

function after(scope: Scope, condition: ASTNode, outcome: boolean): Scope {
  return { ...scope, shown: new Set([...scope.shown, ...shownBy(condition, outcome)]) };
}

/** The facts that are known to be there once a condition has turned out true, or false. */
export function shownBy(condition: ASTNode, outcome: boolean): string[] {
  if (condition.op === "!_") return shownBy(condition.args, !outcome);
  if (condition.op === (outcome ? "&&" : "||")) {
    return nodesIn(condition).flatMap((part) => shownBy(part, outcome));
  }
  if (!outcome) return [];
  const asked = askedFor(condition);
  return asked === null ? [] : [asked];
}

/** The fact that `has(cluster.version)` and `"key" in map` ask for. */
function askedFor(condition: ASTNode): string | null {
  if (condition.op === "call" && condition.args[0] === "has") {
    return pathOf(item(condition.args[1], 0));
  }
  if (condition.op !== "in") return null;
  const [key, map] = condition.args;
  const path = pathOf(map);
  return path !== null && key.op === "value" ? `${path}.${String(key.args)}` : null;
}
