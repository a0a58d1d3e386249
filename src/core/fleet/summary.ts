import type { Summary } from "../model/summary.ts";
import type { Tally } from "./tally.ts";

/** What a summary counts beside the targets. */
export interface Beside {
  readonly errors: number;
  /** Files that were not read, since the run was interrupted. */
  readonly notRead: number;
}

/** How many traits are named. */
const MOST_TRAITS = 5;

/** The summary of a run from what its targets add up to. */
export function summaryOf(tally: Tally, { errors, notRead }: Beside): Summary {
  const { targets, kinds, statuses, advised } = tally;
  const kind = (name: keyof Summary["verdicts"]) => kinds.get(name) ?? 0;
  const status = (name: keyof Summary["statuses"]) => statuses.get(name) ?? 0;
  return {
    targets,
    match: status("match"),
    mismatch: status("mismatch"),
    inconclusive: kind("inconclusive") + kind("conflict"),
    errors,
    verdicts: {
      decided: kind("decided"),
      forced: kind("forced"),
      leaning: kind("leaning"),
      "tie-broken": kind("tie-broken"),
      tie: kind("tie"),
      conflict: kind("conflict"),
      inconclusive: kind("inconclusive"),
    },
    advised: {
      disaggregated: advised.get("disaggregated") ?? 0,
      converged: advised.get("converged") ?? 0,
      none: advised.get(null) ?? 0,
    },
    statuses: {
      match: status("match"),
      mismatch: status("mismatch"),
      partial: status("partial"),
      unknown: status("unknown"),
      "not-applicable": status("not-applicable"),
    },
    withoutTopology: tally.withoutTopology,
    waived: tally.waived,
    unchanged: tally.unchanged,
    excusedMismatches: tally.excusedMismatches,
    worstMismatches: [...tally.worst],
    mostUnknown: mostUnknown(tally),
    notRead,
  };
}

/** Traits in falling order of the targets in which they are unknown; equal ones by id. */
function mostUnknown({ unknown, targets }: Tally): Summary["mostUnknown"] {
  return [...unknown]
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST_TRAITS)
    .map(([trait, number]) => ({ trait, targets: number, share: number / targets }));
}
