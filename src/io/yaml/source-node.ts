import { EVENT_ID, type Event, type ScalarEvent, getScalarValue } from "./js-yaml.ts";
import type { Path } from "../../core/model/place.ts";

/** Where a value and its parts stand in a text; offsets count from the start of the chunk. */
export interface SourceNode {
  readonly start: number;
  /** How many values it stands for once aliases are followed. */
  readonly size: number;
  /** By key (of a mapping) or position (of a list). */
  readonly parts: ReadonlyMap<string, SourcePart>;
}

/** One entry of a mapping or list. */
export interface SourcePart {
  /** Where the key begins; in a list, where the item does. */
  readonly keyStart: number;
  readonly node: SourceNode;
}

/** A mistake that only the tree of nodes shows. */
export interface TreeFault {
  readonly kind: "duplicate-key" | "alias-of-itself" | "complex-key";
  readonly offset: number;
  readonly name: string;
}

/** One document as a tree of places. */
export interface SourceTree {
  readonly root: SourceNode;
  readonly faults: readonly TreeFault[];
  /** How many values are written out; `root.size` counts those behind aliases as well. */
  readonly written: number;
}

const NO_PARTS: ReadonlyMap<string, SourcePart> = new Map();

/** Where a value or its key stands; where there is none, the nearest value around it. */
export function offsetOf(root: SourceNode, path: Path, part: "key" | "value"): number {
  let node = root;
  let keyStart = root.start;
  for (const step of path) {
    const next = node.parts.get(String(step));
    if (next === undefined) return keyStart;
    ({ node, keyStart } = next);
  }
  return part === "key" ? keyStart : node.start;
}

/** Builds the trees of a chunk's documents from its events; aliases share the tree they repeat. */
export function sourceTrees(events: readonly Event[], text: string): SourceTree[] {
  const builder = new TreeBuilder(events, text);
  const trees: SourceTree[] = [];
  while (builder.hasMore()) trees.push(builder.document());
  return trees;
}

class TreeBuilder {
  readonly #events: readonly Event[];
  readonly #text: string;
  #position = 0;
  #anchors = new Map<string, SourceNode | null>();
  #texts = new Map<string, string>();
  #faults: TreeFault[] = [];

  constructor(events: readonly Event[], text: string) {
    this.#events = events;
    this.#text = text;
  }

  hasMore(): boolean {
    return this.#position < this.#events.length;
  }

  document(): SourceTree {
    this.#position += 1;
    this.#anchors = new Map();
    this.#faults = [];
    const before = this.#position;
    const root = this.#node(0);
    this.#position += 1;
    return { root, faults: this.#faults, written: this.#position - before };
  }

  /** Reads one node; `fallback` is its place where it has no text of its own (an empty value). */
  #node(fallback: number): SourceNode {
    const event = this.#events[this.#position];
    this.#position += 1;
    if (event === undefined) return { start: fallback, size: 1, parts: NO_PARTS };
    switch (event.type) {
      case EVENT_ID.ALIAS:
        // The events leave the sign out.
        return this.#alias(
          this.#text.slice(event.anchorStart, event.anchorEnd),
          event.anchorStart - 1,
        );
      case EVENT_ID.SCALAR:
        if (event.anchorStart >= 0)
          this.#texts.set(
            this.#text.slice(event.anchorStart, event.anchorEnd),
            scalarText(this.#text, event),
          );
        return this.#anchored(event, scalarNode(this.#text, event, fallback));
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        this.#announce(event);
        const isMapping = event.type === EVENT_ID.MAPPING;
        return this.#anchored(
          event,
          isMapping ? this.#mapping(event.start) : this.#list(event.start),
        );
      }
      default:
        return { start: fallback, size: 1, parts: NO_PARTS };
    }
  }

  #mapping(start: number): SourceNode {
    const parts = new Map<string, SourcePart>();
    let size = 1;
    while (!this.#closed()) {
      const keyEvent = this.#events[this.#position];
      const keyNode = this.#node(start);
      const key = this.#keyText(keyEvent);
      const node = this.#node(keyNode.start);
      size += node.size + 1;
      if (key === null) {
        this.#faults.push({ kind: "complex-key", offset: keyNode.start, name: "" });
        continue;
      }
      if (parts.has(key)) {
        this.#faults.push({ kind: "duplicate-key", offset: keyNode.start, name: key });
      }
      parts.set(key, { keyStart: keyNode.start, node });
    }
    return { start, size, parts };
  }

  #keyText(event: Event | undefined): string | null {
    if (event?.type === EVENT_ID.SCALAR) return scalarText(this.#text, event);
    if (event?.type !== EVENT_ID.ALIAS) return null;
    return this.#texts.get(this.#text.slice(event.anchorStart, event.anchorEnd)) ?? null;
  }

  #list(start: number): SourceNode {
    const parts = new Map<string, SourcePart>();
    let size = 1;
    while (!this.#closed()) {
      const node = this.#node(start);
      parts.set(String(parts.size), { keyStart: node.start, node });
      size += node.size;
    }
    return { start, size, parts };
  }

  /** Whether the open collection ends here; steps over its end. */
  #closed(): boolean {
    const event = this.#events[this.#position];
    if (event !== undefined && event.type !== EVENT_ID.POP) return false;
    this.#position += 1;
    return true;
  }

  #alias(name: string, start: number): SourceNode {
    const anchored = this.#anchors.get(name);
    if (anchored === null) this.#faults.push({ kind: "alias-of-itself", offset: start, name });
    return { start, size: anchored?.size ?? 1, parts: anchored?.parts ?? NO_PARTS };
  }

  #announce(event: { readonly anchorStart: number; readonly anchorEnd: number }): void {
    if (event.anchorStart >= 0) {
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), null);
    }
  }

  #anchored(
    event: { readonly anchorStart: number; readonly anchorEnd: number },
    node: SourceNode,
  ): SourceNode {
    if (event.anchorStart >= 0) {
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    }
    return node;
  }
}

function scalarNode(text: string, event: ScalarEvent, fallback: number): SourceNode {
  return { start: scalarStart(text, event) ?? fallback, size: 1, parts: NO_PARTS };
}

function scalarStart(text: string, event: ScalarEvent): number | null {
  const { valueStart } = event;
  if (valueStart < 0) return null;
  if (event.style === 1) return valueStart;
  if (event.style === 2 || event.style === 3) return valueStart - 1;
  const header = /[|>][-+\d]*[ \t]*(#.*)?(\r\n?|\n)?$/.exec(
    text.slice(text.lastIndexOf("\n", valueStart - 2) + 1, valueStart),
  );
  return header === null ? valueStart : valueStart - header[0].length;
}

function scalarText(text: string, event: ScalarEvent): string {
  return event.valueStart < 0 ? "" : getScalarValue(text, event);
}
