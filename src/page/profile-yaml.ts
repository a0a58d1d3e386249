import { API_VERSION, PROFILE_KIND } from "../core/model/profile.ts";
import { knownTraits, traitLevels } from "../core/model/profile-value.ts";
import type { Possible } from "../core/model/read-profile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { ReportedCluster } from "../report/html/page-data.ts";
import { jsonText } from "../report/json-text.ts";
import { statedTopology } from "./live/cluster-target.ts";

/** A profile with the traits of a page and the topology of the report, as YAML. */
export function profileYaml(
  cluster: ReportedCluster,
  possible: Possible,
  ruleSet: Pick<RuleSet, "traits">,
): string {
  const traits = Object.entries(traitLevels(possible, knownTraits(possible, ruleSet)));
  const { realised, declared } = cluster.topology;
  const topology = realised ?? statedTopology(cluster) ?? declared;
  const lines = [
    `apiVersion: ${API_VERSION}`,
    `kind: ${PROFILE_KIND}`,
    `metadata:`,
    `  name: ${quoted(cluster.target.name)}`,
    traits.length === 0 ? `traits: {}` : `traits:`,
    ...traits.map(([id, value]) => `  ${id}: ${valueText(value)}`),
    ...(topology === null ? [] : [`topology:`, `  approach: ${topology.approach}`]),
    ...(topology === null || topology.form === null ? [] : [`  form: ${topology.form}`]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A text in double quotes as JSON has it, which YAML reads alike. */
function quoted(text: string): string {
  return jsonText(text);
}

function valueText(value: string | readonly string[]): string {
  return typeof value === "string" ? levelText(value) : `[${value.map(levelText).join(", ")}]`;
}

/** Words that some version of YAML takes for another value than a text. */
const VALUES = /^(y|yes|n|no|on|off|true|false|null)$/i;

function levelText(id: string): string {
  return /^[a-z][a-z-]*$/.test(id) && !VALUES.test(id) ? id : quoted(id);
}
