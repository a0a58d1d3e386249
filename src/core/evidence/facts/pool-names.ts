import { item } from "../../model/lookup.ts";

/** How clouds name what an autoscaler sees, around the name of the node group. */
const WRAPPINGS: readonly ((name: string) => string | null)[] = [
  // A managed node group of EKS: eks-<group>-<uuid>.
  (name) => /^eks-(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(name)?.[1] ?? null,
  // A node group that eksctl made: eksctl-<cluster>-nodegroup-<group>-NodeGroup-<id>.
  (name) => /-nodegroup-(.+)-NodeGroup-[0-9A-Za-z]+$/.exec(name)?.[1] ?? null,
  // A pool of AKS: aks-<pool>-<digits>-vmss.
  (name) => /^aks-(.+)-\d+-vmss$/.exec(name)?.[1] ?? null,
  // A MachineSet: MachineSet/<namespace>/<name>.
  (name) => /^Machine(?:Set|Deployment|Pool)\/[^/]+\/(.+)$/.exec(name)?.[1] ?? null,
];

/** No cloud has longer names; a longer text is not worth the time to take it apart. */
const LONGEST = 512;

/**
 * The node group that an autoscaler's name stands for; null where none of the known groups is
 * meant. Names are only taken apart in the ways in which clouds build them.
 */
export function poolNamed(name: string, known: ReadonlySet<string>): string | null {
  if (name.length > LONGEST) return null;
  const short = name.slice(name.lastIndexOf("/") + 1);
  const candidates = [name, short, ...WRAPPINGS.map((unwrap) => unwrap(name) ?? unwrap(short))];
  const found = candidates.find((candidate) => candidate !== null && known.has(candidate));
  return found ?? poolOfInstanceGroup(short, known);
}

/** GKE: gke-<cluster>-<pool>-<hash>-grp, in which cluster and pool may have dashes of their own. */
function poolOfInstanceGroup(name: string, known: ReadonlySet<string>): string | null {
  const inside = /^gke-(.+)-[0-9a-f]{8}-grp$/.exec(name)?.[1];
  if (inside === undefined) return null;
  const fitting = [...known].filter((pool) => inside.endsWith(`-${pool}`));
  return fitting.length === 1 ? item(fitting, 0) : null;
}
