import { inventoriesOf } from "../core/evidence/clusters.ts";
import { earlierDump, newestIn } from "../core/evidence/earlier-dump.ts";
import type { Inventory } from "../core/evidence/inventory.ts";
import { topologyOf } from "../core/evidence/topology/topology.ts";
import { inferTraits } from "../core/evidence/traits/infer-traits.ts";
import { narrowProfile } from "../core/evidence/traits/narrow-profile.ts";
import { readTraits } from "../core/evidence/traits/read-traits.ts";
import type { Input } from "../core/model/assessment.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import type { Instant } from "../core/model/instant.ts";
import { API_VERSION, PROFILE_KIND } from "../core/model/profile.ts";
import { item } from "../core/model/lookup.ts";
import { emptyProfile } from "../core/model/read-profile.ts";
import type { Evidence, Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { positionsOf } from "./error-positions.ts";
import { type Gathered, gather, gatherProfiles } from "./gather.ts";
import { type JoinedEvidence, baseName, joinEvidence } from "./join-evidence.ts";
import type { InputPath, TakeDocument, TargetReader } from "./ports.ts";
import { profileReading } from "./profile-reading.ts";

/** The targets of a run, in input order, with everything that could not be used. */
export interface ReadTargets {
  readonly targets: readonly Target[];
  readonly errors: readonly Problem[];
  /** How many targets stand before each error. */
  readonly errorPositions: readonly number[];
  /** What belongs to no target. */
  readonly inputs: readonly Input[];
}

/** The files that something was read from, as messages show them. */
export function filesOf({ targets, inputs }: ReadTargets): string[] {
  return [...inputs, ...targets.flatMap((target) => target.inputs)].map(({ path }) => path);
}

/** What targets are read for. */
export interface ReadingScope {
  readonly ruleSet: RuleSet;
  /** The moment that evidence is judged at; null for the newest that it names itself. */
  readonly now: Instant | null;
  /** What an earlier dump of the same cluster held; none where there is none. */
  readonly since?: readonly Inventory[];
  /** Reads standard input where it is to hold nothing but profiles; absent for any documents. */
  readonly readProfiles?: (take: TakeDocument) => Promise<InputPath>;
}

/** Reads every path argument and makes a target of each profile and of evidence without one. */
export async function readTargets(
  paths: readonly string[],
  reader: TargetReader,
  scope: ReadingScope,
): Promise<ReadTargets> {
  const profiles = await profileReading(scope.ruleSet, reader.profileShape);
  const { readProfiles } = scope;
  const found: ReadTargets[] = [];
  for (const path of paths) {
    const gathered =
      path === STDIN && readProfiles !== undefined
        ? await gatherProfiles(readProfiles, { reader, profiles })
        : await gather(path, reader, profiles);
    found.push(targetsOf(gathered, scope));
  }
  return together(found);
}

function together(found: readonly ReadTargets[]): ReadTargets {
  let before = 0;
  const errorPositions = found.flatMap((each) => {
    const shifted = each.errorPositions.map((position) => before + position);
    before += each.targets.length;
    return shifted;
  });
  return {
    targets: found.flatMap(({ targets }) => targets),
    errors: found.flatMap(({ errors }) => errors),
    errorPositions,
    inputs: found.flatMap(({ inputs }) => inputs),
  };
}

/** The argument that means standard input. */
const STDIN = "-";

function targetsOf(gathered: Gathered, scope: ReadingScope): ReadTargets {
  const evidence = joinEvidence(gathered);
  const order = new Map(gathered.input.files.map(({ path }, index) => [path, index]));
  const made = evidence.targets
    .map((each) => targetOf(each, gathered, scope))
    .toSorted((a, b) => (order.get(a.target.at.file) ?? 0) - (order.get(b.target.at.file) ?? 0));
  const targets = made.map(({ target }) => target);
  const last = [...evidence.errors, ...incomparable(targets, scope)];
  if (targets.length + gathered.errors.length + last.length === 0) {
    last.push(nothingMatched(gathered.input.path));
  }
  return {
    targets,
    errors: [...gathered.errors.map(({ problem: each }) => each), ...last],
    errorPositions: [
      ...positionsOf(targets, gathered.errors, order),
      ...last.map(() => targets.length),
    ],
    inputs: [...gathered.inputs, ...made.flatMap(({ leftOut }) => leftOut)],
  };
}

/** What an earlier dump cannot be compared with; silence would look like "nothing was replaced". */
function incomparable(targets: readonly Target[], { since = [] }: ReadingScope): Problem[] {
  if (since.length === 0) return [];
  return targets.flatMap(({ profile, evidence }) => {
    const comparison = evidence === null ? NO_DUMP : earlierDump(since, evidence.inventories);
    if ("dump" in comparison) return [];
    const message = `--since: cannot be compared with ${profile.name}: ${comparison.obstacle}`;
    return [problem("argument-invalid", message)];
  });
}

const NO_DUMP = { obstacle: "nothing but a profile was read of it" };

/** What is wrong with a path in which nothing can be judged. */
export function nothingMatched(path: string): Problem {
  const hint = `a profile begins with apiVersion: ${API_VERSION} and kind: ${PROFILE_KIND}; -o json lists what was skipped and why`;
  const message = `${path}: holds neither a profile nor evidence of a topology`;
  return problem("nothing-matched", message, { hint });
}

interface MadeTarget {
  readonly target: Target;
  /** Files of the target that could not be used. */
  readonly leftOut: readonly Input[];
}

function targetOf(joined: JoinedEvidence, gathered: Gathered, scope: ReadingScope): MadeTarget {
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

function evidenceOf(inventories: readonly Inventory[], scope: ReadingScope): Evidence {
  const { ruleSet, since = [] } = scope;
  const now = scope.now ?? newestIn(inventories);
  const topology = topologyOf(inventories);
  const { spansClusters } = topology;
  const comparison = earlierDump(since, inventories);
  const earlier = "dump" in comparison ? comparison.dump : null;
  const observations = readTraits(inventories, { spansClusters, now, earlier });
  return {
    inventories,
    earlier,
    topology,
    observations,
    traits: inferTraits(observations, ruleSet),
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
    at: item(item(files, 0).records, 0).at,
    traitPlaces: {},
    topologyPlace: null,
    waivers: [],
    evidence: null,
    inputs: [],
  };
}
