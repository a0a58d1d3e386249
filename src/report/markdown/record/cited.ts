import { entry } from "../../../core/model/lookup.ts";
import { sourceText } from "../../text/citations.ts";
import { code, prose } from "../inline.ts";
import type { RecordFrame } from "./record-frame.ts";

/** What a pack says, with its sources. */
interface Statement {
  readonly text: string;
  readonly sources: readonly string[];
  /** What stands in brackets behind it; Markdown. */
  readonly aside?: string;
}

/** A statement as Markdown with the marks of its sources behind it. */
export function cited(
  { text, sources, aside = "" }: Statement,
  { citations }: Pick<RecordFrame, "citations">,
): string {
  const marks = sources.map((id) => citations.cite([id]));
  return [prose(text), ...(aside === "" ? [] : [`(${aside})`]), ...marks].join(" ");
}

/** An address that needs no escape in Markdown. */
const ADDRESS = /^https?:\/\/[\w./?=&%#~:+,;@-]+$/;

/** The sources in the order of their marks; nothing where none was cited. It comes last. */
export function sourceBlocks(
  heading: string,
  { citations, ruleSet }: Pick<RecordFrame, "citations" | "ruleSet">,
): string[] {
  const list = citations.ids.map((id, index) => {
    const { url } = entry(ruleSet.sources, id);
    const title = `${index + 1}. ${prose(sourceText(id, ruleSet.sources))}`;
    if (url === undefined) return title;
    return `${title}: ${ADDRESS.test(url) ? `<${url}>` : code(url)}`;
  });
  return list.length === 0 ? [] : [heading, list.join("\n")];
}
