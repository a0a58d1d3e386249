import { entry } from "../../core/model/lookup.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";

/** Numbers sources in the order in which a text cites them. */
export class Citations {
  readonly #ids: string[] = [];
  readonly #sources: RuleSet["sources"];

  constructor(ruleSet: RuleSet) {
    this.#sources = ruleSet.sources;
  }

  /** The marks of some sources, as in `[1][4]`. */
  cite(ids: readonly string[]): string {
    return ids.map((id) => `[${this.#numberOf(id)}]`).join("");
  }

  /** The sources that were cited; the first has the number 1. */
  get ids(): readonly string[] {
    return this.#ids;
  }

  /** What the marks stand for, one line a source. */
  lines(): string[] {
    return this.cited().map(({ line }) => line);
  }

  /** The same, each with the address of the source where it has one. */
  cited(): { readonly line: string; readonly url: string | undefined }[] {
    return this.#ids.map((id, index) => ({
      line: `[${index + 1}] ${sourceText(id, this.#sources)}`,
      url: entry(this.#sources, id).url,
    }));
  }

  #numberOf(id: string): number {
    if (!this.#ids.includes(id)) this.#ids.push(id);
    return this.#ids.indexOf(id) + 1;
  }
}

/** A source in one line: publisher, title, version and date. */
export function sourceText(id: string, sources: RuleSet["sources"]): string {
  const source = entry(sources, id);
  const dated = [source.version, source.date].filter((part) => part !== undefined).join(", ");
  return `${source.publisher}, ${source.title}${dated === "" ? "" : ` (${dated})`}`;
}
