import { inventoriesOf } from "../core/evidence/clusters.ts";
import { earlierDump } from "../core/evidence/earlier-dump.ts";
import { type EvidenceScope, evidenceOf } from "../core/evidence/evidence.ts";
import { recordAt } from "../core/evidence/records.ts";
import { narrowProfile } from "../core/evidence/traits/narrow-profile.ts";
import type { Input } from "../core/model/assessment.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import { item } from "../core/model/lookup.ts";
import { emptyProfile } from "../core/model/read-profile.ts";
import type { Evidence, Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { Gathered } from "./gather.ts";
import { type JoinedEvidence, joinEvidence } from "./join-evidence.ts";
import { baseName } from "./path-parts.ts";

/** What the profiles and the evidence of one path argument make together. */
export interface EvidenceTargets {
  readonly targets: readonly Target[];
  /** Files that could not be used. */
  readonly leftOut: readonly Input[];
  /** What belongs to none of the targets, or cannot be compared with what was there before. */
  readonly errors: readonly Problem[];
}

/** Makes targets of profiles with the evidence that belongs to them, and of evidence without one. */
export function evidenceTargets(gathered: Gathered, scope: EvidenceScope): EvidenceTargets {
  const joined = joinEvidence(gathered);
  const made = joined.targets.map((each) => targetOf(each, gathered, scope));
  const targets = made.map(({ target }) => target);
  return {
    targets,
    leftOut: made.flatMap(({ leftOut }) => leftOut),
    errors: [...joined.errors, ...incomparable(targets, scope)],
  };
}

/** What an earlier dump cannot be compared with; silence would look like "nothing was replaced". */
function incomparable(targets: readonly Target[], { since = [] }: EvidenceScope): Problem[] {
  if (since.length === 0) return [];
  return targets.flatMap(({ profile, evidence }) => {
    const comparison = evidence === null ? NO_DUMP : earlierDump(since, evidence.inventories);
    if ("dump" in comparison) return [];
    const message = `--since: cannot be compared with ${profile.name}: ${comparison.obstacle}`;
    return [problem("argument-invalid", message)];
  });
}

const NO_DUMP = { obstacle: "nothing but a profile was read of it" };

interface MadeTarget {
  readonly target: Target;
  /** Files of the target that could not be used. */
  readonly leftOut: readonly Input[];
}

function targetOf(joined: JoinedEvidence, gathered: Gathered, scope: EvidenceScope): MadeTarget {
  const { profile, files } = joined;
  if (files.length === 0 && profile !== null) return { target: profile, leftOut: [] };
  const { inventories, leftOut } = inventoriesOf(files);
  const evidence = evidenceOf(inventories, scope);
  const target = profile ?? anonymousTarget(joined, evidence, { gathered, ...scope });
  const narrowed = narrowProfile(target.profile, evidence.traits);
  const missing = new Set(leftOut);
  const inputs = files
    .filter(({ path }) => !missing.has(path))
    .map(({ path }) => ({
      path,
      status: "used" as const,
      reason: gathered.notes.get(path) ?? null,
    }));
  return {
    target: {
      ...target,
      profile: narrowed.profile,
      traitPlaces: { ...target.traitPlaces, ...narrowed.places },
      evidence,
      inputs: [...target.inputs, ...inputs],
    },
    leftOut: leftOut.map((path) => ({
      path,
      status: "skipped",
      reason: "to which of the two clusters beside it this belongs cannot be told",
    })),
  };
}

function anonymousTarget(
  { files, folder }: JoinedEvidence,
  { inventories }: Evidence,
  { gathered, ruleSet }: { readonly gathered: Gathered; readonly ruleSet: RuleSet },
): Target {
  const specs = inventories.flatMap((inventory) => inventory.specs);
  const names = [...new Set(specs.map(({ name }) => name))].filter((name) => name !== "");
  const { input } = gathered;
  const place = input.isFile ? input.path.replace(/\.(ya?ml|json)$/i, "") : folder;
  const name = names.length === 1 ? item(names, 0) : baseName(place).replace(/^<(.*)>$/, "$1");
  return {
    profile: { ...emptyProfile(ruleSet), name: name === "" ? "cluster" : name },
    at: recordAt(item(files, 0).records, 0).at,
    traitPlaces: {},
    topologyPlace: null,
    waivers: [],
    evidence: null,
    inputs: [],
  };
}
