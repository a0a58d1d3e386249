import { entry } from "../../../core/model/lookup.ts";
import { sourceText } from "../../text/citations.ts";
import { code, prose } from "../inline.ts";
import type { RecordFrame } from "./record-frame.ts";

/** A text of the pack, what is said of it, and the marks of its sources. */
export function cited(
  text: string,
  sources: readonly string[],
  { citations }: Pick<RecordFrame, "citations">,
  aside = "",
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
