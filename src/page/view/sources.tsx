import type { RuleSet } from "../../core/pack/rule-set.ts";
import type { Citations } from "../../report/text/citations.ts";

interface SourcesProps {
  readonly citations: Citations;
  readonly ruleSet: RuleSet;
}

/** What the numbers in brackets stand for, and what judged. */
export function Sources({ citations, ruleSet }: SourcesProps) {
  return (
    <section>
      <h2>Sources</h2>
      <ul class="sources">
        {citations.cited().map(({ line, url }) => (
          <li key={line}>
            {/* A pack may name anything as a source; only web pages are linked. */}
            {url !== undefined && /^https?:/.test(url) ? (
              <a href={url} rel="noreferrer">
                {line}
              </a>
            ) : (
              line
            )}
          </li>
        ))}
      </ul>
      <p class="quiet">
        Weights are px-advisor's own, drawn from what the sources say. Pack {ruleSet.id}{" "}
        {ruleSet.version}, {ruleSet.digest}
      </p>
    </section>
  );
}
