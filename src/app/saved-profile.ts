import { layersOf, presentIn } from "../core/assess/layers.ts";
import { narrowProfile } from "../core/evidence/traits/narrow-profile.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { profileValue } from "../core/model/profile-value.ts";
import { type Profile, emptyProfile } from "../core/model/read-profile.ts";
import type { Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { Ports } from "./ports.ts";
import { readSoleTarget } from "./read-sole-target.ts";

/** Where answers go on from and where they are saved. */
export interface ProfileFiles {
  readonly out: string | null;
  readonly resume: string | null;
  /** Manifests and dumps that answer what they can. */
  readonly evidence: string | null;
}

const HEADER = "# Written by px-advisor ask. A trait with all its levels listed is not known.";
const FIRST_NAME = "cluster.px-advisor.yaml";

/**
 * The profile that a questionnaire goes on from; one that knows nothing where there is none.
 * Throws AdvisorError where answers could not be saved later without losing something.
 */
export async function startingProfile(
  files: ProfileFiles,
  ports: Ports,
  ruleSet: RuleSet,
): Promise<Profile> {
  const { out, resume, evidence } = files;
  if (out !== null && out !== resume && (await ports.exists(out))) {
    const hint = `px-advisor ask --resume ${out} goes on from it`;
    throw new AdvisorError([problem("file-exists", `${out}: already exists`, { hint })]);
  }
  const stated =
    resume === null ? emptyProfile(ruleSet) : await resumedProfile(resume, ports, ruleSet);
  if (resume !== null && (out === null || out === resume)) await refuseComments(resume, ports);
  return evidence === null ? stated : withEvidence(stated, evidence, { ports, ruleSet });
}

/** A profile with what manifests and dumps tell of what it leaves open. */
async function withEvidence(
  profile: Profile,
  evidence: string,
  { ports, ruleSet }: { readonly ports: Ports; readonly ruleSet: RuleSet },
): Promise<Profile> {
  const only = await readSoleTarget(evidence, ports, {
    ruleSet,
    refusal: (count) => `${evidence}: holds ${count} clusters; a questionnaire is about one`,
  });
  const base = profile.name === "" ? only.profile : profile;
  const narrowed = narrowProfile(base, only.evidence?.traits ?? []).profile;
  return { ...narrowed, topology: base.topology ?? presentTopology(only) };
}

function presentTopology(target: Target): Profile["topology"] {
  return presentIn(layersOf(target))?.topology ?? null;
}

async function resumedProfile(resume: string, ports: Ports, ruleSet: RuleSet): Promise<Profile> {
  const { profile } = await readSoleTarget(resume, ports, {
    ruleSet,
    refusal: (count) => `${resume}: holds ${count} profiles; a questionnaire goes on from one`,
  });
  return profile;
}

/** Saves a profile; a file other than the resumed one is never overwritten. */
export async function saveProfile(
  profile: Profile,
  file: string,
  { ports, ruleSet, resume }: { ports: Ports; ruleSet: RuleSet; resume: string | null },
): Promise<void> {
  const named = profile.name === "" ? { ...profile, name: nameFrom(file) } : profile;
  const text = `${HEADER}\n${ports.yaml(profileValue(named, ruleSet))}`;
  if (file === resume) await ports.replaceFile(file, text);
  else await ports.createFile(file, text);
}

/** A file name for a new profile that is not taken. */
export async function freeName(ports: Ports): Promise<string> {
  let name = FIRST_NAME;
  for (let number = 2; await ports.exists(name); number += 1) {
    name = FIRST_NAME.replace(".", `-${number}.`);
  }
  return name;
}

/** Saving writes the file anew, which would lose comments that a person wrote. */
async function refuseComments(file: string, ports: Ports): Promise<void> {
  const lines = (await ports.readText(file)).split(/\r?\n/);
  const line = lines.findIndex((text) => /(^|\s)#/.test(text) && text !== HEADER);
  if (line === -1) return;
  const message = "has comments, which saving the answers here would lose";
  const at = { file, line: line + 1, column: (lines[line]?.indexOf("#") ?? 0) + 1 };
  const hint = `give another file: px-advisor ask --resume ${file} --out NEW.yaml`;
  throw new AdvisorError([problem("file-exists", message, { at, hint })]);
}

function nameFrom(file: string): string {
  const base = file.split(/[/\\]/).at(-1) ?? file;
  const name = base.replace(/(\.px-advisor)?\.(ya?ml|json)$/, "");
  return name === "" ? "cluster" : name;
}
