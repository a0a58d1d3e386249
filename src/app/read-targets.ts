import type { EvidenceScope } from "../core/evidence/evidence.ts";
import type { Input } from "../core/model/assessment.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import { API_VERSION, PROFILE_KIND } from "../core/model/profile.ts";
import type { Target } from "../core/model/target.ts";
import { positionsOf } from "./error-positions.ts";
import type { EvidenceTargets } from "./evidence-targets.ts";
import { type Gathered, gather, gatherProfiles } from "./gather.ts";
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
export interface ReadingScope extends EvidenceScope {
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
    found.push(targetsOf(gathered, await madeOf(gathered, scope)));
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

/** What it takes to read evidence is loaded where there is some. */
async function madeOf(gathered: Gathered, scope: ReadingScope): Promise<EvidenceTargets> {
  const { profiles, evidence } = gathered;
  const isPlain = evidence.length === 0 && (scope.since ?? []).length === 0;
  if (isPlain) return { targets: profiles, leftOut: [], errors: [] };
  const { evidenceTargets } = await import("./evidence-targets.ts");
  return evidenceTargets(gathered, scope);
}

function targetsOf(gathered: Gathered, made: EvidenceTargets): ReadTargets {
  const order = new Map(gathered.input.files.map(({ path }, index) => [path, index]));
  const targets = made.targets.toSorted(
    (a, b) => (order.get(a.at.file) ?? 0) - (order.get(b.at.file) ?? 0),
  );
  const last = [...made.errors];
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
    inputs: [...gathered.inputs, ...made.leftOut],
  };
}

/** What is wrong with a path in which nothing can be judged. */
export function nothingMatched(path: string): Problem {
  const hint = `a profile begins with apiVersion: ${API_VERSION} and kind: ${PROFILE_KIND}; -o json lists what was skipped and why`;
  const message = `${path}: holds neither a profile nor evidence of a topology`;
  return problem("nothing-matched", message, { hint });
}
