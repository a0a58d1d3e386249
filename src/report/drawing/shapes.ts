import type { Assessment } from "../../core/model/assessment.ts";
import type { Layer } from "../../core/evidence/topology/reading.ts";

/** What a group of nodes does; `both` stores and computes. */
export type DrawnRole = "storage" | "compute" | "both" | "unknown";

/** Traffic from one group to another, each by its id. */
export interface DrawnLink {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

/** What was read of nodes: they store, run Portworx without storing, run none, or that is open. */
type NodeRole = NonNullable<Assessment["topology"]["nodes"]>[number]["role"];

/** A group as a form of deployment has it, before nodes are counted. */
export interface GroupShape {
  readonly id: string;
  readonly role: DrawnRole;
  readonly title: string;
  /** The nodes that belong to it. */
  readonly holds: NodeRole;
}

/** The groups of a form, and what goes between them. */
export interface TopologyShape {
  readonly clusters: readonly {
    readonly title: string;
    readonly groups: readonly GroupShape[];
  }[];
  readonly links: readonly DrawnLink[];
}

const STORAGE = {
  id: "storage",
  role: "storage",
  title: "storage nodes",
  holds: "storage",
} as const;
const COMPUTE = {
  id: "compute",
  role: "compute",
  title: "compute nodes",
  holds: "storageless",
} as const;
const BOTH = {
  id: "both",
  role: "both",
  title: "storage and compute nodes",
  holds: "storage",
} as const;
const DISKLESS = { ...COMPUTE, title: "nodes without disks" } as const;

/** Groups that evidence shows and a form has no place for. */
const OTHERS: readonly GroupShape[] = [
  DISKLESS,
  { id: "outside", role: "compute", title: "nodes without Portworx", holds: "none" },
  { id: "open", role: "unknown", title: "nodes of unknown role", holds: "unknown" },
];

const VOLUMES = "volumes over the network";
const ONE_CLUSTER = "Kubernetes cluster";

const APART: TopologyShape = {
  clusters: [{ title: ONE_CLUSTER, groups: [STORAGE, COMPUTE] }],
  links: [{ from: COMPUTE.id, to: STORAGE.id, text: VOLUMES }],
};

const TOGETHER: TopologyShape = {
  clusters: [{ title: ONE_CLUSTER, groups: [BOTH] }],
  links: [],
};

/** Forms that look otherwise than their approach alone does. */
const FORM_SHAPES: Readonly<Record<string, TopologyShape>> = {
  "separate-clusters": {
    clusters: [
      { title: "Kubernetes cluster for storage", groups: [STORAGE] },
      { title: "Kubernetes cluster for compute", groups: [COMPUTE] },
    ],
    links: APART.links,
  },
  "diskless-nodes": {
    clusters: [{ title: ONE_CLUSTER, groups: [BOTH, DISKLESS] }],
    links: [{ from: DISKLESS.id, to: BOTH.id, text: VOLUMES }],
  },
};

/** Nodes with disks of which nothing tells whether applications are meant to run there. */
const UNTOLD: TopologyShape = {
  clusters: [
    { title: ONE_CLUSTER, groups: [{ ...STORAGE, role: "unknown", title: "nodes with disks" }] },
  ],
  links: [],
};

/** The shape of a layer; a form that a pack of one's own names looks as its approach does. */
export function shapeOf(layer: Layer | null): TopologyShape {
  if (layer === null) return UNTOLD;
  const { approach, form } = layer;
  const known = form !== null && Object.hasOwn(FORM_SHAPES, form) ? FORM_SHAPES[form] : undefined;
  return known ?? (approach === "disaggregated" ? APART : TOGETHER);
}

/** A shape with groups for the nodes that it has no place for; which cluster they are in is open. */
export function withOthers(shape: TopologyShape, seen: ReadonlySet<NodeRole>): TopologyShape {
  const placed = new Set(shape.clusters.flatMap(({ groups }) => groups.map(({ holds }) => holds)));
  const others = OTHERS.filter(({ holds }) => seen.has(holds) && !placed.has(holds));
  if (others.length === 0) return shape;
  const [only, ...further] = shape.clusters;
  const isOne = only !== undefined && further.length === 0;
  const clusters = isOne
    ? [{ ...only, groups: [...only.groups, ...others] }]
    : [...shape.clusters, { title: "either cluster", groups: others }];
  return { ...shape, clusters };
}
