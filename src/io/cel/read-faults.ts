import type { ASTNode } from "@marcbachmann/cel-js";
import { FACTS, partsOf, unknownParts } from "../../core/checks/fact-catalogue.ts";
import { SUBJECTS } from "../../core/checks/facts.ts";
import { item } from "../../core/model/lookup.ts";
import type { Pack } from "../../core/pack/schema.ts";
import type { Fault } from "./fault.ts";
import { type Read, readsOf } from "./reads.ts";

type CheckSource = Pack["checks"][number];

/** Facts that may not be there when an expression of a check reads them, each once. */
export function readFaults(
  expression: ASTNode,
  check: CheckSource,
  shown: ReadonlySet<string>,
): Fault[] {
  const faults = readsOf(expression, shown).flatMap((read) => faultsOf(read, check));
  const first = new Map(faults.toReversed().map((fault) => [fault.message, fault]));
  return faults.filter((fault) => first.get(fault.message) === fault);
}

function faultsOf({ path, offset, isOwner, shown }: Read, check: CheckSource): Fault[] {
  const root = item(path.split("."), 0);
  if (Object.hasOwn(SUBJECTS, root) && root !== check.each) {
    const message = `reads ${root}, but is not judged for each`;
    return [{ message, offset, hint: `say each: ${root}` }];
  }
  if (!isOwner && holdsUnknown(path)) {
    const message = `reads ${path} as a whole, of which parts may be unknown`;
    return [{ message, offset, hint: "name the facts that it is about" }];
  }
  const known = [...check.needs, ...traitsKnownBy(check), ...shown];
  return partsOf(path)
    .filter((part) => isUnsure(part) && !known.some((each) => shows(each, part)))
    .map((part) => ({ ...unsure(part), offset }));
}

/** Whether something below a path may be unknown. */
function holdsUnknown(path: string): boolean {
  return [...FACTS.keys()].some(
    (fact) =>
      fact.startsWith(`${path}.`) && unknownParts(fact).some((part) => part.length > path.length),
  );
}

/** Whether a part of a fact may be absent; what the catalogue does not list is a map's key. */
function isUnsure(part: string): boolean {
  return FACTS.get(part)?.isOptional ?? true;
}

/** Whether one fact's being there means that another, the same or around it, is there. */
function shows(known: string, part: string): boolean {
  return known === part || known.startsWith(`${part}.`);
}

/** Where `when` leaves a trait one level, that level is known wherever the check is judged. */
function traitsKnownBy({ when }: CheckSource): string[] {
  return Object.entries(when ?? {})
    .filter(([, levels]) => levels.length === 1)
    .map(([id]) => `traits.${id}`);
}

function unsure(part: string): Pick<Fault, "message" | "hint"> {
  const isKey = !FACTS.has(part) && !part.startsWith("traits.");
  return isKey
    ? { message: `${part} may not be set`, hint: `ask before: has(${part}) && …` }
    : { message: `${part} may be unknown`, hint: `add it to needs` };
}
