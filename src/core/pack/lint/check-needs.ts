import { FACTS, unknownParts } from "../../checks/fact-catalogue.ts";
import { SUBJECTS } from "../../checks/facts.ts";
import { item } from "../../model/lookup.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { Path } from "../../model/place.ts";
import type { Pack } from "../schema.ts";
import { type LintIssue, valueIssue } from "./issue.ts";

type CheckSource = Pack["checks"][number];

/** Needs that are no facts, that are always known, or that belong to another subject. */
export function needIssues({ needs, each }: CheckSource, path: Path, pack: Pack): LintIssue[] {
  return needs.flatMap((need, index) => {
    const found = faultOf(need, each, pack);
    return found === null ? [] : [valueIssue([...path, "needs", index], ...found)];
  });
}

type Fault = readonly [message: string, hint: string | null];

function faultOf(need: string, each: CheckSource["each"], pack: Pack): Fault | null {
  const root = item(need.split("."), 0);
  if (root === "traits") return traitFault(need.slice("traits.".length), pack);
  if (!FACTS.has(need)) return [`no fact is called "${need}"`, nearFact(need)];
  if (Object.hasOwn(SUBJECTS, root) && root !== each) {
    return [`${need} is a fact about each ${root}`, `say each: ${root}`];
  }
  return unknownParts(need).length === 0 ? [`${need} is always known`, "leave it out"] : null;
}

function traitFault(id: string, { traits }: Pack): Fault | null {
  if (traits.some((trait) => trait.id === id)) return null;
  const ids = traits.map((trait) => trait.id);
  return [`unknown trait "${id}"`, didYouMean(id, ids)];
}

/** The fact that was meant, of those that may be unknown. */
function nearFact(need: string): string | null {
  return didYouMean(
    need,
    [...FACTS.keys()].filter((path) => unknownParts(path).length > 0),
  );
}
