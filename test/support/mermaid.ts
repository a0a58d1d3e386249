import { JSDOM } from "jsdom";

/** What Mermaid's own parser reads of a flowchart; texts are as a person sees them. */
export interface ReadDiagram {
  readonly title: string;
  readonly nodes: Readonly<Record<string, string>>;
  readonly edges: readonly string[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** Mermaid cleans labels with a document at hand, so it takes one. */
async function loadMermaid() {
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  return (await import("mermaid")).default;
}

const loaded = loadMermaid();

/** What a flowchart holds; throws what Mermaid's parser throws for a text that is none. */
export async function readDiagram(text: string): Promise<ReadDiagram> {
  const mermaid = await loaded;
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const flow = db as unknown as FlowDatabase;
  return {
    title: flow.getAccTitle?.() ?? "",
    nodes: Object.fromEntries([...flow.getVertices()].map(([id, node]) => [id, shown(node.text)])),
    edges: flow.getEdges().map(({ start, end, text }) => `${start} ${shown(text)} ${end}`),
    groups: Object.fromEntries(
      flow.getSubGraphs().map(({ title, nodes }) => [shown(title), nodes]),
    ),
  };
}

interface FlowDatabase {
  getAccTitle?(): string;
  getVertices(): Map<string, { readonly text: string }>;
  getEdges(): { readonly start: string; readonly end: string; readonly text: string }[];
  getSubGraphs(): { readonly title: string; readonly nodes: string[] }[];
}

/** Mermaid keeps its escapes as `ﬂ°°35¶ß` until it draws. */
function shown(text: string): string {
  return text.replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
