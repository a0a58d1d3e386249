import type { StatedTopology } from "../../core/model/profile.ts";
import type { Possible } from "../../core/model/read-profile.ts";
import type { Evidence, Target } from "../../core/model/target.ts";
import type { ReportedCluster } from "../../report/html/page-data.ts";

/** A reported cluster with other traits, as the engine takes it: without places and inventories. */
export function clusterTarget(cluster: ReportedCluster, possible: Possible): Target {
  const { target, inputs } = cluster;
  return {
    profile: {
      name: target.name,
      labels: {},
      possible,
      stated: Object.keys(cluster.traits),
      topology: statedTopology(cluster),
      waivers: [],
    },
    at: beginningOf(target.source),
    traitPlaces: {},
    topologyPlace: null,
    waivers: [],
    evidence: evidenceOf(cluster),
    inputs,
  };
}

/** What the profile states; a declared layer that nothing was observed of can be nothing else. */
export function statedTopology({ topology, observations }: ReportedCluster): StatedTopology | null {
  return observations.some(({ about }) => about === "declared") ? null : topology.declared;
}

/** Layers as they were read. Without inventories no check is judged anew. */
function evidenceOf(cluster: ReportedCluster): Evidence | null {
  const { topology, observations } = cluster;
  const { realised, effective, undecided, status, nodes } = topology;
  const isNotApplicable = status === "not-applicable";
  const isSeen = realised !== null || effective !== null || nodes !== null;
  if (!isSeen && !isNotApplicable && observations.length + undecided.length === 0) return null;
  const declared = statedTopology(cluster) === null ? topology.declared : null;
  return {
    inventories: [],
    topology: {
      declared,
      realised,
      effective,
      isNotApplicable,
      spansClusters: false,
      observations: [],
      undecided,
    },
    observations: [],
    traits: [],
    nodes: () => nodes,
    grounds: () => [],
  };
}

function beginningOf(source: string): Target["at"] {
  const [, file = source, line = "1"] = /^(.*):(\d+)$/.exec(source) ?? [];
  return { file, line: Number(line), column: 1 };
}
