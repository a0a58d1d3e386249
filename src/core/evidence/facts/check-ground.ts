import type {
  Facts,
  NodeFacts,
  StorageClassFacts,
  StorageClusterFacts,
} from "../../checks/facts.ts";
import type { CheckGround, Subject } from "../../checks/judge-check.ts";
import type { Path, Place } from "../../model/place.ts";
import { byName } from "../by-name.ts";
import type { EarlierDump } from "../earlier-dump.ts";
import type { Inventory, NodeRecord, StorageClassRecord, StorageNodeRecord } from "../inventory.ts";
import { sharedBy } from "../kept/kept-records.ts";
import { SharedColumn } from "../kept/shared-column.ts";
import { objectText } from "../object-record.ts";
import type { PortworxSpec } from "../portworx-spec.ts";
import { type Records, recordAt, recordsBy } from "../records.ts";
import { workersOf } from "../topology/labels.ts";
import { clusterFacts } from "./cluster-facts.ts";
import { type JoinedGroup, nodeGroupFacts } from "./node-group-facts.ts";

/** What checks read beside the evidence of a cluster. */
export type Circumstances = Pick<Facts, "topology" | "advice" | "traits"> &
  Pick<CheckGround, "possible" | "at">;

/**
 * The ground on which checks are judged for one orchestrator cluster; `earlier`: what a dump of it held
 * before, null without one that can be compared.
 */
export function checkGround(
  inventory: Inventory,
  earlier: EarlierDump | null,
  { topology, advice, traits, possible, at }: Circumstances,
): CheckGround {
  const groups = nodeGroupFacts(inventory);
  return {
    facts: {
      cluster: clusterFacts(inventory, groups, earlier),
      topology,
      advice,
      traits,
    },
    subjects: {
      storageCluster: inventory.specs.map(specSubject),
      nodeGroup: groups.map(groupSubject),
      node: nodeSubjects(inventory),
      storageClass: inventory.storageClasses.map((each) => classSubject(each, inventory)),
    },
    possible,
    hasEvidence: true,
    at,
  };
}

/** `spec.nodes` as the steps that lead there. */
function stepsOf(field: string): Path {
  return field.split(".");
}

function specSubject(spec: PortworxSpec): Subject {
  return {
    facts: specFacts(spec),
    alike: spec,
    object: objectText(spec),
    at: spec.at,
    placeOf: (field) => (field === null ? spec.at : spec.placeOf(stepsOf(field))),
  };
}

function specFacts(spec: PortworxSpec): StorageClusterFacts {
  const { overrides } = spec;
  const diskless = overrides.filter(({ storage }) => storage === "none");
  return {
    name: spec.name,
    origin:
      spec.object === "DaemonSet" || spec.object === "Helm values" ? spec.object : "StorageCluster",
    ...(spec.version === null ? {} : { version: spec.version }),
    partitioning: spec.partitioning,
    isLive: spec.isLive,
    hasStorage: spec.hasStorage,
    hasCloudStorage: spec.hasCloudStorage,
    useAll: spec.useAll,
    storesBySelector: overrides.filter(
      ({ storage, selects }) => storage === "stores" && selects === "labels",
    ).length,
    disklessBySelector: diskless.filter(({ selects }) => selects === "labels").length,
    disklessByName: diskless.filter(({ selects }) => selects === "name").length,
    initialStorageNodes: spec.initialStorageNodes,
    caps: { ...spec.caps },
    clusterDomain: spec.clusterDomain ?? "",
    kvdbEndpoints: [...spec.kvdbEndpoints],
    taintBasedScheduling: spec.taintBasedScheduling,
    maxUnavailable: spec.maxUnavailable ?? "",
    allowsDisruption: spec.allowsDisruption ?? true,
    disruptionBudget: spec.disruptionBudget ?? "",
    suspendsProvisioning: spec.suspendsProvisioning,
    legacySettings: [...spec.legacySettings],
  };
}

function groupSubject({ group, facts }: JoinedGroup): Subject {
  return {
    facts,
    alike: group,
    object: objectText(group),
    at: group.at,
    placeOf: (field) => (field === null ? group.at : group.placeOf(stepsOf(field))),
  };
}

/** Nodes come by the thousand, and most differ in nothing but the name. */
function nodeSubjects(inventory: Inventory): Records<Subject> {
  const storageNodes = byName(inventory.storageNodes);
  const workers = workersOf(inventory);
  const alikes = new AlikeNodes();
  const facts = new SharedColumn<NodesAlike>();
  for (const node of workers) facts.push(alikes.factsOf(node, storageNodes.get(node.name)));
  return recordsBy(workers.length, (position) => {
    return new NodeSubject(() => recordAt(workers, position), facts.at(position));
  });
}

/** One object for all nodes of which no fact differs but the name. */
class AlikeNodes {
  readonly #byText = new Map<string, NodesAlike>();
  /** By what the records share, which is found sooner than a text of all facts. */
  readonly #byShared = new Map<object, Map<object | null, NodesAlike>>();

  factsOf(node: NodeRecord, storageNode: StorageNodeRecord | undefined): NodesAlike {
    const shared = sharedBy(node);
    const storageShared = storageNode === undefined ? null : sharedBy(storageNode);
    const isShared = shared !== null && (storageNode === undefined || storageShared !== null);
    const known = isShared ? this.#byShared.get(shared)?.get(storageShared) : undefined;
    if (known !== undefined) return known;
    const facts = this.#once(commonFacts(node, storageNode));
    if (isShared) {
      const others = this.#byShared.get(shared) ?? new Map<object | null, NodesAlike>();
      this.#byShared.set(shared, others.set(storageShared, facts));
    }
    return facts;
  }

  #once(facts: NodesAlike): NodesAlike {
    const key = JSON.stringify(facts);
    const known = this.#byText.get(key) ?? facts;
    this.#byText.set(key, known);
    return known;
  }
}

/** The facts that nodes may have in common. */
type NodesAlike = Omit<NodeFacts, "name">;

function commonFacts(node: NodeRecord, storageNode: StorageNodeRecord | undefined): NodesAlike {
  return {
    pool: node.pool ?? "",
    nodeType: node.nodeType ?? "",
    provision: node.provision ?? "",
    ...(storageNode === undefined ? {} : { online: storageNode.phase === "Online" }),
    ...(storageNode?.storage === undefined || storageNode.storage === null
      ? {}
      : { storage: storageNode.storage }),
    refusal: node.refusal ?? "",
    interruptible: node.isInterruptible,
    legacyLabels: [...node.legacyLabels],
  };
}

/** A node, whose facts are put together only where a check reads them. */
class NodeSubject implements Subject {
  readonly #node: () => NodeRecord;
  readonly alike: NodesAlike;

  constructor(node: () => NodeRecord, alike: NodesAlike) {
    this.#node = node;
    this.alike = alike;
  }

  get facts(): NodeFacts {
    return { name: this.#node().name, ...this.alike };
  }

  get object(): string {
    return objectText(this.#node());
  }

  get at(): Place {
    return this.#node().at;
  }

  placeOf(): Place {
    return this.#node().at;
  }
}

function classSubject(storageClass: StorageClassRecord, { claims }: Inventory): Subject {
  const bound = new Set(
    claims.filter((each) => each.storageClass === storageClass.name).map(({ claim }) => claim),
  );
  const facts: StorageClassFacts = {
    name: storageClass.name,
    replicas: storageClass.replicas,
    fastPath: storageClass.isFastPath,
    ...(claims.length === 0 ? {} : { boundVolumes: bound.size }),
  };
  return {
    facts,
    alike: storageClass,
    object: objectText(storageClass),
    at: storageClass.at,
    placeOf: () => storageClass.at,
  };
}
