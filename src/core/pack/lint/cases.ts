import { didYouMean } from "../../model/nearest.ts";
import type { Path } from "../../model/place.ts";
import { traitValueProblems } from "../../model/trait-value.ts";
import { compileTrait } from "../compile.ts";
import type { Trait } from "../rule-set.ts";
import type { Pack, PackCase } from "../schema.ts";
import { type LintIssue, keyIssue, valueIssue } from "./issue.ts";

/** The kinds of verdict that name an approach. */
const NAMING: ReadonlySet<PackCase["expect"]["kind"]> = new Set([
  "forced",
  "decided",
  "leaning",
  "tie-broken",
]);

/** Cases with unknown traits, levels or forms, or that expect what no verdict can be. */
export function caseIssues(pack: Pack): LintIssue[] {
  const traits = new Map(pack.traits.map((trait, index) => [trait.id, compileTrait(trait, index)]));
  return pack.cases.flatMap((each, index) => [
    ...valueIssues(each, ["cases", index, "traits"], traits),
    ...expectIssues(each.expect, ["cases", index, "expect"]),
    ...formIssues(pack, each.expect, ["cases", index, "expect", "form"]),
    ...(each.topology === undefined
      ? []
      : formIssues(pack, each.topology, ["cases", index, "topology", "form"])),
  ]);
}

function valueIssues(each: PackCase, path: Path, traits: ReadonlyMap<string, Trait>): LintIssue[] {
  return Object.entries(each.traits).flatMap(([id, value]) => {
    const trait = traits.get(id);
    if (trait === undefined) {
      return [keyIssue([...path, id], `unknown trait "${id}"`, didYouMean(id, traits.keys()))];
    }
    return traitValueProblems(trait, value).map((found) =>
      valueIssue([...path, id, ...found.path], found.message, found.hint),
    );
  });
}

function expectIssues(expect: PackCase["expect"], path: Path): LintIssue[] {
  const names = NAMING.has(expect.kind);
  if (names !== (expect.approach !== null)) {
    return [
      valueIssue(
        [...path, "approach"],
        `a verdict of kind ${expect.kind} ${names ? "names an approach" : "names none"}`,
      ),
    ];
  }
  return typeof expect.grade === "string" && expect.kind !== "decided"
    ? [valueIssue([...path, "grade"], "only a decided verdict has a grade")]
    : [];
}

function formIssues(
  pack: Pack,
  { approach, form }: { approach: string | null; form?: string | null | undefined },
  path: Path,
): LintIssue[] {
  const valid = pack.forms.filter((each) => each.approach === approach).map((each) => each.id);
  if (form === undefined || form === null || valid.includes(form)) return [];
  if (approach === null) return [valueIssue(path, "a verdict without an approach has no form")];
  return [valueIssue(path, `unknown form "${form}" of ${approach}`, didYouMean(form, valid))];
}
