import { didYouMean } from "../../model/nearest.ts";
import type { Path } from "../../model/place.ts";
import { ENGINE_CHECKS } from "../check-kinds.ts";
import { readMessage } from "../message.ts";
import type { Pack } from "../schema.ts";
import { exampleIssues } from "./check-examples.ts";
import { needIssues } from "./check-needs.ts";
import { type LintIssue, keyIssue, valueIssue } from "./issue.ts";

type CheckSource = Pack["checks"][number];

/** Checks that lack what they need to be judged, or hold what the engine would not look at. */
export function checkIssues(pack: Pack): LintIssue[] {
  return pack.checks.flatMap((check, index) => {
    const path = ["checks", index];
    if (check.engine === true) return engineIssues(check, path);
    return [
      ...ownIssues(check, path),
      ...needIssues(check, path, pack),
      ...exampleIssues(check, path, pack),
    ];
  });
}

const ENGINE_IDS: ReadonlySet<string> = new Set(ENGINE_CHECKS);
/** What only a check of the pack's own has. */
const OWN_KEYS = ["each", "when", "expression", "message", "field", "examples"] as const;

function engineIssues(check: CheckSource, path: Path): LintIssue[] {
  const hint = didYouMean(check.id, ENGINE_IDS) ?? `it draws ${ENGINE_CHECKS.join(", ")}`;
  const unknown = ENGINE_IDS.has(check.id)
    ? []
    : [valueIssue([...path, "id"], `the engine draws no finding "${check.id}"`, hint)];
  const idle = [
    ...OWN_KEYS.filter((key) => check[key] !== undefined),
    ...(check.needs.length === 0 ? [] : ["needs"]),
  ].map((key) =>
    keyIssue([...path, key], `${key} does nothing where engine is true`, "leave it out"),
  );
  return [...unknown, ...idle];
}

function ownIssues(check: CheckSource, path: Path): LintIssue[] {
  const { id, expression, when } = check;
  const taken = ENGINE_IDS.has(id)
    ? [valueIssue([...path, "id"], `the engine draws "${id}" itself`, "say engine: true")]
    : [];
  const open =
    expression === undefined && when === undefined
      ? [valueIssue(path, "a check has an expression, when, or both")]
      : [];
  const missing = (["message", "examples"] as const)
    .filter((key) => check[key] === undefined)
    .map((key) => valueIssue(path, `${key} is missing`, "only a check of the engine has none"));
  return [...taken, ...open, ...missing, ...messageIssues(check, path)];
}

function messageIssues({ message }: CheckSource, path: Path): LintIssue[] {
  if (message === undefined) return [];
  const read = readMessage(message);
  if (read.kind === "message") return [];
  const hint = "{…} holds an expression, in CEL";
  return [valueIssue([...path, "message"], `message: ${read.message}`, hint)];
}
