import type { Assessment, Finding, Result } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import { placeText } from "../core/model/place.ts";
import { TOOL_NAME } from "../core/model/tool.ts";
import { excuseOf } from "./excuse.ts";
import { failsGate } from "./fails-gate.ts";
import { printable } from "./printable.ts";
import { problemText } from "./problem-text.ts";
import type { ReportContext } from "./report.ts";
import { type RuleOutcome, isUnjudged, ruleOutcomes } from "./rule-outcomes.ts";
import { anchorOf } from "./source-place.ts";
import { distinct, targetLabels } from "./target-labels.ts";

/** The three that every version of v1alpha2 knows. */
const SEVERITIES = { error: "high", warning: "medium", note: "low" } as const;

/** One entry of a report; `properties` maps texts to texts. */
interface PolicyResult {
  readonly policy: string;
  readonly rule: string;
  readonly source: string;
  readonly result: "pass" | "fail" | "warn" | "error" | "skip";
  readonly scored: boolean;
  readonly severity?: string;
  readonly message: string;
  readonly properties?: Readonly<Record<string, string>>;
}

/**
 * Policy reports of wgpolicyk8s.io/v1alpha2 for `kubectl apply -f -`: a list that holds one report a
 * target, of the kind for clusters, since a topology belongs to no namespace. What fails the gate is
 * `fail`, other findings `warn`; what is unknown, waived or unchanged is `skip` and says so.
 */
export function policyreport(result: Result, context: ReportContext): string {
  const labels = distinct([...targetLabels(result.results), "inputs"]);
  const reports = result.results.map((assessment, index) =>
    reportOf(
      String(labels[index]),
      ruleOutcomes(assessment, context.ruleSet).flatMap((each) =>
        resultsOf(each, assessment, result),
      ),
      context,
    ),
  );
  const errors =
    result.errors.length === 0
      ? []
      : [reportOf(String(labels.at(-1)), result.errors.map(errorResult(result)), context)];
  return context.yaml({ apiVersion: "v1", kind: "List", items: [...reports, ...errors] });
}

function reportOf(label: string, results: readonly PolicyResult[], context: ReportContext): object {
  const number = (kind: PolicyResult["result"]) =>
    results.filter(({ result }) => result === kind).length;
  return {
    apiVersion: "wgpolicyk8s.io/v1alpha2",
    kind: "ClusterPolicyReport",
    metadata: {
      name: objectName(label, context),
      labels: { "app.kubernetes.io/managed-by": TOOL_NAME },
      annotations: { "px-advisor/target": label },
    },
    summary: {
      pass: number("pass"),
      fail: number("fail"),
      warn: number("warn"),
      error: number("error"),
      skip: number("skip"),
    },
    results,
  };
}

/** Characters of a label that its object's name keeps; 253 is the most that a name may have. */
const MOST_KEPT = 200;

/** A DNS name; what it cannot spell is told apart by a part of the label's hash. */
function objectName(label: string, { sha256 }: ReportContext): string {
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(label) && label.length <= MOST_KEPT) {
    return `${TOOL_NAME}-${label}`;
  }
  const words =
    label
      .toLowerCase()
      .slice(0, MOST_KEPT)
      .match(/[a-z0-9]+/g) ?? [];
  return [TOOL_NAME, ...words, sha256(label).slice(0, 8)].join("-");
}

function resultsOf(
  { rule, title, outcome }: RuleOutcome,
  assessment: Assessment,
  result: Result,
): PolicyResult[] {
  const about = { policy: result.pack.id, rule: printable(rule), source: TOOL_NAME };
  if (outcome.kind === "passed") {
    return [{ ...about, result: "pass", scored: true, message: `not found: ${title}` }];
  }
  if (outcome.kind !== "found") {
    const message = printable(`not judged: ${title}; ${outcome.why}`);
    const properties = { state: outcome.kind };
    return [{ ...about, result: "skip", scored: false, message, properties }];
  }
  return outcome.findings.map((finding) => ({
    ...about,
    ...standing(finding, result),
    severity: SEVERITIES[finding.severity],
    message: printable(finding.message),
    properties: {
      place: printable(placeText(anchorOf(finding, assessment))),
      fingerprint: finding.fingerprint,
      ...propertiesOf(finding),
    },
  }));
}

function standing(finding: Finding, { gate }: Result): Pick<PolicyResult, "result" | "scored"> {
  if (failsGate(finding, gate)) return { result: "fail", scored: true };
  const isSkipped = excuseOf(finding) !== null || isUnjudged(finding);
  return { result: isSkipped ? "skip" : "warn", scored: false };
}

function propertiesOf(finding: Finding): Record<string, string> {
  const { waived, baseline } = finding;
  return {
    ...(isUnjudged(finding) ? { state: "unknown" } : {}),
    ...(baseline === null ? {} : { baseline }),
    ...(waived === null
      ? {}
      : {
          waiver: printable(waived.reason),
          owner: printable(waived.owner),
          expires: printable(waived.expires),
        }),
  };
}

function errorResult({ pack }: Result): (error: Problem) => PolicyResult {
  return (error) => ({
    policy: pack.id,
    rule: error.code,
    source: TOOL_NAME,
    result: "error",
    scored: false,
    message: printable(problemText(error)),
    ...(error.at === null ? {} : { properties: { place: printable(placeText(error.at)) } }),
  });
}
