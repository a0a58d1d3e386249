import { EVENT_ID, type Event, type ScalarEvent, getScalarValue } from "js-yaml";

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
  readonly kind: "duplicate-key" | "alias-of-itself";
  readonly offset: number;
  readonly name: string;
}

/** One document as a tree of places. */
export interface SourceTree {
  readonly root: SourceNode;
  readonly faults: readonly TreeFault[];
}

const NO_PARTS: ReadonlyMap<string, SourcePart> = new Map();

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
    const root = this.#node(0);
    this.#position += 1;
    return { root, faults: this.#faults };
  }

  /** Reads one node; `fallback` is its place where it has no text of its own (an empty value). */
  #node(fallback: number): SourceNode {
    const event = this.#events[this.#position];
    this.#position += 1;
    if (event === undefined) return { start: fallback, size: 1, parts: NO_PARTS };
    switch (event.type) {
      case EVENT_ID.ALIAS:
        return this.#alias(this.#text.slice(event.anchorStart, event.anchorEnd), event.anchorStart);
      case EVENT_ID.SCALAR:
        return this.#anchored(event, scalarNode(event, fallback));
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
      const key = keyEvent?.type === EVENT_ID.SCALAR ? scalarText(this.#text, keyEvent) : "";
      const node = this.#node(keyNode.start);
      size += node.size + 1;
      if (parts.has(key)) {
        this.#faults.push({ kind: "duplicate-key", offset: keyNode.start, name: key });
      } else parts.set(key, { keyStart: keyNode.start, node });
    }
    return { start, size, parts };
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

function scalarNode(event: ScalarEvent, fallback: number): SourceNode {
  const quoted = event.style === 2 || event.style === 3;
  const start = event.valueStart < 0 ? fallback : event.valueStart - (quoted ? 1 : 0);
  return { start, size: 1, parts: NO_PARTS };
}

function scalarText(text: string, event: ScalarEvent): string {
  return event.valueStart < 0 ? "" : getScalarValue(text, event);
}
