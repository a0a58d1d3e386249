import { LAYERS } from "../core/evidence/topology/reading.ts";
import type { Assessment } from "../core/model/assessment.ts";
import { placeText } from "../core/model/place.ts";
import { printable } from "./printable.ts";
import { layerText } from "./text/topology.ts";

type Observation = Assessment["observations"][number];

/** What the evidence says and where it was read, as comments of a YAML document. */
export function evidenceComments(assessment: Assessment): string {
  const { topology, findings } = assessment;
  const open = topology.undecided.map((text) => `not decided: it takes ${text}`);
  const applies =
    topology.status === "not-applicable"
      ? ["Portworx has no storage nodes of its own here, so neither approach applies"]
      : [];
  const contradictions = findings
    .filter(({ id }) => id === "trait-contradiction")
    .map(({ message }) => `contradiction: ${message}`);
  const lines = [
    ...traitLines(assessment),
    ...contradictions,
    ...layerLines(assessment),
    ...open,
    ...applies,
  ];
  return lines.map((line) => `# ${printable(line)}\n`).join("");
}

function traitLines({ observations }: Assessment): string[] {
  return observations.flatMap((observation) => {
    const { about, levels, confidence } = observation;
    if (levels === null || confidence === null) return [];
    return [`${about}: ${levels.join(" or ")} (${confidence})`, ...sourceLines(observation)];
  });
}

function layerLines({ topology, observations }: Assessment): string[] {
  return LAYERS.flatMap((name) => {
    const seen = observations.filter(({ about }) => about === name);
    if (seen.length === 0) return [];
    return [
      `${name}: ${layerText(topology[name]) ?? "not decided"}`,
      ...seen.flatMap((observation) => sourceLines(observation)),
    ];
  });
}

function sourceLines({ says, object, at, also }: Observation): string[] {
  const more = also.length === 0 ? "" : `, and ${also.length} more`;
  return [`  ${says}`, `    ${object} at ${placeText(at)}${more}`];
}
