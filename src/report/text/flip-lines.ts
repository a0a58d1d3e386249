import type { Assessment } from "../../core/model/assessment.ts";
import { entry, item } from "../../core/model/lookup.ts";
import type { Trait } from "../../core/pack/rule-set.ts";
import { labelled } from "../layout.ts";
import type { Frame, Judged, LabelledText } from "./frame.ts";

type Change = Assessment["flips"]["single"][number];

/** What would take the advice away, and which traits alone guarantee it. */
export function flipLines(frame: Frame): string[] {
  return flipRows(frame).flatMap(([label, text]) =>
    labelled(label, text, { indent: 2, column: 12, width: frame.width }),
  );
}

/** The same as pairs, the label empty where it is that of the row before. */
export function flipRows(judged: Judged): LabelledText[] {
  if (judged.assessment.verdict.approach === null) return [];
  return [
    ...flipTexts(judged).map((text, index): LabelledText => [
      index === 0 ? "Would flip" : "",
      text,
    ]),
    ...sufficientTexts(judged).map((text): LabelledText => ["Enough", text]),
  ];
}

/** The traits that guarantee the advice, where some do. */
export function sufficientTexts(judged: Judged): string[] {
  const { flips, verdict } = judged.assessment;
  if (flips.sufficient.length === 0) return [];
  return [`${titles(flips.sufficient, judged)}: with these, ${verdict.label} whatever the rest`];
}

/** What would take the advice away. */
export function flipTexts(frame: Judged): string[] {
  const { smallest, withoutGuard, single } = frame.assessment.flips;
  if (smallest.length === 0) return ["no change of what is known takes it away"];
  const beyond =
    withoutGuard.length > smallest.length
      ? [`without a guard: ${inWords(withoutGuard, frame)}, together`]
      : [];
  if (smallest.length === 1) {
    const texts = alternatives(single, frame);
    const guarded = withoutGuard.length === 1 ? "" : " (a guard then excludes it)";
    return [`${texts.length > 1 ? "any one of: " : ""}${texts.join("; ")}${guarded}`, ...beyond];
  }
  const together = `${inWords(smallest, frame)}, together; no single change does`;
  const needsGuard = beyond.length > 0 || withoutGuard.length === 0;
  return [`${together}${needsGuard ? " (a guard then excludes it)" : ""}`, ...beyond];
}

/** One text a trait: the range of levels that flips, with its bound where the trait has a unit. */
function alternatives(single: readonly Change[], { ruleSet }: Judged): string[] {
  const ids = [...new Set(single.map(({ trait }) => trait))];
  return ids.map((id) => {
    const trait = entry(ruleSet.traitById, id);
    const levels = single.filter((change) => change.trait === id).map(({ to }) => to);
    return `${trait.title} ${rangeOf(levels, trait)}`;
  });
}

/** Levels as a person says them: `at most 3 worker nodes`, `more than 14 …`, or their names. */
function rangeOf(levels: readonly string[], trait: Trait): string {
  const indices = trait.levels.flatMap(({ id }, index) => (levels.includes(id) ? [index] : []));
  const first = Math.min(...indices);
  const last = Math.max(...indices);
  const isRun = last - first + 1 === indices.length;
  if (trait.unit === null || !isRun) return levels.join(" or ");
  const most = item(trait.levels, last).upTo;
  const bounds = [
    ...(first === 0 ? [] : [`more than ${item(trait.levels, first - 1).upTo}`]),
    ...(Number.isFinite(most) ? [`at most ${most}`] : []),
  ];
  return `${levels.join(" or ")} (${bounds.join(", ")} ${trait.unit})`;
}

function inWords(changes: readonly Change[], { ruleSet }: Judged): string {
  const texts = changes.map(({ trait, to }) => `${entry(ruleSet.traitById, trait).title} ${to}`);
  return joined(texts);
}

function titles(ids: readonly string[], { ruleSet }: Judged): string {
  return joined(ids.map((id) => entry(ruleSet.traitById, id).title));
}

function joined(texts: readonly string[]): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
