import { count } from "../../model/count.ts";
import { DAY, type Instant } from "../../model/instant.ts";
import type { Inventory, VersionHistory } from "../inventory.ts";
import { saidBy } from "../records.ts";
import { minorOf } from "../kubernetes-version.ts";
import { type TraitObservation, observe, range } from "./observation.ts";

const YEAR = 365;
/** Days that a time has to last to tell a pace, and to tell it firmly. */
const SHORTEST = 180;
const FIRM = 365;
/** Minor versions of Kubernetes a year, of which there have never been more. */
const MOST_RELEASES = 4;

/** How fast the cluster climbs from minor version to minor version. */
export function orchestratorUpgradesOf(
  inventory: Inventory,
  now: Instant | null,
): TraitObservation[] {
  return [
    ...inventory.versionHistories.flatMap((history) => logged(history, now)),
    ...(now === null ? [] : sinceInstallation(inventory, now)),
  ];
}

/** What a log of updates tells; the time since the last of them counts as well. */
function logged(history: VersionHistory, now: Instant | null): TraitObservation[] {
  const { first, last, climbed, medianGap } = history;
  const days = (Math.max(last, now ?? last) - first) / DAY;
  if ((last - first) / DAY < SHORTEST) return [];
  return [
    observe("orchestratorUpgrades", history, {
      narrowed: paceOf(climbed, days),
      confidence: days >= FIRM ? "states" : "strongly hints",
      says: `${count(climbed, "minor version")} in ${Math.round(days)} days, with an update every ${medianGap} days while they lasted`,
    }),
  ];
}

/**
 * The mean pace since Portworx was installed: what Kubernetes was then, and what the newest kubelet
 * is now. An address that was copied from an older manifest gives itself away by a pace that
 * Kubernetes does not have.
 */
function sinceInstallation({ specs, nodes }: Inventory, now: Instant): TraitObservation[] {
  // Thousands of nodes run a few versions.
  const kubelets = saidBy(nodes, ({ kubelet }) => kubelet);
  const minors = [...kubelets].flatMap((kubelet) => minorOf(kubelet) ?? []);
  const today = minors.reduce((most, minor) => Math.max(most, minor), 0);
  return specs.flatMap((spec) => {
    const { installed, isLive } = spec;
    if (installed === null || !isLive || today === 0) return [];
    const days = (now - installed.created) / DAY;
    const climbed = today - installed.minor;
    const isPossible = climbed >= 0 && climbed <= (days / YEAR) * MOST_RELEASES + 1;
    if (days < SHORTEST || !isPossible) return [];
    return [
      observe("orchestratorUpgrades", spec, {
        narrowed: paceOf(climbed, days),
        confidence: days >= FIRM ? "strongly hints" : "hints",
        says: `${count(climbed, "minor version")} in the ${Math.round(days)} days since Portworx was installed on 1.${installed.minor}`,
      }),
    ];
  });
}

/** A time may begin just before an upgrade or end just before the next one. */
function paceOf(climbed: number, days: number) {
  const [pace, slack] = [(climbed * YEAR) / days, YEAR / days];
  return range(Math.max(0, pace - slack), pace + slack);
}
