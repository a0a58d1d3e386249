import { LAYERS } from "../core/evidence/topology/reading.ts";
import type { Assessment } from "../core/model/assessment.ts";
import { placeText } from "../core/model/place.ts";
import { printable } from "./printable.ts";
import { layerText } from "./text/topology.ts";

/** What the evidence says about the topology and where it was read, as comments of a YAML document. */
export function evidenceComments({ topology, observations }: Assessment): string {
  const layers = LAYERS.flatMap((name) => {
    const seen = observations.filter(({ about }) => about === name);
    if (seen.length === 0) return [];
    return [
      `${name}: ${layerText(topology[name]) ?? "not decided"}`,
      ...seen.flatMap(({ says, object, at }) => [`  ${says}`, `    ${object} at ${placeText(at)}`]),
    ];
  });
  const open = topology.undecided.map((text) => `not decided: it takes ${text}`);
  const applies =
    topology.status === "not-applicable"
      ? ["Portworx has no storage nodes of its own here, so neither approach applies"]
      : [];
  return [...layers, ...open, ...applies].map((line) => `# ${printable(line)}\n`).join("");
}
