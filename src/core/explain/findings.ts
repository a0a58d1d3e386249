import type { Found } from "../assess/compare-topology.ts";
import { isKnown } from "../assess/completions.ts";
import type { Verdict } from "../assess/judge.ts";
import { layersOf } from "../assess/layers.ts";
import type { Evaluator } from "../checks/evaluator.ts";
import type { Facts } from "../checks/facts.ts";
import { type CheckGround, consideredIn, expressionsIn } from "../checks/judge-check.ts";
import { NO_FACTS } from "../checks/no-facts.ts";
import { type CheckResult, runChecks } from "../checks/run-checks.ts";
import type { Assessment, Finding } from "../model/assessment.ts";
import { item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import type { Sha256, Target } from "../model/target.ts";
import type { Form, RuleSet } from "../pack/rule-set.ts";
import { compareIds } from "./contributions.ts";

/** What checks need to know of the verdict. */
export interface Advice {
  readonly verdict: Verdict;
  readonly form: Form | null;
}

/** What the checks of the pack find, over all orchestrator clusters of a target. */
export function checkTarget(
  target: Target,
  advice: Advice,
  { ruleSet, evaluator }: { readonly ruleSet: RuleSet; readonly evaluator: Evaluator | null },
): { readonly found: readonly Found[]; readonly notJudged: Assessment["notJudged"] } {
  const results = groundsOf(target, advice, ruleSet).map((ground) =>
    runChecks(ground, ruleSet, evaluator),
  );
  return {
    found: results.flatMap(({ findings }) => findings),
    notJudged: notJudgedIn(results),
  };
}

/** The expressions that judging targets may evaluate, with evidence or without. */
export function expressionsFor(hasEvidence: boolean, ruleSet: RuleSet): string[] {
  return consideredIn(ruleSet, hasEvidence).flatMap(expressionsIn);
}

function groundsOf(target: Target, advice: Advice, ruleSet: RuleSet): readonly CheckGround[] {
  const { profile, evidence, at } = target;
  const circumstances = {
    topology: topologyFacts(target),
    advice: adviceFacts(advice),
    traits: traitFacts(target, ruleSet),
    possible: profile.possible,
    at,
  };
  if (evidence !== null) {
    // Without storage nodes of its own Portworx has no topology to be checked.
    return evidence.topology.isNotApplicable ? [] : evidence.grounds(circumstances);
  }
  const { topology, advice: advised, traits } = circumstances;
  return [
    {
      facts: { ...NO_FACTS, topology, advice: advised, traits },
      subjects: { storageCluster: [], nodeGroup: [], node: [], storageClass: [] },
      possible: profile.possible,
      hasEvidence: false,
      at,
    },
  ];
}

function topologyFacts(target: Target): Facts["topology"] {
  const { stated, declared, realised, effective } = layersOf(target);
  const layers = { declared: declared ?? stated, realised, effective };
  const known = Object.entries(layers).flatMap(([name, layer]) =>
    layer === null ? [] : [[name, layer.approach] as const],
  );
  const spansClusters = target.evidence?.topology.spansClusters ?? false;
  return { ...Object.fromEntries(known), spansClusters };
}

function adviceFacts({ verdict, form }: Advice): Facts["advice"] {
  return {
    ...(verdict.approach === null ? {} : { approach: verdict.approach }),
    ...(form === null ? {} : { form: form.id }),
  };
}

/** Traits of which one level is known. */
function traitFacts({ profile }: Target, { traits }: RuleSet): Record<string, string> {
  const facts: Record<string, string> = {};
  for (const { id, index, levels } of traits) {
    const mask = atList(profile.possible, index);
    if (isKnown(mask)) facts[id] = item(levels, 31 - Math.clz32(mask)).id;
  }
  return facts;
}

function notJudgedIn(results: readonly CheckResult[]): Assessment["notJudged"] {
  const needs = new Map<string, Set<string>>();
  for (const { id, needs: missing } of results.flatMap(({ notJudged }) => notJudged)) {
    needs.set(id, new Set([...(needs.get(id) ?? []), ...missing]));
  }
  return [...needs]
    .map(([id, missing]) => ({ id, needs: [...missing].toSorted(compareIds) }))
    .toSorted((a, b) => compareIds(a.id, b.id));
}

/** What fingerprints are made with. */
export interface SealContext {
  readonly ruleSet: RuleSet;
  readonly sha256: Sha256;
}

/** Findings in the order of their ids, each once, with their fingerprints. */
export function sealFindings(
  found: readonly Found[],
  target: Target,
  context: SealContext,
): Finding[] {
  const sealed = new Map<string, Finding>();
  for (const each of found) {
    const finding = sealFinding(each, target.profile.name, context);
    if (!sealed.has(finding.fingerprint)) sealed.set(finding.fingerprint, finding);
  }
  return [...sealed.values()].toSorted((a, b) => compareIds(a.id, b.id));
}

/** A finding about a cluster with its fingerprint. */
export function sealFinding(
  { subject, ...finding }: Found,
  cluster: string,
  { ruleSet, sha256 }: SealContext,
): Finding {
  // Never from line, score or path: a finding keeps its fingerprint when text around it moves.
  const fingerprint = sha256(JSON.stringify([finding.id, ruleSet.id, subject, cluster]));
  return { ...finding, fingerprint, waived: null, baseline: null };
}
