import type { SuggestedCase } from "../../core/verify/suggest/suggest-cases.ts";
import { count } from "../../core/model/count.ts";
import { signed, wrap } from "../layout.ts";

/** Columns of the comments, the same in every terminal: the text goes into a file. */
const WIDTH = 98;

/** Suggested cases as YAML for cases.yaml, each with an `expect` to fill in. */
export function suggestedCasesText(cases: readonly SuggestedCase[]): string {
  const intro =
    cases.length === 0
      ? "No case is missing: the cases of the pack find out every mutant that is not equivalent."
      : `${count(cases.length, "profile")} to label. Fill in each expect from what the sources say; the engine's answer stands beside it. Where the two differ, it is the rules that need a look, not the label.`;
  return [...comment(intro, ""), ...cases.flatMap(caseLines), ""].join("\n");
}

function caseLines({ name, traits, points, outcome, tells }: SuggestedCase): string[] {
  const { approach, kind, form, grade } = outcome;
  const now = `{ approach: ${approach}, kind: ${kind}, form: ${form}, grade: ${grade} }`;
  return [
    `- name: ${JSON.stringify(name)}`,
    "  traits:",
    ...Object.entries(traits).map(([trait, level]) => `    ${plain(trait)}: ${plain(level)}`),
    ...comment(`notices ${count(tells.length, "mutant")}: ${tells.join("; ")}`, "  "),
    `  # score ${signed(points)}, so the engine says: ${now}`,
    "  expect:",
  ];
}

function comment(text: string, indent: string): string[] {
  return wrap(text, WIDTH - indent.length).map((line) => `${indent}# ${line}`);
}

/** Words that YAML 1.1 or 1.2 reads as something other than text. */
const MEANING = /^(y|n|yes|no|on|off|true|false|null|\d.*)$/i;

/** An id as a YAML scalar. */
function plain(id: string): string {
  return MEANING.test(id) ? JSON.stringify(id) : id;
}
