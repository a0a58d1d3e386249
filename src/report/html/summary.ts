import { LABELS } from "../../core/model/approach.ts";
import type { Assessment, Result } from "../../core/model/assessment.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import { signed } from "../layout.ts";
import { summaryLine } from "../summary-line.ts";
import { problemText } from "../problem-text.ts";
import { Citations } from "../text/citations.ts";
import { conditionRows } from "../text/conditions.ts";
import { flipRows } from "../text/flip-lines.ts";
import type { Judged } from "../text/frame.ts";
import { firmnessOf, formText, openAnswer } from "../text/headline.ts";
import { contributionName } from "../text/reasons.ts";
import { escapeHtml } from "./escape-html.ts";

/** Rows of a table that nobody can sort; the page itself has all of them. */
const MOST_ROWS = 100;

/** The result without scripts: the whole advice of one target, or a table of several. */
export function summaryHtml(result: Result, ruleSet: RuleSet): string {
  const [first, ...others] = result.results;
  const body =
    first !== undefined && others.length === 0
      ? adviceHtml({ assessment: first, ruleSet })
      : `<h1>px-advisor</h1>\n${tableHtml(result.results)}`;
  const errors = result.errors.map(problemText);
  return [
    body,
    ...listHtml("Not read", errors),
    `<p>${escapeHtml(summaryLine(result))}. Without scripts this page is only a summary.</p>`,
  ].join("\n");
}

function adviceHtml({ assessment, ruleSet }: Judged): string {
  const judged = { assessment, ruleSet };
  const { target, findings, nextSteps, score } = assessment;
  const citations = new Citations(ruleSet);
  const points =
    score.points === null ? `${signed(score.low)} to ${signed(score.high)}` : signed(score.points);
  const rows = [...conditionRows(judged, citations), ...flipRows(judged)];
  return [
    `<h1>${escapeHtml(target.name)}</h1>`,
    `<p>${escapeHtml(target.source)}</p>`,
    `<p><strong>${escapeHtml(answerText(judged))}</strong></p>`,
    `<p>${escapeHtml(`Score ${points} (+ for A, - for B), tie band ±${score.tieBand}`)}</p>`,
    ...listHtml("For A", reasonTexts("disaggregated", judged, citations)),
    ...listHtml("For B", reasonTexts("converged", judged, citations)),
    ...listHtml(
      "Conditions",
      rows.map(([label, text]) => (label === "" ? text : `${label}: ${text}`)),
    ),
    ...listHtml(
      "Findings",
      findings.map(({ severity, id, message }) => `${severity} ${id}: ${message}`),
    ),
    ...listHtml("Next", nextSteps),
    ...listHtml("Sources", citations.lines()),
  ].join("\n");
}

/** `A  Disaggregated: storage nodes apart … (decided, strong); form: …`, or why there is none. */
function answerText({ assessment, ruleSet }: Judged): string {
  const { verdict } = assessment;
  if (verdict.approach === null) return openAnswer(verdict)[1];
  const { title, summary } = ruleSet.approaches[verdict.approach];
  const answer = `${LABELS[verdict.approach]} ${title}: ${summary}`;
  const form = formText({ assessment, ruleSet }, verdict.approach);
  return `${answer} (${firmnessOf(verdict)}); ${form}`;
}

function reasonTexts(
  approach: keyof typeof LABELS,
  { assessment, ruleSet }: Judged,
  citations: Citations,
): string[] {
  return assessment.contributions
    .filter(({ favours }) => favours === approach)
    .map((each) => {
      const reason = `${each.because} ${citations.cite(each.sources)}`.trimEnd();
      return `${contributionName(each, { ruleSet })} (${signed(each.points)}): ${reason}`;
    });
}

function listHtml(title: string, texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const items = texts.map((text) => `<li>${escapeHtml(text)}</li>`);
  return [`<h2>${title}</h2>`, `<ul>`, ...items, `</ul>`];
}

function tableHtml(results: readonly Assessment[]): string {
  if (results.length === 0) return "<p>No target was judged.</p>";
  const head = ["Cluster", "Advised", "Topology", "Findings"].map((each) => `<th>${each}</th>`);
  const rows = results.slice(0, MOST_ROWS).map(({ target, verdict, topology, findings }) => {
    const advised = verdict.label === null ? "" : `${verdict.label}, `;
    const cells = [target.name, `${advised}${firmnessOf(verdict)}`, topology.status];
    const texts = [...cells, String(findings.length)].map((each) => `<td>${escapeHtml(each)}</td>`);
    return `<tr>${texts.join("")}</tr>`;
  });
  const left = results.length - rows.length;
  return [
    `<table>`,
    `<tr>${head.join("")}</tr>`,
    ...rows,
    `</table>`,
    ...(left > 0 ? [`<p>and ${left} more</p>`] : []),
  ].join("\n");
}
