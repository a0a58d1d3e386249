import { DAY, type Instant } from "../../model/instant.ts";
import type { Inventory } from "../inventory.ts";
import { minorOf } from "../kubernetes-version.ts";
import { type TraitObservation, observe, range } from "./observation.ts";

const YEAR = 365;
/** Days since the installation from which a mean pace says anything, and says it firmly. */
const SHORTEST = 180;
const FIRM = 365;

/**
 * The mean pace since Portworx was installed: what Kubernetes was then, and what the newest kubelet
 * is now. The versions between are whole numbers, so one more or less may have been passed.
 */
export function orchestratorUpgradesOf(
  { specs, nodes }: Inventory,
  now: Instant | null,
): TraitObservation[] {
  const minors = nodes.flatMap(({ kubelet }) => minorOf(kubelet) ?? []);
  const today = minors.reduce((most, minor) => Math.max(most, minor), 0);
  return specs.flatMap((spec) => {
    const { installed, isLive } = spec;
    if (installed === null || !isLive || now === null || today === 0) return [];
    const days = (now - installed.created) / DAY;
    const climbed = today - installed.minor;
    if (days < SHORTEST || climbed < 0) return [];
    const [pace, slack] = [(climbed * YEAR) / days, YEAR / days];
    return [
      observe("orchestratorUpgrades", spec, {
        narrowed: range(Math.max(0, pace - slack), pace + slack),
        confidence: days >= FIRM ? "strongly hints" : "hints",
        says: `${climbed} minor versions in the ${Math.round(days)} days since Portworx was installed on 1.${installed.minor}`,
      }),
    ];
  });
}
