import type { Found } from "../assess/compare-topology.ts";
import { isAboutTraits } from "../pack/check-kinds.ts";
import { isLeftOpen } from "../explain/left-open.ts";
import type { Assessment } from "../model/assessment.ts";
import { DAY, type Instant, dateText } from "../model/instant.ts";
import type { PlacedWaiver } from "../model/waiver.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { isInScope } from "./scope.ts";

/** A target that a waiver is about. */
export interface WaivedTarget {
  /** Its position among the targets of the run. */
  readonly index: number;
  readonly assessment: Assessment;
  readonly hasEvidence: boolean;
}

/** A waiver with the targets of the run that it is about. */
export interface WaiverUse {
  readonly waiver: PlacedWaiver;
  /** Whether it stands in a profile, so that it can be about no other cluster. */
  readonly isOwn: boolean;
  /** The first target that it stands beside, in its scope or not. */
  readonly beside: WaivedTarget;
  readonly targets: WaivedTarget[];
  /** Those that have a finding of its rule. */
  readonly matched: WaivedTarget[];
}

/** How many days ahead the end of a waiver is announced. */
const NOTICE = 14;

/** What there is to say about a waiver; null where it holds for something and goes on. */
export function findingAbout(
  use: WaiverUse,
  { today, ruleSet }: { readonly today: Instant; readonly ruleSet: RuleSet },
): Found | null {
  const { waiver, matched } = use;
  const { rule, owner, reason, expires } = waiver;
  const named = `the waiver for ${rule} by ${owner}`;
  if (use.targets.length === 0) {
    // It may be about a cluster that is not judged here; once it is over it is about none.
    if (expires >= dateText(today)) return null;
    const message = `${named} ended on ${expires}, and its scope ${waiver.scope} is no cluster of this run`;
    return { ...foundAt(waiver), id: "waiver-stale", severity: "warning", message };
  }
  if (expires < dateText(today)) {
    const message = `${named} ended on ${expires}: ${reason}`;
    return { ...foundAt(waiver), id: "waiver-expired", severity: "error", message };
  }
  if (matched.length === 0) {
    if (!canTell(use, ruleSet)) return null;
    const message = `${named} ${idleness(use)}`;
    return { ...foundAt(waiver), id: "waiver-stale", severity: "warning", message };
  }
  if (expires > dateText(today + NOTICE * DAY)) return null;
  const message = `${named} ends on ${expires}: ${reason}`;
  return { ...foundAt(waiver), id: "waiver-expiring", severity: "warning", message };
}

/** What makes up its identity: another day is another waiver. */
function foundAt({ rule, scope, expires, at }: PlacedWaiver): Pick<Found, "subject" | "at"> {
  return { subject: `waivers ${rule} ${scope} ${expires}`, at };
}

function idleness({ isOwn, targets, waiver: { scope } }: WaiverUse): string {
  if (!isOwn) return "matches no finding of the clusters that were judged";
  const isElsewhere = targets.every(({ assessment }) => !isInScope(assessment.target.name, scope));
  return isElsewhere
    ? `has the scope ${scope}, which is not this cluster`
    : "matches no finding of this cluster";
}

/** Whether the finding would have been found in every target, were it there. */
function canTell({ waiver, targets }: WaiverUse, ruleSet: RuleSet): boolean {
  return targets.every(
    ({ assessment, hasEvidence }) =>
      !isLeftOpen(waiver.rule, assessment) &&
      (hasEvidence || isToldByProfiles(waiver.rule, ruleSet)),
  );
}

/** Whether a finding can be found in a profile without evidence. */
function isToldByProfiles(rule: string, { checks }: RuleSet): boolean {
  const check = checks.find(({ id, isEngine }) => id === rule && !isEngine);
  return check === undefined ? rule !== "trait-contradiction" : isAboutTraits(check);
}
