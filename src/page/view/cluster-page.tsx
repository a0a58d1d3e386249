import type { Assessment } from "../../core/model/assessment.ts";
import type { Possible } from "../../core/model/read-profile.ts";
import type { RuleSet, Trait } from "../../core/pack/rule-set.ts";
import { printable } from "../../report/printable.ts";
import { Citations } from "../../report/text/citations.ts";
import { conditionRows } from "../../report/text/conditions.ts";
import { flipRows } from "../../report/text/flip-lines.ts";
import type { LiveCluster } from "../live/live-cluster.ts";
import { profileYaml } from "../profile-yaml.ts";
import { Conditions } from "./conditions.tsx";
import { CopyButton } from "./copy-button.tsx";
import { Evidence } from "./evidence.tsx";
import { Findings } from "./findings.tsx";
import { Reasons } from "./reasons.tsx";
import type { ScoreRange } from "./score-scale.tsx";
import { Sources } from "./sources.tsx";
import { Topologies } from "./topologies.tsx";
import { TraitControls } from "./trait-controls.tsx";
import { VerdictHeader } from "./verdict-header.tsx";

interface ClusterProps {
  readonly cluster: LiveCluster;
  readonly ruleSet: RuleSet;
  readonly range: ScoreRange;
  readonly assessment: Assessment;
  readonly possible: Possible;
  /** How many traits differ from the report. */
  readonly changed: number;
  readonly onChange: (trait: Trait, mask: number) => void;
  readonly onReset: () => void;
  /** The link to what is shown. */
  readonly addressOf: () => string;
}

/** One cluster: what is advised for its traits, and the traits to change. */
export function ClusterPage(props: ClusterProps) {
  const { cluster, ruleSet, range, assessment, possible, changed, onChange, onReset } = props;
  const { reported, original } = cluster;
  const judged = { assessment, ruleSet };
  const citations = new Citations(ruleSet);
  // Sources are numbered in the order in which they are read.
  const marks = new Map(
    assessment.contributions
      .filter(({ points }) => points !== 0)
      .map(({ rule, sources }) => [rule, citations.cite(sources)]),
  );
  const conditions = [...conditionRows(judged, citations), ...flipRows(judged)];
  const isChanged = changed > 0;
  return (
    <>
      <header class="target">
        <h1>{printable(reported.target.name)}</h1>
        <p class="place">{printable(reported.target.source)}</p>
      </header>
      <VerdictHeader judged={judged} range={range} />
      <div class="actions">
        <button type="button" onClick={onReset} disabled={!isChanged}>
          Reset
        </button>
        <CopyButton
          label="Copy as profile"
          what="The profile"
          textOf={() => profileYaml(reported, possible, ruleSet)}
        />
        <CopyButton label="Copy link" what="The link" textOf={props.addressOf} />
        <span class="quiet">
          {isChanged ? `${changed} changed; the address holds the changes` : "as reported"}
        </span>
      </div>
      <div class="columns">
        <TraitControls
          ruleSet={ruleSet}
          assessment={assessment}
          original={original}
          possible={possible}
          onChange={onChange}
        />
        <div class="results">
          <Reasons judged={judged} marks={marks} />
          <Conditions title="What it hangs on" rows={conditions} />
          <Topologies judged={judged} />
          <Findings
            assessment={assessment}
            cluster={cluster}
            ruleSet={ruleSet}
            isChanged={isChanged}
          />
          <NextSteps steps={assessment.nextSteps} />
          <Evidence assessment={assessment} isChanged={isChanged} />
          <Sources citations={citations} ruleSet={ruleSet} />
        </div>
      </div>
    </>
  );
}

function NextSteps({ steps }: { readonly steps: readonly string[] }) {
  if (steps.length === 0) return null;
  return (
    <section>
      <h2>Next steps</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{printable(step)}</li>
        ))}
      </ol>
    </section>
  );
}
