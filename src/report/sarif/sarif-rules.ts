import type { Finding } from "../../core/model/assessment.ts";
import { entry } from "../../core/model/lookup.ts";
import type { Check, RuleSet } from "../../core/pack/rule-set.ts";
import { ruleText } from "./sarif-text.ts";

/** The rules of a run: those that its findings name, in the order of their first finding. */
export function sarifRules(findings: readonly Finding[], ruleSet: RuleSet): object[] {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.id)) first.set(finding.id, finding);
  const checks = new Map(ruleSet.checks.map((check) => [check.id, check]));
  return [...first.values()].map((finding) => {
    const check = checks.get(finding.id);
    return check === undefined ? bareRule(finding) : ruleOf(check, ruleSet);
  });
}

/** What the engine finds beside the pack has no more to tell than its id. */
function bareRule({ id, severity }: Finding): object {
  const text = { text: ruleText(id.replaceAll("-", " ")) };
  return {
    id,
    name: pascal(id),
    shortDescription: text,
    fullDescription: text,
    help: text,
    defaultConfiguration: { level: severity },
    properties: propertiesOf(severity),
  };
}

function ruleOf(check: Check, { sources }: RuleSet): object {
  const { id, title, because, remediation, severity } = check;
  const cited = check.sources.flatMap((source) => entry(sources, source).url ?? []);
  const [helpUri] = cited;
  return {
    id,
    name: pascal(id),
    shortDescription: { text: ruleText(title) },
    fullDescription: { text: ruleText(because) },
    help: { text: ruleText(remediation, ...cited) },
    ...(helpUri === undefined ? {} : { helpUri }),
    defaultConfiguration: { level: severity },
    properties: propertiesOf(severity),
  };
}

/** `topology-mismatch` as `TopologyMismatch`. */
function pascal(id: string): string {
  return id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `security-severity` is left out: it would make advice on architecture a security alert. */
function propertiesOf(severity: Finding["severity"]): object {
  return {
    tags: ["kubernetes", "portworx", "topology"],
    precision: "high",
    "problem.severity": severity === "note" ? "recommendation" : severity,
  };
}
