import { knownVerdict } from "../../assess/known-verdict.ts";
import type { RuleSet } from "../../pack/rule-set.ts";
import type { Pack } from "../../pack/schema.ts";
import { shareText } from "../share-text.ts";
import { type Proof, reportOf } from "../verification.ts";
import { witnessText } from "../witness.ts";
import { alignPacks } from "./align.ts";
import { type Drift, driftOf } from "./drift.ts";

/** Reports how far a pack advises something else than another version of it. */
export function driftReport(
  pack: Pack,
  against: Pack,
  typicalIds: Readonly<Record<string, string>>,
): Proof {
  const { first, second, apart } = alignPacks(pack, against);
  const torn = first.traits.filter(({ levels }) => levels.length === 0);
  if (torn.length > 0) {
    const none = torn.map(({ id }) => `${id} has no level that both packs know`);
    return reportOf("drift", [...apart, ...none], "the packs cannot be compared");
  }
  const typical = first.traits.map(({ id, levels }) =>
    Math.max(
      0,
      levels.findIndex((level) => level.id === typicalIds[id]),
    ),
  );
  const drift = driftOf({ first, second }, typical);
  const { witness } = drift;
  const advised = (ruleSet: RuleSet, levels: readonly number[]) =>
    knownVerdict(ruleSet, levels, null).approach ?? "neither approach";
  const seen =
    witness === null
      ? []
      : [
          `${advised(second, witness)} becomes ${advised(first, witness)} in ${witnessText(witness, { ruleSet: first, typical })}`,
        ];
  return reportOf("drift", [...apart, ...seen], summaryOf(drift));
}

function summaryOf({ share, witness }: Drift): string {
  if (share !== null) return `${shareText(share)} of the profiles are advised another approach`;
  const found = witness === null ? "no difference" : "a difference";
  return `${found} within two changes of the typical profile; not counted, the rules of both packs hang together too widely`;
}
