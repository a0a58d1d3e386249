import { open } from "node:fs/promises";
import { type ClusterNode, type DumpTopology, clusterNodes } from "./dump-objects.ts";
import { nodeObject, shuffled, storageClusterObject, storageNodeObject } from "./dump-objects.ts";

/** How a dump is printed: as `kubectl get -o json` or `-o yaml` does, or without line breaks. */
export type DumpFormat = "kubectl-json" | "compact-json" | "kubectl-yaml";

/** What a dump holds and how it is printed. */
export interface DumpOptions {
  readonly nodes: number;
  readonly topology: DumpTopology;
  readonly format: DumpFormat;
  /** Images that each Node lists; kubelet reports up to 50. */
  readonly images?: number;
  /** Draws which nodes store and the order of the objects; kinds one after another without it. */
  readonly seed?: number;
}

/** What there is to find out from a dump. */
export interface DumpTruth {
  readonly approach: "disaggregated" | "converged";
  readonly form: "separate-node-groups" | "uniform" | "diskless-nodes";
  readonly storage: number;
  readonly storageless: number;
}

/** Writes a dump of any size piece by piece, and says what it shows. */
export async function writeDump(path: string, options: DumpOptions): Promise<DumpTruth> {
  const file = await open(path, "w");
  try {
    for (const chunk of dumpChunks(options)) await file.write(chunk);
  } finally {
    await file.close();
  }
  return dumpTruth(options);
}

/** What a dump with such options shows. */
export function dumpTruth({ topology, nodes, seed }: DumpOptions): DumpTruth {
  const storage = clusterNodes(topology, nodes, seed).filter(({ stores }) => stores).length;
  const isApart = topology === "disaggregated";
  return {
    approach: isApart ? "disaggregated" : "converged",
    form: topology === "disaggregated" ? "separate-node-groups" : topology,
    storage,
    storageless: nodes - storage,
  };
}

/** The text of a dump in pieces of a few objects. */
export function* dumpChunks(options: DumpOptions): Generator<string> {
  const { head, item, between, tail } = PRINTERS[options.format];
  let chunk = head;
  let isFirst = true;
  for (const object of dumpObjects(options)) {
    chunk += (isFirst ? "" : between) + item(object);
    isFirst = false;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk + tail;
}

/** Characters that are written at once at least. */
const CHUNK = 256 * 1024;

/** The objects of a dump in their order. */
export function* dumpObjects(options: DumpOptions): Generator<object> {
  const { seed } = options;
  if (seed === undefined) yield* objectsByKind(options);
  else yield* shuffled([...objectsByKind(options)], seed);
}

function* objectsByKind({ topology, nodes, images = 50, seed }: DumpOptions): Generator<object> {
  const all: readonly ClusterNode[] = clusterNodes(topology, nodes, seed);
  for (const node of all) yield nodeObject(node, topology, images);
  for (const node of all) yield storageNodeObject(node);
  yield storageClusterObject(topology);
}

interface Printer {
  readonly head: string;
  readonly item: (object: object) => string;
  readonly between: string;
  readonly tail: string;
}

const PRINTERS: Record<DumpFormat, Printer> = {
  "kubectl-json": {
    head: '{\n    "apiVersion": "v1",\n    "items": [\n',
    item: (object) => `        ${JSON.stringify(object, null, 4).replaceAll("\n", "\n        ")}`,
    between: ",\n",
    tail: '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n',
  },
  "compact-json": {
    head: '{"apiVersion":"v1","items":[',
    item: (object) => JSON.stringify(object),
    between: ",",
    tail: '],"kind":"List","metadata":{"resourceVersion":""}}\n',
  },
  "kubectl-yaml": {
    head: "apiVersion: v1\nitems:\n",
    item: (object) => asListItem(block(object, "")),
    between: "",
    tail: 'kind: List\nmetadata:\n  resourceVersion: ""\n',
  },
};

/** A mapping or list in block style, lists not indented below their key, as kubectl prints them. */
function block(value: object, indent: string): string {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => `${indent}- ${inside(item, `${indent}  `)}`).join("");
  }
  const entry = ([key, item]: [string, unknown]) => {
    if (!isBlock(item)) return `${indent}${key}: ${scalar(item)}\n`;
    return `${indent}${key}:\n${block(item, Array.isArray(item) ? indent : `${indent}  `)}`;
  };
  return Object.entries(value).map(entry).join("");
}

/** An item behind its dash: the first line goes on, the others are indented. */
function inside(item: unknown, indent: string): string {
  return isBlock(item) ? block(item, indent).slice(indent.length) : `${scalar(item)}\n`;
}

function asListItem(text: string): string {
  return `- ${text.slice(0, -1).replaceAll("\n", "\n  ")}\n`;
}

function isBlock(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

/** Quoted where YAML would read a text as something else. */
function scalar(value: unknown): string {
  const isPlain =
    typeof value === "string" &&
    /^[A-Za-z][A-Za-z0-9._/@=,-]*(:[A-Za-z0-9._/@-]+)*$/.test(value) &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}
