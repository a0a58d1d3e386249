import type { FileEvidence } from "../core/evidence/clusters.ts";
import type { PortworxSpec } from "../core/evidence/portworx-spec.ts";
import { type Problem, problem } from "../core/model/errors.ts";
import { groupedBy } from "../core/model/lookup.ts";
import type { Target } from "../core/model/target.ts";
import type { Gathered } from "./gather.ts";
import { baseName, folderOf } from "./path-parts.ts";

/** Evidence and the profile that it belongs to; a target of its own without one. */
export interface JoinedEvidence {
  readonly profile: Target | null;
  /** What a target without profile is named after where no StorageCluster names it. */
  readonly folder: string;
  readonly files: readonly FileEvidence[];
}

/** The targets of one path argument, and the evidence that belongs to none of several profiles. */
export interface Joined {
  readonly targets: readonly JoinedEvidence[];
  readonly errors: readonly Problem[];
}

/**
 * Brings evidence and profiles together. Evidence joins the profile of its folder or of the nearest
 * folder above; of several profiles there, the one named after its StorageCluster or its folder.
 * Evidence without a profile makes targets of its own, one for each folder with a deployment of
 * Portworx; what lies beside such folders goes to the only one around.
 */
export function joinEvidence(gathered: Gathered): Joined {
  const units = unitsOf(gathered);
  const joined = new Map<Target, FileEvidence[]>();
  const orphans: Unit[] = [];
  const errors: Problem[] = [];
  for (const unit of units) {
    const candidates = profilesFor(unit, gathered);
    const profile = candidates.length > 1 ? namedFor(unit, candidates) : candidates[0];
    if (profile === undefined && candidates.length > 1) errors.push(ambiguous(unit, candidates));
    else if (profile === undefined) orphans.push(unit);
    else joined.set(profile, [...(joined.get(profile) ?? []), ...unit.files]);
  }
  return {
    targets: [
      ...gathered.profiles.map((profile) => ({
        profile,
        folder: folderOf(profile.at.file),
        files: joined.get(profile) ?? [],
      })),
      ...orphanTargets(orphans, gathered.input.base),
    ],
    errors,
  };
}

/** The evidence of one folder; a file that was given alone stands for itself. */
interface Unit {
  readonly folder: string;
  readonly files: readonly FileEvidence[];
}

function unitsOf({ evidence }: Gathered): Unit[] {
  return [...groupedBy(evidence, ({ path }) => folderOf(path))].map(([folder, files]) => ({
    folder,
    files,
  }));
}

function profilesFor({ folder }: Unit, { profiles, input }: Gathered): Target[] {
  for (const above of ancestors(folder, input.base)) {
    const here = profiles.filter(({ at }) => folderOf(at.file) === above);
    if (here.length > 0) return here;
  }
  return [];
}

function namedFor(unit: Unit, candidates: readonly Target[]): Target | undefined {
  const names = new Set([...specsOf(unit).map(({ name }) => name), baseName(unit.folder)]);
  const found = candidates.filter(({ profile }) => names.has(profile.name));
  return found.length === 1 ? found[0] : undefined;
}

function ambiguous({ files }: Unit, candidates: readonly Target[]): Problem {
  const paths = files.map(({ path }) => path).join(", ");
  const names = candidates.map(({ profile }) => profile.name).join(", ");
  const hint =
    "put each cluster in a folder of its own, or name its profile after the StorageCluster";
  const message = `${paths}: which of these profiles it belongs to cannot be told: ${names}`;
  return problem("evidence-ambiguous", message, { hint });
}

function orphanTargets(orphans: readonly Unit[], base: string): JoinedEvidence[] {
  const homes = orphans.filter((unit) => specsOf(unit).length > 0).map(({ folder }) => folder);
  const byHome = groupedBy(orphans, ({ folder }) => homeOf(folder, homes, base));
  return [...byHome].map(([folder, units]) => ({
    profile: null,
    folder,
    files: units.flatMap(({ files }) => files),
  }));
}

/** The only folder with a deployment in the smallest folder around that has one at all. */
function homeOf(folder: string, homes: readonly string[], base: string): string {
  for (const above of ancestors(folder, base)) {
    const inside = homes.filter((home) => isWithin(home, above));
    if (inside.length > 0) return inside.length === 1 ? (inside[0] ?? folder) : folder;
  }
  return base;
}

function specsOf({ files }: Unit): PortworxSpec[] {
  return files.flatMap(({ records }) => {
    const specs = records.filter((record) => record.type === "portworx-spec");
    return [...specs];
  });
}

/** A folder and those above it, up to the one that was given. */
function ancestors(folder: string, base: string): string[] {
  const found = [folder];
  for (let next = folder; next !== base && next !== "";) {
    next = folderOf(next);
    found.push(next);
  }
  return found;
}

function isWithin(folder: string, above: string): boolean {
  return above === "" || folder === above || folder.startsWith(`${above}/`);
}
