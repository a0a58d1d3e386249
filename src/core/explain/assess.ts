import { compareTopology } from "../assess/compare-topology.ts";
import { chooseForm } from "../assess/form.ts";
import { type Judgement, type Verdict, judge } from "../assess/judge.ts";
import { type Layers, layersOf, presentIn } from "../assess/layers.ts";
import type { Evaluator } from "../checks/evaluator.ts";
import type { Layer } from "../evidence/topology/reading.ts";
import { LABELS, favouredBy } from "../model/approach.ts";
import type { Assessment, Contribution } from "../model/assessment.ts";
import type { StatedTopology } from "../model/profile.ts";
import { knownTraits, traitLevels } from "../model/profile-value.ts";
import type { Sha256, Target } from "../model/target.ts";
import type { Form, Guard, RuleSet } from "../pack/rule-set.ts";
import { conditionText } from "./condition-text.ts";
import { contradictionsIn } from "./contradictions.ts";
import { compareIds, contributionsOf } from "./contributions.ts";
import { checkTarget, sealFindings } from "./findings.ts";
import { type Flips, flipsOf } from "./flips/flips.ts";
import { observationsIn } from "./observations.ts";
import { nextSteps } from "./next-steps.ts";
import { unknownTraits } from "./unknowns.ts";

/** What an assessment needs beside the target. */
export interface AssessContext {
  readonly ruleSet: RuleSet;
  readonly sha256: Sha256;
  /** Ids of traits that flips must leave as they are. */
  readonly fixed?: ReadonlySet<string>;
  /** Judges the expressions of checks: those that `expressionsFor` lists. */
  readonly evaluator?: Evaluator | null;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Judges one target and explains the verdict: the value that every report reads. */
export function assess(target: Target, context: AssessContext): Assessment {
  return { ...assessLazily(target, context) };
}

/**
 * As {@link assess}, but the flips, a third of the work, are found when they are first asked for; the text
 * of the gate asks for none. The target and the context have to stay as they are.
 */
export function assessLazily(target: Target, context: AssessContext): Assessment {
  const { ruleSet, fixed } = context;
  const { judgement, form, layers } = adviceFor(target, ruleSet);
  const profile = { ...target.profile, topology: presentIn(layers)?.topology ?? null };
  const { verdict, guards } = judgement;
  const contributions = contributionsOf(judgement, target, ruleSet);
  const compared = compareTopology({ verdict, form, layers, guards, target: target.at });
  const checked = checkTarget(
    target,
    { verdict, form },
    { ruleSet, evaluator: context.evaluator ?? null },
  );
  let flips: Flips | null = null;
  return {
    target: { name: profile.name, source: `${target.at.file}:${target.at.line}` },
    traits: traitLevels(profile.possible, knownTraits(profile.possible, ruleSet)),
    verdict: verdictPart(verdict, form),
    score: scorePart(judgement, contributions, ruleSet.tieBand),
    confidence: confidencePart(judgement, ruleSet),
    contributions,
    unknown: unknownTraits(judgement, profile.possible, ruleSet),
    guards: guardsPart(judgement, ruleSet),
    get flips() {
      flips ??= flipsOf(profile, { ruleSet, fixed: fixed ?? NOTHING });
      return flips;
    },
    topology: topologyPart(layers, compared.status, target),
    observations: observationsIn(target, ruleSet),
    notJudged: checked.notJudged,
    nextSteps: nextSteps(judgement, profile, ruleSet),
    findings: sealFindings(
      [...compared.findings, ...contradictionsIn(target), ...checked.found],
      target,
      context,
    ),
    inputs: [...target.inputs],
  };
}

function adviceFor(target: Target, ruleSet: RuleSet) {
  const { possible } = target.profile;
  const layers = layersOf(target);
  const judgement = judge(ruleSet, possible, presentIn(layers)?.topology ?? null);
  const { approach } = judgement.verdict;
  const form = approach === null ? null : chooseForm(ruleSet, approach, possible).form;
  return { judgement, form, layers };
}

function topologyPart(
  { stated, declared, realised, effective, undecided }: Layers,
  status: Assessment["topology"]["status"],
  { evidence }: Target,
): Assessment["topology"] {
  return {
    declared: layerPart(stated ?? declared),
    realised: layerPart(realised),
    effective: layerPart(effective),
    status,
    nodes: nodesIn(evidence),
    undecided: [...undecided],
  };
}

function nodesIn(evidence: Target["evidence"]): Assessment["topology"]["nodes"] {
  const nodes = evidence?.nodes() ?? null;
  return nodes === null ? null : [...nodes];
}

function layerPart(layer: Layer | StatedTopology | null): Assessment["topology"]["declared"] {
  return layer === null ? null : { approach: layer.approach, form: layer.form };
}

function verdictPart(verdict: Verdict, form: Form | null): Assessment["verdict"] {
  const { kind, approach, grade, unless, tieBreak, cappedBy } = verdict;
  return {
    kind,
    approach,
    label: approach === null ? null : LABELS[approach],
    form: form?.id ?? null,
    grade,
    unless: unless.map(({ id }) => id).sort(compareIds),
    tieBreak: tieBreak?.id ?? null,
    cappedBy: cappedBy?.id ?? null,
  };
}

function scorePart(
  { score }: Judgement,
  contributions: readonly Contribution[],
  tieBand: number,
): Assessment["score"] {
  const sum = (sign: 1 | -1) =>
    contributions.reduce((total, { points }) => total + Math.max(0, sign * points), 0);
  const { low, high } = score;
  return { points: low === high ? low : null, low, high, forA: sum(1), forB: sum(-1), tieBand };
}

function confidencePart(
  { score, shares, confidence }: Judgement,
  ruleSet: RuleSet,
): Assessment["confidence"] {
  const strengthOf = (rules: readonly { readonly strength: number }[]) =>
    rules.reduce((total, { strength }) => total + strength, 0);
  const all = strengthOf(ruleSet.rules);
  // The side that stability speaks of: where the middle of the interval lies.
  const side = favouredBy(score.low + score.high);
  return {
    stability: confidence.stability,
    tippingRadius: confidence.tippingRadius,
    completionShare:
      side === null ? Math.max(shares.disaggregated, shares.converged) : shares[side],
    knownStrengthShare: all === 0 ? 1 : strengthOf(score.settled.map(({ rule }) => rule)) / all,
    equalWeightWinner: confidence.equalWeightWinner,
  };
}

function guardsPart({ guards }: Judgement, ruleSet: RuleSet): Assessment["guards"] {
  return guards
    .map(({ guard, state }) => ({
      id: guard.id,
      state,
      excludes: guard.excludes,
      caps: guard.caps,
      mitigations: mitigationsOf(guard, ruleSet),
    }))
    .sort((a, b) => compareIds(a.id, b.id));
}

function mitigationsOf(guard: Guard, ruleSet: RuleSet): string[] {
  return guard.unless.map((condition) => conditionText(condition, ruleSet));
}
