import { summaryOf } from "../../core/fleet/summary.ts";
import { addTally, emptyTally } from "../../core/fleet/tally.ts";
import type { Input } from "../../core/model/assessment.ts";
import { count } from "../../core/model/count.ts";
import type { Problem } from "../../core/model/errors.ts";
import type { ResultTail } from "../../report/report-stream.ts";
import {
  ADVICE_GATE,
  type Ending,
  type Gate,
  addGateTally,
  endingFrom,
  gateTallyOf,
} from "../exit-code.ts";
import { emptyFile, othersOf } from "../file-state.ts";
import {
  type JudgeRequest,
  type Outcome,
  gateOf,
  outcomeOf,
  resultGate,
} from "../judge-request.ts";
import { nothingMatched } from "../read-targets.ts";
import type { BatchOutput, Work } from "./batch.ts";
import type { FleetPlan } from "./plan-fleet.ts";
import type { Step } from "./steps.ts";
import type { StreamedOutputs } from "./streamed-outputs.ts";

/** What a run is, for how it ends. */
interface FleetScope {
  readonly plan: FleetPlan;
  readonly request: JudgeRequest;
}

/** What is known of a run so far; but for what went wrong, nothing in it grows with its targets. */
export class FleetState {
  files = 0;
  readonly outputs: StreamedOutputs;
  readonly #tally = emptyTally();
  readonly #gateTally = gateTallyOf([], ADVICE_GATE);
  readonly #errors: Problem[] = [];
  readonly #inputs: Input[] = [];
  /** Targets and errors of the path that is being judged. */
  #found = 0;

  constructor(outputs: StreamedOutputs) {
    this.outputs = outputs;
  }

  get targets(): number {
    return this.#tally.targets;
  }

  async begin({ list: { problems } }: Extract<Step, { kind: "begin" }>): Promise<void> {
    this.#found = 0;
    for (const each of problems) await this.#tell(each);
  }

  async add(work: Work, output: BatchOutput): Promise<void> {
    const isFault = output.documents.length === 0;
    await this.outputs.add(output.documents);
    addTally(this.#tally, output.tally);
    addGateTally(this.#gateTally, output.gateTally);
    for (const error of output.errors) {
      if (isFault) await this.outputs.addError(error);
      this.#errors.push(error);
    }
    const isPart = work.kind === "piece" || work.kind === "lines";
    if (!isPart) this.#inputs.push(...output.inputs);
    else for (const input of output.inputs) this.#addInput(input);
    this.files += output.files;
    this.#found += output.tally.targets + output.errors.length;
  }

  async end({ list, files, isLines }: Extract<Step, { kind: "end" }>): Promise<void> {
    const { path } = list;
    if (this.#found === 0) {
      const error = isLines ? emptyFile({ path }) : nothingMatched(path);
      if (isLines) this.#inputs.push({ path, status: "failed", reason: error.message });
      await this.#tell(error);
    }
    this.#inputs.push(...othersOf(list));
    this.files += files;
  }

  /** What became of a file stands in one place, however many parts it was read in. */
  #addInput(input: Input): void {
    let start = this.#inputs.length;
    while (this.#inputs[start - 1]?.path === input.path) start -= 1;
    const first = this.#inputs[start];
    if (input.status !== "failed") this.#inputs.push(input);
    else if (first?.status !== "failed") this.#inputs.splice(start, 0, { ...input });
    else first.reason = `${first.reason}; ${input.reason}`;
  }

  async #tell(error: Problem): Promise<void> {
    this.#found += 1;
    this.#errors.push(error);
    await this.outputs.addError(error);
  }

  /** Ends the documents of the run and says how it ends. */
  async outcome({ plan, request }: FleetScope, isInterrupted: boolean): Promise<Outcome> {
    const gate = gateOf(request);
    const { outputs } = this;
    const errors = this.#errors;
    const ending = isInterrupted
      ? this.#interrupted(plan)
      : endingFrom(this.#gateTally, errors.length, gate);
    const tail = this.#tail(gate, {
      notRead: isInterrupted ? plan.files.length - this.files : 0,
      code: ending.code,
    });
    if (isInterrupted) {
      const problems = [...errors, ...(await outputs.interrupt(tail)), ...outputs.failures];
      return { stdout: "", problems, ending };
    }
    await outputs.finish(tail);
    return outcomeOf({ stdout: "", problems: [], failures: outputs.failures }, { errors, ending });
  }

  #interrupted({ files, isOpenEnded }: FleetPlan): Ending {
    const judged = isOpenEnded
      ? `${count(this.#tally.targets, "target")} judged`
      : `${this.files} of ${count(files.length, "file")} judged`;
    return { code: 130, reason: `interrupted, ${judged}` };
  }

  #tail(
    gate: Gate,
    { notRead, code }: { readonly notRead: number; readonly code: Ending["code"] },
  ): ResultTail {
    return {
      errors: this.#errors,
      inputs: this.#inputs,
      summary: summaryOf(this.#tally, { errors: this.#errors.length, notRead }),
      exitCode: code,
      gate: resultGate(gate),
    };
  }
}
