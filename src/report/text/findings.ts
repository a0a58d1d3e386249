import type { Assessment, Finding } from "../../core/model/assessment.ts";
import { placeText } from "../../core/model/place.ts";
import { count } from "../../core/model/count.ts";
import { counted, excusedIn } from "../excuse.ts";
import { labelled, shortened } from "../layout.ts";
import { printable } from "../printable.ts";
import type { Frame } from "./frame.ts";

/** Worst first. */
const SEVERITIES = ["error", "warning", "note"] as const;

/** The findings of a target, worst first, then what is excused, and what could not be judged. */
export function findingRows(frame: Frame, column: number): string[] {
  const { findings } = frame.assessment;
  const shown = frame.detail === "verbose" ? SEVERITIES : SEVERITIES.slice(0, 2);
  return [
    ...shown.flatMap((severity) =>
      limited(
        counted(findings).filter((finding) => finding.severity === severity),
        frame.detail,
      ).flatMap((finding) => findingLines(finding, frame, column)),
    ),
    ...excusedRows(frame, column),
    ...hiddenRows(frame, column),
  ];
}

/** Findings that do not count: the name of what excuses them stands in place of their severity. */
function excusedRows(frame: Frame, column: number): string[] {
  const { assessment, detail, width } = frame;
  const shown = excusedIn(limited(withExcuse(assessment), detail));
  return shown.flatMap(({ finding, excuse: { kind, text } }) => {
    const texts = [finding.message, ...(kind === "waived" ? [text] : [])];
    return [
      headLine(finding, kind, { frame, column }),
      ...texts.flatMap((each) => labelled("", printable(each), { indent: 2, column, width })),
    ];
  });
}

function withExcuse({ findings }: Assessment): Finding[] {
  return excusedIn(findings).map(({ finding }) => finding);
}

/** Findings of one check that are shown unless everything is asked for. */
const MOST_ALIKE = 10;

/** A check that fires for hundreds of objects must not bury the others. */
function limited(findings: readonly Finding[], detail: Frame["detail"]): readonly Finding[] {
  if (detail === "verbose") return findings;
  const shown = new Map<string, number>();
  return findings.filter(({ id }) => {
    const before = shown.get(id) ?? 0;
    shown.set(id, before + 1);
    return before < MOST_ALIKE;
  });
}

/** Notes and unjudged checks are counted; `-v` spells them out. */
function hiddenRows(frame: Frame, column: number): string[] {
  const { assessment, detail, width } = frame;
  const { notJudged, findings: all } = assessment;
  const findings = counted(all);
  if (detail === "verbose") {
    return notJudged.flatMap(({ id, needs }) =>
      labelled("unjudged", printable(`${id}: needs ${needs.join(", ")}`), {
        indent: 2,
        column,
        width,
      }),
    );
  }
  const notes = findings.filter(({ severity }) => severity === "note");
  // What hangs on a trait alone is told by the unknown trait.
  const unread = notJudged.filter(({ needs }) => needs.some((need) => !need.startsWith("traits.")));
  const ids = printable([...new Set(notes.map(({ id }) => id))].join(", "));
  const loud = findings.filter(({ severity }) => severity !== "note");
  const hidden = [loud, withExcuse(assessment)].reduce(
    (sum, group) => sum + group.length - limited(group, detail).length,
    0,
  );
  const parts = [
    ...(hidden > 0 ? [`${count(hidden, "finding")} more of the same`] : []),
    ...(notes.length > 0 ? [`${count(notes.length, "note")}: ${ids}`] : []),
    ...(unread.length > 0 ? [`${count(unread.length, "check")} not judged`] : []),
  ];
  if (parts.length === 0) return [];
  return labelled("also", `${parts.join("; ")} (-v shows more)`, { indent: 2, column, width });
}

function findingLines(finding: Finding, frame: Frame, column: number): string[] {
  const { width, assessment } = frame;
  const texts = [printable(finding.message), ...fixes(finding, assessment, frame.ruleSet)];
  return [
    headLine(finding, finding.severity, { frame, column }),
    ...texts.flatMap((text) => labelled("", text, { indent: 2, column, width })),
  ];
}

/** How a finding is labelled, its check, and its place as far as there is room. */
function headLine(
  { id, at }: Finding,
  label: string,
  { frame, column }: { readonly frame: Frame; readonly column: number },
): string {
  const { palette, width } = frame;
  const paint = paintOf(label, palette);
  const place = at === null ? "" : printable(placeText(at));
  const head = `${printable(id)}  ${shortened(place, width - column - 4 - id.length)}`.trimEnd();
  return `  ${paint(label.padEnd(column))}${head}`;
}

function paintOf(
  label: string,
  { error, warning, dim }: Frame["palette"],
): (text: string) => string {
  if (label === "error") return error;
  return label === "waived" || label === "unchanged" ? dim : warning;
}

/** What to do about a finding. */
function fixes(
  { id }: Finding,
  { verdict, nextSteps, topology }: Assessment,
  { checks }: Frame["ruleSet"],
): string[] {
  const explain =
    verdict.form === null ? nextSteps.slice(0, 1) : [`fix: px-advisor explain ${verdict.form}`];
  switch (id) {
    case "topology-mismatch":
      return [...explain, "switching takes new nodes: settle it before it is costly"];
    case "nothing-to-judge":
      return topology.undecided.length > 0
        ? []
        : ["fix: state what is deployed in the profile, under topology: approach"];
    case "guards-conflict":
      return nextSteps;
    case "topology-partial":
      return explain;
    default:
      return checks.filter((check) => check.id === id).map((check) => `fix: ${check.remediation}`);
  }
}
