import { isAboutTraits } from "../../core/pack/check-kinds.ts";
import type { Assessment, Result } from "../../core/model/assessment.ts";
import { named } from "../../core/model/lookup.ts";
import type { RuleSet, SealedPack } from "../../core/pack/rule-set.ts";
import type { Pack } from "../../core/pack/schema.ts";

/** What the page cannot work out of a cluster from its traits. */
export interface ReportedCluster extends Pick<
  Assessment,
  | "target"
  | "traits"
  | "verdict"
  | "score"
  | "topology"
  | "observations"
  | "notJudged"
  | "findings"
  | "inputs"
> {
  /** Ids of traits that flips leave as they are. */
  readonly fixed: readonly string[];
}

/** Everything that a page is made with. */
export interface PageData extends Pick<Result, "tool" | "gate" | "errors"> {
  /** The rules as far as the page judges and explains with them. */
  readonly pack: SealedPack;
  readonly clusters: readonly ReportedCluster[];
}

/** What the page of a result has to know, in the order of the result. */
export function pageData({ tool, gate, errors, results }: Result, ruleSet: RuleSet): PageData {
  return {
    tool,
    gate,
    errors,
    pack: { pack: packOf(ruleSet, results), digest: ruleSet.digest },
    clusters: results.map(reportedCluster),
  };
}

function reportedCluster(assessment: Assessment): ReportedCluster {
  const { target, traits, verdict, score, topology } = assessment;
  const { observations, notJudged, findings, inputs, flips } = assessment;
  return {
    target,
    traits,
    verdict,
    score,
    topology,
    observations,
    notJudged,
    findings,
    inputs,
    fixed: flips.fixed,
  };
}

/**
 * Of the checks only those that a profile alone can tell, and those that found something; of all
 * rules only the texts that the page shows.
 */
function packOf({ pack, checks }: RuleSet, results: readonly Assessment[]): Pack {
  const found = new Set(results.flatMap(({ findings }) => findings.map(({ id }) => id)));
  const kept = pack.checks.filter((check) => {
    const compiled = named(checks, check.id);
    return compiled.isEngine || isAboutTraits(compiled) || found.has(check.id);
  });
  return {
    ...pack,
    cases: [],
    checks: kept.map(withoutExamples),
    forms: pack.forms.map((form) => ({ ...form, summary: "", fits: "", switching: "" })),
  };
}

function withoutExamples({
  examples: _examples,
  snippet: _snippet,
  ...check
}: Pack["checks"][number]): Pack["checks"][number] {
  return check;
}
