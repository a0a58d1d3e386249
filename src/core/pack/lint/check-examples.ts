import { z } from "zod";
import { type Facts, SUBJECTS, type SubjectName, factsSchema } from "../../checks/facts.ts";
import { didYouMean } from "../../model/nearest.ts";
import type { Path } from "../../model/place.ts";
import { checkSchema } from "../../model/schema-issues.ts";
import { EXAMPLE_KINDS } from "../check-kinds.ts";
import type { Pack } from "../schema.ts";
import { type LintIssue, keyIssue, valueIssue } from "./issue.ts";

type CheckSource = Pack["checks"][number];

/** In a mapping of its own, so that what is wrong with an example as a whole has a name. */
const holderSchema = z.strictObject({ example: factsSchema });

const SUBJECT_NAMES = Object.keys(SUBJECTS).filter((name): name is SubjectName => name in SUBJECTS);

/** Examples that are no facts, lack what the check judges, or name what the pack does not have. */
export function exampleIssues(check: CheckSource, path: Path, pack: Pack): LintIssue[] {
  const { examples } = check;
  if (examples === undefined) return [];
  return EXAMPLE_KINDS.flatMap((kind) =>
    examples[kind].flatMap((example, index) => {
      const at = [...path, "examples", kind, index];
      const checked = checkSchema(holderSchema, { example });
      if (checked.kind === "misfits") {
        return checked.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path.slice(1)] }));
      }
      const { example: facts } = checked.value;
      return [...subjectIssues(facts, check, at), ...traitIssues(facts, at, pack)];
    }),
  );
}

function subjectIssues(facts: Facts, { each }: CheckSource, at: Path): LintIssue[] {
  const missing =
    each !== undefined && facts[each] === undefined
      ? [valueIssue(at, `${each} is missing`, `the check judges each ${each}`)]
      : [];
  const others = SUBJECT_NAMES.filter((name) => name !== each && facts[name] !== undefined);
  return [
    ...missing,
    ...others.map((name) =>
      keyIssue([...at, name], `the check does not judge each ${name}`, `say each: ${name}`),
    ),
  ];
}

function traitIssues({ traits: stated }: Facts, at: Path, { traits }: Pack): LintIssue[] {
  return Object.entries(stated).flatMap(([id, level]) => {
    const path = [...at, "traits", id];
    const trait = traits.find((each) => each.id === id);
    if (trait === undefined) {
      const ids = traits.map((each) => each.id);
      return [keyIssue(path, `unknown trait "${id}"`, didYouMean(id, ids))];
    }
    const levels = trait.levels.map((each) => each.id);
    if (levels.includes(level)) return [];
    const hint = didYouMean(level, levels) ?? `its levels are ${levels.join(", ")}`;
    return [valueIssue(path, `unknown level "${level}"`, hint)];
  });
}
