import type { Found } from "../assess/compare-topology.ts";
import { compareIds } from "../explain/contributions.ts";
import { type SealContext, sealFinding } from "../explain/findings.ts";
import type { Assessment, Finding } from "../model/assessment.ts";
import { type Instant, dateText } from "../model/instant.ts";
import { placeText } from "../model/place.ts";
import type { PlacedWaiver } from "../model/waiver.ts";
import { isInScope } from "./scope.ts";
import { type WaiverUse, findingAbout } from "./waiver-findings.ts";

/** An assessment and the waivers that may hold for its findings. */
export interface Waivable {
  readonly assessment: Assessment;
  /** Whether anything but a profile was read of it. */
  readonly hasEvidence: boolean;
  /** The waivers of its profile. */
  readonly own: readonly PlacedWaiver[];
  /** Waivers that stand beside clusters and may be about several. */
  readonly shared: readonly PlacedWaiver[];
}

/** What waivers depend on beside the findings. */
export interface WaiveContext extends SealContext {
  /** The day on which waivers are to hold. */
  readonly today: Instant;
}

/**
 * Marks the findings for which a waiver holds, and adds what there is to say about the waivers
 * themselves: once for each, at the first target that it is about. Nothing else of an assessment
 * changes.
 */
export function applyWaivers(judged: readonly Waivable[], context: WaiveContext): Assessment[] {
  // Most fleets have none, and then nothing is to be marked or added.
  if (judged.every(({ own, shared }) => own.length + shared.length === 0)) {
    return judged.map(({ assessment }) => assessment);
  }
  const about = waiverFindings(judged, context);
  return judged.map((each, index) => {
    const { assessment } = each;
    const findings = assessment.findings.map((finding) => withWaiver(finding, each, context));
    const added = about
      .filter(({ target }) => target === index)
      // The cluster that it is told at is by chance the first one, and no part of what it is.
      .map(({ found }) => sealFinding(found, "", context));
    // A waiver that stands twice, word for word, is told of once.
    const once = new Map(added.map((finding) => [finding.fingerprint, finding]));
    return {
      ...assessment,
      findings: [...findings, ...once.values()].toSorted((a, b) => compareIds(a.id, b.id)),
    };
  });
}

/** Of several waivers that hold, the one that does so longest is named. */
function withWaiver(finding: Finding, waivable: Waivable, { today }: WaiveContext): Finding {
  const [longest] = waiversOf(waivable)
    .filter((waiver) => waiver.rule === finding.id && waiver.expires >= dateText(today))
    .toSorted((a, b) => compareIds(b.expires, a.expires));
  if (longest === undefined) return finding;
  const { reason, owner, expires, at } = longest;
  return { ...finding, waived: { reason, owner, expires, at } };
}

/** The waivers in whose scope a target is. */
function waiversOf({ assessment, own, shared }: Waivable): PlacedWaiver[] {
  return [...own, ...shared].filter(({ scope }) => isInScope(assessment.target.name, scope));
}

function waiverFindings(judged: readonly Waivable[], { today, ruleSet }: WaiveContext) {
  return usesOf(judged).flatMap((use): { target: number; found: Found }[] => {
    const found = findingAbout(use, { today, ruleSet });
    const [target = use.beside] = use.matched.length > 0 ? use.matched : use.targets;
    return found === null ? [] : [{ target: target.index, found }];
  });
}

/** Every waiver with the targets that it is about. */
function usesOf(judged: readonly Waivable[]): WaiverUse[] {
  const uses = new Map<string, WaiverUse>();
  for (const [index, each] of judged.entries()) {
    const target = { ...each, index };
    const inScope = new Set(waiversOf(each));
    for (const waiver of [...each.own, ...each.shared]) {
      const isOwn = each.own.includes(waiver);
      const key = placeText(waiver.at);
      const use = uses.get(key) ?? { waiver, isOwn, beside: target, targets: [], matched: [] };
      uses.set(key, use);
      if (!isOwn && !inScope.has(waiver)) continue;
      use.targets.push(target);
      if (inScope.has(waiver) && each.assessment.findings.some(({ id }) => id === waiver.rule)) {
        use.matched.push(target);
      }
    }
  }
  return [...uses.values()];
}
