import type { Assessment } from "../../core/model/assessment.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import {
  type DrawnLink,
  type DrawnRole,
  type GroupShape,
  type TopologyShape,
  shapeOf,
  withOthers,
} from "./shapes.ts";

export type { DrawnLink, DrawnRole } from "./shapes.ts";

/** Nodes of one role. */
export interface DrawnGroup {
  /** A word of letters, one of its kind in a drawing; links name it. */
  readonly id: string;
  readonly role: DrawnRole;
  readonly title: string;
  /** How many nodes; null where that is not known. */
  readonly nodes: number | null;
  /** The zones that they stand in, in order; foreign text. Empty where none is known. */
  readonly zones: readonly string[];
}

/** One orchestrator cluster. */
export interface DrawnCluster {
  readonly title: string;
  readonly groups: readonly DrawnGroup[];
}

/** A topology as boxes and arrows, for any sort of picture. */
export interface TopologyDrawing {
  readonly title: string;
  readonly clusters: readonly DrawnCluster[];
  readonly links: readonly DrawnLink[];
}

type Topology = Assessment["topology"];
type Layer = NonNullable<Topology["declared"]>;
type NodeCount = NonNullable<Topology["nodes"]>[number];

/** What is advised; null where no approach is. Counts stand in it only where it is deployed. */
export function advisedDrawing(
  { verdict, topology }: Assessment,
  ruleSet: RuleSet,
): TopologyDrawing | null {
  const { approach, form } = verdict;
  if (approach === null) return null;
  const present = presentLayer(topology);
  const isThere = present?.approach === approach && (form === null || present.form === form);
  const nodes = topology.nodes ?? [];
  // Nodes that are to be split another way stand in the same zones, but in other numbers.
  const zones = zonesOf(nodes);
  return {
    title: `Advised: ${layerTitle({ approach, form }, ruleSet)}`,
    ...drawn(shapeOf({ approach, form }), (group) =>
      isThere ? counted(group, nodes) : { nodes: null, zones },
    ),
  };
}

/** What is deployed, or else declared; null where neither a layer nor a node of it is known. */
export function presentDrawing({ topology }: Assessment, ruleSet: RuleSet): TopologyDrawing | null {
  const layer = presentLayer(topology);
  const nodes = topology.nodes ?? [];
  if (layer === null && nodes.length === 0) return null;
  const word = topology.realised === null ? "Declared" : "Deployed";
  const title =
    layer === null ? "Read: approach not known" : `${word}: ${layerTitle(layer, ruleSet)}`;
  const shape = withOthers(shapeOf(layer), new Set(nodes.map(({ role }) => role)));
  return { title, ...drawn(shape, (group) => counted(group, nodes)) };
}

type Count = Pick<DrawnGroup, "nodes" | "zones">;

function drawn(
  { clusters, links }: TopologyShape,
  countOf: (group: GroupShape) => Count,
): Pick<TopologyDrawing, "clusters" | "links"> {
  return {
    clusters: clusters.map(({ title, groups }) => ({
      title,
      groups: groups.map((group) => {
        const { id, role, title: groupTitle } = group;
        return { id, role, title: groupTitle, ...countOf(group) };
      }),
    })),
    links,
  };
}

function presentLayer({ realised, declared }: Topology): Layer | null {
  return realised ?? declared;
}

/** `disaggregated, separate node groups in one Kubernetes cluster`. */
function layerTitle({ approach, form }: Layer, ruleSet: RuleSet): string {
  const title = ruleSet.approaches[approach].title.toLowerCase();
  const shape = ruleSet.forms.find(({ id }) => id === form)?.title;
  if (shape === undefined) return `${title}, form not known`;
  return shape.toLowerCase().startsWith(title) ? shape : `${title}, ${shape}`;
}

function counted(group: GroupShape, nodes: readonly NodeCount[]): Count {
  const own = nodes.filter(({ role }) => role === group.holds);
  const total = own.reduce((sum, { count }) => sum + count, 0);
  return { nodes: total === 0 ? null : total, zones: zonesOf(own) };
}

function zonesOf(nodes: readonly NodeCount[]): string[] {
  return [...new Set(nodes.flatMap(({ zone }) => zone ?? []))].sort();
}
