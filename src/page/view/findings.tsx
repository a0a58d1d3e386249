import type { Assessment, Finding } from "../../core/model/assessment.ts";
import { placeText } from "../../core/model/place.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import { excuseOf } from "../../report/excuse.ts";
import { printable } from "../../report/printable.ts";
import type { LiveCluster } from "../live/live-cluster.ts";

interface FindingsProps {
  readonly assessment: Assessment;
  readonly cluster: LiveCluster;
  readonly ruleSet: RuleSet;
  readonly isChanged: boolean;
}

const SEVERITIES = ["error", "warning", "note"] as const;

/** What there is to say about the topology, worst first. */
export function Findings({ assessment, cluster, ruleSet, isChanged }: FindingsProps) {
  const { findings, notJudged } = assessment;
  const keeps = isChanged && findings.some(({ fingerprint }) => cluster.kept.has(fingerprint));
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">Findings</h2>
      {findings.length === 0 && <p>none</p>}
      {keeps && (
        <p class="quiet">
          What was found in manifests stays as it was read, whatever the traits are changed to here.
        </p>
      )}
      <ul class="findings">
        {SEVERITIES.flatMap((severity) =>
          findings.filter((each) => each.severity === severity),
        ).map((finding) => (
          <FindingItem
            key={finding.fingerprint}
            finding={finding}
            ruleSet={ruleSet}
            isKept={isChanged && cluster.kept.has(finding.fingerprint)}
          />
        ))}
      </ul>
      {notJudged.length > 0 && (
        <details>
          <summary>Checks that could not be judged: {notJudged.length}</summary>
          <ul>
            {notJudged.map(({ id, needs }) => (
              <li key={id}>{printable(`${id} needs ${needs.join(", ")}`)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

interface ItemProps {
  readonly finding: Finding;
  readonly ruleSet: RuleSet;
  readonly isKept: boolean;
}

function FindingItem({ finding, ruleSet, isKept }: ItemProps) {
  const { id, severity, message, at } = finding;
  const excuse = excuseOf(finding);
  const check = ruleSet.checks.find((each) => each.id === id);
  return (
    <li class={excuse === null ? severity : "excused"}>
      <p>
        <b class="severity">{excuse === null ? severity : excuse.kind}</b>{" "}
        <code>{printable(id)}</code>{" "}
        {at !== null && <span class="place">{printable(placeText(at))}</span>}
        {isKept && <span class="quiet"> as read</span>}
      </p>
      <p>{printable(message)}</p>
      {excuse !== null && <p class="quiet">{printable(excuse.text)}</p>}
      {check !== undefined && <p class="quiet">To do: {check.remediation}</p>}
    </li>
  );
}
