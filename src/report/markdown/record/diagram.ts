import type { TopologyDrawing } from "../../drawing/topology-drawing.ts";
import { mermaid } from "../mermaid.ts";
import type { RecordFrame } from "./record-frame.ts";

/** A drawing; none in a document of several records, which would grow heavy. */
export function diagram(
  drawing: TopologyDrawing | null,
  { hasDiagrams }: Pick<RecordFrame, "hasDiagrams">,
): string[] {
  if (drawing === null || !hasDiagrams) return [];
  return [`\`\`\`mermaid\n${mermaid(drawing)}\n\`\`\``];
}
