import { markBaseline } from "../core/diff/mark-baseline.ts";
import type { Assessment, Input, Result } from "../core/model/assessment.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { stampOf } from "./make-result.ts";
import type { Ports } from "./ports.ts";
import { readResult } from "./read-result.ts";

/** The results of a run with what became of the findings that a baseline has. */
export interface Compared {
  readonly results: readonly Assessment[];
  /** Null without a baseline. */
  readonly baseline: Result["baseline"] | null;
}

/** What is compared with a baseline. */
export interface Present {
  readonly results: readonly Assessment[];
  readonly inputs: readonly Input[];
  readonly ruleSet: RuleSet;
}

/** A saved result that results are compared with. */
export interface Baseline {
  readonly compare: (present: Present) => Compared;
}

/** Reads a baseline; throws AdvisorError where it is no saved result. */
export async function readBaseline(file: string, ports: Ports): Promise<Baseline> {
  const path = ports.shownPath(file);
  const saved = await readResult(path, ports);
  return {
    compare({ results, inputs, ruleSet }) {
      const here = { ...stampOf(ruleSet), results: [...results], inputs: [...inputs] };
      const marked = markBaseline(saved, here);
      return { results: marked.results, baseline: { path, ...marked.baseline } };
    },
  };
}
