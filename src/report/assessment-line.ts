import type { Assessment, Contribution } from "../core/model/assessment.ts";
import type { Place } from "../core/model/place.ts";
import { jsonText } from "./json-text.ts";

/**
 * Makes what writes assessments as JSON, one on a line, to the byte as `jsonText` does. Most of it is
 * what rules say at some levels, which is the same text in cluster after cluster: it is written once.
 */
export function assessmentLines(): (assessment: Assessment) => string {
  const contributionText = contributionTexts();
  return (assessment) => {
    const { target, traits, verdict, score, confidence, contributions, ...rest } = assessment;
    const before = jsonText({ target, traits, verdict, score, confidence }).slice(0, -"}".length);
    const texts = contributions.map(contributionText);
    return `${before},"contributions":[${texts.join()}],${jsonText(rest).slice("{".length)}`;
  };
}

/** What a rule says at some levels: a contribution but for what is the target's own. */
type Reason = Omit<Contribution, "from" | "tippingStrength">;

interface KnownReason {
  readonly reason: Reason;
  /** The reason as JSON, without the bracket at its end. */
  readonly text: string;
}

function contributionTexts(): (contribution: Contribution) => string {
  // Contributions of one rule at the same levels have one list of sources between them.
  const known = new WeakMap<readonly string[], KnownReason>();
  const placesText = placeTexts();
  return (contribution) => {
    let found = known.get(contribution.sources);
    if (found === undefined || !areSame(found.reason, contribution)) {
      found = knownReason(contribution);
      known.set(contribution.sources, found);
    }
    const { from, tippingStrength } = contribution;
    return `${found.text},"from":[${placesText(from)}],"tippingStrength":${tippingStrength}}`;
  };
}

function knownReason({
  from: _from,
  tippingStrength: _tippingStrength,
  ...reason
}: Contribution): KnownReason {
  return { reason, text: jsonText(reason).slice(0, -"}".length) };
}

/** Whether two reasons certainly say the same: values are equal, lists and objects the very same. */
function areSame(one: Reason, other: Reason): boolean {
  return (
    one.rule === other.rule &&
    one.traits === other.traits &&
    one.basis === other.basis &&
    one.strength === other.strength &&
    one.evidence === other.evidence &&
    one.points === other.points &&
    one.favours === other.favours &&
    one.because === other.because
  );
}

/** Most places of a target are in one file. */
function placeTexts(): (places: readonly Place[]) => string {
  let last = { file: "", text: '""' };
  return (places) => {
    const texts = places.map(({ file, line, column }) => {
      if (last.file !== file) last = { file, text: jsonText(file) };
      return `{"file":${last.text},"line":${line},"column":${column}}`;
    });
    return texts.join();
  };
}
