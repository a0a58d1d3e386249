import { count } from "../../core/model/count.ts";
import { shortened } from "../layout.ts";
import { printable } from "../printable.ts";
import type { DrawnGroup, DrawnRole, TopologyDrawing } from "../drawing/topology-drawing.ts";

/** Characters of one diagram at most: GitLab draws 2,000 of a page unasked (gitlab#368393). */
const MOST = 1500;
/** How many zones are named; more are counted. */
const MOST_ZONES = 3;
/** Characters of a zone's name that are shown. */
const ZONE_NAME = 24;

/** A drawing as a flowchart of Mermaid. */
export function mermaid(drawing: TopologyDrawing): string {
  const named = flowchart(drawing, MOST_ZONES);
  // Only names of zones are foreign, and a name may be written as escapes alone.
  return named.length <= MOST ? named : flowchart(drawing, 0);
}

function flowchart({ title, clusters, links }: TopologyDrawing, mostZones: number): string {
  return [
    "flowchart LR",
    ...accessibleTitle(title),
    ...clusters.flatMap((cluster, index) => [
      `  subgraph cluster${index + 1} [${label(cluster.title)}]`,
      ...cluster.groups.map((group) => `    ${group.id}${box(group, mostZones)}`),
      "  end",
    ]),
    ...links.map(({ from, to, text }) => `  ${from} -->|${label(text)}| ${to}`),
  ].join("\n");
}

/** A cylinder where there are disks, a double box where applications run on them as well. */
const BOXES = {
  storage: ["[(", ")]"],
  both: ["[[", "]]"],
  compute: ["[", "]"],
  unknown: ["(", ")"],
} as const satisfies Record<DrawnRole, readonly [string, string]>;

function box({ role, title, nodes, zones }: DrawnGroup, mostZones: number): string {
  const [open, close] = BOXES[role];
  const lines = [nodes === null ? title : `${nodes} × ${title}`, ...zonesLine(zones, mostZones)];
  return `${open}"${lines.map(inLabel).join("<br/>")}"${close}`;
}

function zonesLine(zones: readonly string[], most: number): string[] {
  if (zones.length === 0) return [];
  if (zones.length > most) return [count(zones.length, "zone")];
  const names = zones.map((zone) => shortened(printable(zone), ZONE_NAME));
  return [`${zones.length === 1 ? "zone" : "zones"} ${names.join(", ")}`];
}

function label(text: string): string {
  return `"${inLabel(text)}"`;
}

/** All but letters, digits and what ends no label, as Mermaid's own escapes. */
function inLabel(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{M} ,.…×-]/gu, (each) => `#${each.codePointAt(0)};`);
}

/** What a screen reader says. It knows no escapes; an empty one would swallow the next line. */
function accessibleTitle(title: string): string[] {
  const words = title.replaceAll(/[^\p{L}\p{N}\p{M} ,.:-]+/gu, " ").trim();
  return words === "" ? [] : [`  accTitle: ${shortened(words, 150)}`];
}
