import { plainEvaluator } from "../../core/checks/plain-evaluator.ts";
import { assess } from "../../core/explain/assess.ts";
import { compareIds } from "../../core/explain/contributions.ts";
import type { Assessment, Finding, Result } from "../../core/model/assessment.ts";
import { possibleLevels } from "../../core/model/read-profile.ts";
import { sha256 } from "../../core/model/sha256.ts";
import type { Possible } from "../../core/model/read-profile.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import type { ReportedCluster } from "../../report/html/page-data.ts";
import { clusterTarget } from "./cluster-target.ts";

/** A reported cluster that can be assessed with other traits. */
export interface LiveCluster {
  readonly reported: ReportedCluster;
  /** What the report knows of its traits. */
  readonly original: Possible;
  /**
   * The assessment with other traits. What the engine cannot work out in a page, which is what was
   * read from manifests, baselines and waivers, stays as the report has it.
   */
  readonly assessmentFor: (possible: Possible) => Assessment;
  /** Fingerprints of the findings that do not follow the traits here. */
  readonly kept: ReadonlySet<string>;
}

/** What clusters are assessed with. */
export interface LiveContext {
  readonly ruleSet: RuleSet;
  readonly command: Result["gate"]["command"];
}

/** Makes a reported cluster live. */
export function liveCluster(reported: ReportedCluster, context: LiveContext): LiveCluster {
  const { ruleSet } = context;
  const original = possibleLevels(ruleSet, reported.traits);
  const derive = (possible: Possible) => derived(reported, possible, context);
  const first = derive(original);
  const kept = keptFindings(reported, first);
  return {
    reported,
    original,
    kept: new Set(kept.map(({ fingerprint }) => fingerprint)),
    assessmentFor(possible) {
      const isOriginal = possible.every((mask, index) => mask === original[index]);
      return joined(reported, { first, kept, now: isOriginal ? first : derive(possible) });
    },
  };
}

function derived(
  reported: ReportedCluster,
  possible: Possible,
  { ruleSet, command }: LiveContext,
): Assessment {
  const fixed = new Set(reported.fixed);
  const context = { ruleSet, sha256, fixed, evaluator: plainEvaluator };
  const assessment = assess(clusterTarget(reported, possible), context);
  const findings = assessment.findings.filter(
    // Whether there is a topology to judge is a question of the gate only.
    ({ id }) => command === "check" || id !== "nothing-to-judge",
  );
  return { ...assessment, findings };
}

/** The findings of the report that the engine does not draw from the traits that it was made with. */
function keptFindings(reported: ReportedCluster, first: Assessment): Finding[] {
  const drawn = new Set(first.findings.map(({ fingerprint }) => fingerprint));
  return reported.findings.filter(({ fingerprint }) => !drawn.has(fingerprint));
}

interface Derived {
  /** For the traits of the report. */
  readonly first: Assessment;
  readonly kept: readonly Finding[];
  /** For the traits that are asked about. */
  readonly now: Assessment;
}

function joined(reported: ReportedCluster, { first, kept, now }: Derived): Assessment {
  const { topology, observations, inputs } = reported;
  const isStatusRead = first.topology.status !== topology.status;
  const status = isStatusRead ? topology.status : now.topology.status;
  return {
    ...now,
    topology: { ...now.topology, status, nodes: topology.nodes },
    observations,
    inputs,
    notJudged: joinedNotJudged(reported, first, now),
    findings: joinedFindings(reported, { first, kept, now }),
  };
}

function joinedFindings(reported: ReportedCluster, { first, kept, now }: Derived): Finding[] {
  const told = new Map(reported.findings.map((finding) => [finding.fingerprint, finding]));
  const drawn = new Set(first.findings.map(({ fingerprint }) => fingerprint));
  const following = now.findings.flatMap((finding) => {
    const known = told.get(finding.fingerprint);
    if (known === undefined) return drawn.has(finding.fingerprint) ? [] : [finding];
    // Its severity and words follow the verdict; its place and excuses were read.
    const { at, waived, baseline } = known;
    return [{ ...finding, at, waived, baseline }];
  });
  const positions = new Map([...told.keys()].map((fingerprint, index) => [fingerprint, index]));
  const positionOf = ({ fingerprint }: Finding) => positions.get(fingerprint) ?? Infinity;
  return [...following, ...kept].sort(
    (a, b) => compareIds(a.id, b.id) || (positionOf(a) < positionOf(b) ? -1 : 1),
  );
}

function joinedNotJudged(
  reported: ReportedCluster,
  first: Assessment,
  now: Assessment,
): Assessment["notJudged"] {
  const told = new Set(reported.notJudged.map(({ id }) => id));
  const drawn = new Set(first.notJudged.map(({ id }) => id));
  const following = now.notJudged.filter(({ id }) => told.has(id) || !drawn.has(id));
  const kept = reported.notJudged.filter(({ id }) => !drawn.has(id));
  const ids = new Set(kept.map(({ id }) => id));
  return [...kept, ...following.filter(({ id }) => !ids.has(id))].sort((a, b) =>
    compareIds(a.id, b.id),
  );
}
