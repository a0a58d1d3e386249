import type { Pack } from "../schema.ts";
import { blockIssues } from "./blocks.ts";
import { caseIssues } from "./cases.ts";
import { checkIssues } from "./checks.ts";
import { conditionIssues } from "./conditions.ts";
import type { LintIssue } from "./issue.ts";
import { placeholderIssues } from "./placeholders.ts";
import { sourceIssues } from "./sources.ts";
import { structureIssues } from "./structure.ts";
import { traitIssues } from "./traits.ts";

/**
 * Everything that makes a pack unfit for use beyond the shape that its schema checks: unknown
 * names, a basis without source, points against `favours`, thresholds out of order, blocks too
 * large, and so on. An empty list means that the pack can be compiled.
 */
export function lintPack(pack: Pack): LintIssue[] {
  const named = [...structureIssues(pack), ...conditionIssues(pack)];
  return [
    ...named,
    ...placeholderIssues(pack),
    ...sourceIssues(pack),
    ...traitIssues(pack),
    ...caseIssues(pack),
    ...checkIssues(pack),
    // Blocks are sized by their traits' levels, so they can be judged only when every name is known.
    ...(named.length === 0 ? blockIssues(pack) : []),
  ];
}
