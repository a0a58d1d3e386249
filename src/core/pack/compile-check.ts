import { isAboutTraits } from "./check-kinds.ts";
import { type TraitIndex, compileOptional } from "./compile-condition.ts";
import { type MessagePart, readMessage } from "./message.ts";
import type { Check } from "./rule-set.ts";
import type { Pack } from "./schema.ts";

/** Makes checks ready for judging, in the order of their ids, in which findings stand in every report. */
export function compileChecks(checks: Pack["checks"], traitById: TraitIndex): readonly Check[] {
  return checks
    .map((check) => compileCheck(check, traitById))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The checks of a pack that a profile alone can tell, and the engine does not. */
export function checksToldByTraits({ checks }: Pick<Pack, "checks">): Pack["checks"] {
  return checks.filter((check) => check.engine !== true && isAboutTraits(check));
}

/** Makes a check ready for judging. */
export function compileCheck(source: Pack["checks"][number], traitById: TraitIndex): Check {
  return {
    id: source.id,
    title: source.title,
    severity: source.severity,
    isEngine: source.engine === true,
    each: source.each ?? null,
    when: compileOptional(source.when, traitById),
    needs: source.needs,
    expression: source.expression ?? null,
    message: partsOf(source.message ?? ""),
    field: source.field ?? null,
    because: source.because,
    remediation: source.remediation,
    snippet: source.snippet ?? null,
    sources: source.sources,
  };
}

function partsOf(message: string): readonly MessagePart[] {
  const read = readMessage(message);
  // Lint has read it before.
  if (read.kind === "fault") throw new TypeError(read.message);
  return read.parts;
}
