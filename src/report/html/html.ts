import type { Result } from "../../core/model/assessment.ts";
import type { Sha256 } from "../../core/model/target.ts";
import { jsonText } from "../json-text.ts";
import type { ReportContext } from "../report.ts";
import { base64OfHex } from "./base64.ts";
import { escapeHtml } from "./escape-html.ts";
import { pageData } from "./page-data.ts";
import { summaryHtml } from "./summary.ts";

/** What stands in a page beside its data: neither may hold the end tag of its element. */
export interface PageParts {
  readonly script: string;
  readonly style: string;
}

/**
 * The what-if page: one file that holds rules, engine and result, and loads nothing. What is read
 * from inputs stands in it as escaped text or as JSON, never as markup or script.
 */
export function html(result: Result, { ruleSet, sha256, page }: ReportContext): string {
  const { script, style } = page();
  const [only, ...others] = result.results;
  const name = only !== undefined && others.length === 0 ? `${only.target.name} - ` : "";
  // A `<` in a script could end it or open a comment, and JSON has an escape for it.
  const data = jsonText(pageData(result, ruleSet)).replaceAll("<", "\\u003c");
  return [
    `<!doctype html>`,
    `<html lang="en">`,
    `<head>`,
    `<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policyFor({ script, style }, sha256)}">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<meta name="referrer" content="no-referrer">`,
    `<link rel="icon" href="data:,">`,
    `<title>${escapeHtml(`${name}px-advisor`)}</title>`,
    `<style>${style}</style>`,
    `</head>`,
    `<body>`,
    `<div id="page"><main>`,
    summaryHtml(result, ruleSet),
    `</main></div>`,
    `<script type="application/json" id="data">${data}</script>`,
    `<script>${script}</script>`,
    `</body>`,
    `</html>`,
    ``,
  ].join("\n");
}

/** Only this script and this style, known by their hashes; nothing is loaded, sent or framed. */
function policyFor({ script, style }: PageParts, sha256: Sha256): string {
  const hashOf = (text: string) => `'sha256-${base64OfHex(sha256(text))}'`;
  return [
    `default-src 'none'`,
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
  ].join("; ");
}
