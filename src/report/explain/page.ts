import { entry } from "../../core/model/lookup.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import { labelled, wrap } from "../layout.ts";
import type { Palette } from "../palette.ts";
import { sourceText } from "../text/citations.ts";

/** What a page about one id may depend on. */
export interface PageContext {
  readonly ruleSet: RuleSet;
  readonly palette: Palette;
  readonly width: number;
}

/** The first lines of a page: what it is about. */
export function titleLines(
  { id, kind, title }: { readonly id: string; readonly kind: string; readonly title: string },
  { palette, ruleSet }: PageContext,
): string[] {
  return [`${palette.bold(id)} · ${kind} of the pack ${ruleSet.id}`, `  ${title}`];
}

/** A paragraph, two columns in. */
export function paragraph(text: string, { width }: PageContext): string[] {
  return wrap(text, width - 2).map((line) => `  ${line}`);
}

/** A row with a label in front. */
export function row(label: string, text: string, { width }: PageContext): string[] {
  return labelled(label, text, { indent: 2, column: 11, width });
}

/** A list with a mark before each item. */
export function bullets(items: readonly string[], { width }: PageContext): string[] {
  return items.flatMap((item) => labelled("-", item, { indent: 2, column: 2, width }));
}

/** The sources of a page with their addresses, under a heading. */
export function sourceLines(ids: readonly string[], context: PageContext): string[] {
  const unique = [...new Set(ids)];
  if (unique.length === 0) return [];
  return [
    "",
    "  Sources",
    ...unique.flatMap((id) => {
      const url = entry(context.ruleSet.sources, id).url;
      const about = bullets([`${id}: ${sourceText(id, context.ruleSet.sources)}`], context);
      return url === undefined ? about : [...about, `    ${context.palette.dim(url)}`];
    }),
  ];
}
