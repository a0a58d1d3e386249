import { LABELS } from "../core/model/approach.ts";
import { count } from "../core/model/count.ts";
import { CHANGE_STATES } from "../core/diff/compare-results.ts";
import type { DiffFinding, DiffTarget, ResultDiff } from "../core/diff/result-diff.ts";
import type { Obstacle } from "../core/diff/obstacle.ts";
import type { Finding } from "../core/model/assessment.ts";
import { placeText } from "../core/model/place.ts";
import { labelled, signed, wrap } from "./layout.ts";
import { printable } from "./printable.ts";
import type { ReportContext } from "./report.ts";

/** What the text of a comparison may depend on beside it. */
export type DiffView = Pick<ReportContext, "palette" | "width" | "detail">;

/** Columns before the text of a row. */
const COLUMN = 14;

/** Two results compared, for people: what became of each target and finding. */
export function diffText(diff: ResultDiff, view: DiffView): string {
  const blocks = view.detail === "quiet" ? [] : diff.targets.map((each) => targetLines(each, view));
  const changed = changedTexts(diff).flatMap((text) => wrap(text, view.width));
  const parts = [
    ...(changed.length === 0 ? [] : [changed]),
    ...blocks.filter((lines) => lines.length > 0),
    [summaryLine(diff)],
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What differs as a whole, and so keeps findings of one side only from being compared. */
function changedTexts({ changed, old, new: present }: ResultDiff): string[] {
  return changed.map((what) => {
    const versions =
      what === "tool"
        ? `px-advisor ${old.tool.version} and ${present.tool.version}`
        : `the packs ${packText(old)} and ${packText(present)}`;
    return printable(`made with ${versions}: what only one has found cannot be compared`);
  });
}

function packText({ pack: { id, version, digest } }: ResultDiff["old"]): string {
  return `${id} ${version} (${digest.replace(/^sha256:/, "").slice(0, 12)})`;
}

/** A target with something to say; nothing where all is as it was. */
function targetLines(target: DiffTarget, view: DiffView): string[] {
  const shown = target.findings.filter(
    ({ state }) => state !== "unchanged" || view.detail === "verbose",
  );
  const rows = [
    ...standRows(target, view),
    ...shown.flatMap((finding) => findingRows(finding, view)),
  ];
  if (rows.length === 0) return [];
  // Where it is now, or else where it was.
  const [source = ""] = [target.new, target.old].flatMap((stand) => stand?.source ?? []);
  const title = `${view.palette.bold(printable(target.name))} · ${printable(source)}`;
  return [title, ...rows];
}

function standRows({ old, new: present }: DiffTarget, view: DiffView): string[] {
  const [before, after] = [standText(old), standText(present)];
  if (before === after) return [];
  return row("verdict", `${before} before, ${after} now`, view);
}

function standText(stand: DiffTarget["old"]): string {
  if (stand === null) return "not there";
  const { verdict, score, status } = stand;
  const points =
    score.points === null ? `${signed(score.low)} to ${signed(score.high)}` : signed(score.points);
  const approach = verdict.approach === null ? "" : `${LABELS[verdict.approach]} `;
  const form = verdict.form === null ? "" : `, ${verdict.form}`;
  const firmness = [verdict.kind, verdict.grade].filter((part) => part !== null).join(" ");
  return `${approach}${points} (${firmness}${form}; topology ${status})`;
}

function findingRows(change: DiffFinding, view: DiffView): string[] {
  const { state, because, old, new: present } = change;
  const finding = present ?? old;
  // A change is about a finding of one side at least; the type alone does not say so.
  if (finding === null) return [];
  const place = finding.at === null ? "" : `  ${placeText(finding.at)}`;
  const head = `${finding.severity} ${finding.id}${place}`;
  const paint = state === "new" ? view.palette.error : view.palette.warning;
  const [first = "", ...others] = row(state, printable(head), view);
  return [
    state === "new" || state === "incomparable" ? first.replace(state, paint) : first,
    ...others,
    ...row("", printable(finding.message), view),
    ...noteTexts(change, because).flatMap((text) => row("", printable(text), view)),
  ];
}

function noteTexts({ old, new: present }: DiffFinding, because: Obstacle | null): string[] {
  const isOneSided = old === null || present === null;
  if (because !== null)
    return [`${present === null ? "now" : "before"}: ${OBSTACLE_TEXTS[because]}`];
  if (isOneSided) return [];
  const [before, after] = [weightText(old), weightText(present)];
  return before === after ? [] : [`was ${before}, is ${after}`];
}

function weightText({ severity, waived }: Finding): string {
  return waived === null ? severity : "waived";
}

/** What stands in the way, said of the result that has no such finding. */
const OBSTACLE_TEXTS: Readonly<Record<Obstacle, string>> = {
  tool: "judged by another version of px-advisor",
  pack: "judged with another pack",
  target: "the cluster is not in the result",
  inputs: "a file that it rests on could not be read",
  "not-judged": "it could not be judged",
  evidence: "there is less evidence",
};

function summaryLine({ old, new: present, summary }: ResultDiff): string {
  const parts = CHANGE_STATES.filter((state) => summary[state] > 0).map(
    (state) => `${summary[state]} ${state}`,
  );
  const total = Object.values(summary).reduce((sum, number) => sum + number, 0);
  const found = parts.length === 0 ? "" : `: ${parts.join(", ")}`;
  return printable(`${old.path} to ${present.path}: ${count(total, "finding")}${found}`);
}

function row(label: string, text: string, { width }: DiffView): string[] {
  return labelled(label, text, { indent: 2, column: COLUMN, width });
}
