import { count } from "../../core/model/count.ts";
import type {
  DrawnCluster,
  DrawnGroup,
  TopologyDrawing,
} from "../../report/drawing/topology-drawing.ts";
import { shortened } from "../../report/layout.ts";
import { printable } from "../../report/printable.ts";

/** Units of a drawing are CSS pixels at its natural size. */
export const DIAGRAM_WIDTH = 264;

/** A rectangle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A group of nodes with its place. */
export interface PlacedGroup extends Box {
  readonly group: DrawnGroup;
  /** `48 nodes`, and the zones that they stand in. */
  readonly lines: readonly string[];
  /** Node symbols to draw, from the left. */
  readonly symbols: number;
  /** Whether there are more nodes than symbols. */
  readonly isCut: boolean;
}

/** An orchestrator cluster with its place. */
export interface PlacedCluster extends Box {
  readonly title: string;
  readonly groups: readonly PlacedGroup[];
}

/** An arrow between two groups, straight up or down. */
export interface PlacedLink {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A whole drawing with the places of its parts. */
export interface Diagram {
  readonly height: number;
  readonly clusters: readonly PlacedCluster[];
  readonly links: readonly PlacedLink[];
}

const PADDING = 10;
const HEAD = 22;
/** Room for an arrow with its text. */
const GAP = 30;
const LINE = 15;
const MOST_SYMBOLS = 12;
/** Characters that a line of a group has room for. */
const MOST_CHARACTERS = 34;

/** Places clusters, and in them their groups, one below the other. */
export function diagramOf({ clusters, links }: TopologyDrawing): Diagram {
  const placed: PlacedCluster[] = [];
  let y = 1;
  for (const cluster of clusters) {
    const box = placeCluster(cluster, y);
    placed.push(box);
    y += box.height + GAP;
  }
  const groups = placed.flatMap((cluster) => cluster.groups);
  return {
    height: y - GAP + 1,
    clusters: placed,
    links: links.flatMap(({ from, to, text }) => {
      const [one, other] = [from, to].map((id) => groups.find(({ group }) => group.id === id));
      return one === undefined || other === undefined ? [] : [placeLink(one, other, text)];
    }),
  };
}

function placeCluster({ title, groups }: DrawnCluster, top: number): PlacedCluster {
  const placed: PlacedGroup[] = [];
  let y = top + HEAD;
  for (const group of groups) {
    const box = placeGroup(group, y);
    placed.push(box);
    y += box.height + GAP;
  }
  const height = y - GAP + PADDING - top;
  return { x: 1, y: top, width: DIAGRAM_WIDTH - 2, height, title, groups: placed };
}

function placeGroup(group: DrawnGroup, y: number): PlacedGroup {
  const { nodes } = group;
  const lines = groupTexts(group).map((line) => shortened(line, MOST_CHARACTERS));
  const symbols = Math.min(nodes ?? 3, MOST_SYMBOLS);
  const height = 14 + LINE * (lines.length + 1) + 20;
  const x = 1 + PADDING;
  const width = DIAGRAM_WIDTH - 2 * x;
  return { x, y, width, height, group, lines, symbols, isCut: (nodes ?? 0) > symbols };
}

function placeLink(from: PlacedGroup, to: PlacedGroup, text: string): PlacedLink {
  const isUp = from.y > to.y;
  return {
    x: 30,
    from: isUp ? from.y : from.y + from.height,
    to: isUp ? to.y + to.height : to.y,
    text,
  };
}

function groupTexts({ nodes, zones }: DrawnGroup): string[] {
  const number = nodes === null ? "number not known" : count(nodes, "node");
  const shown = zones.map(printable).join(", ");
  const places = zones.length === 1 ? "zone" : "zones";
  return [number, ...(zones.length === 0 ? [] : [`${places} ${shown}`])];
}

/** A drawing in words: cluster by cluster, group by group. */
export function diagramText({ title, clusters, links }: TopologyDrawing): string {
  const parts = clusters.map(
    (cluster) =>
      `${cluster.title}: ${cluster.groups
        .map((group) => [group.title, ...groupTexts(group)].join(", "))
        .join("; ")}`,
  );
  const titles = new Map(
    clusters.flatMap(({ groups }) => groups.map((each) => [each.id, each.title])),
  );
  const arrows = links.map(
    ({ from, to, text }) => `${text} from ${titles.get(from) ?? from} to ${titles.get(to) ?? to}`,
  );
  return [title, ...parts, ...arrows].join(". ");
}
