import { judge } from "../core/assess/judge.ts";
import {
  type Interview,
  answered,
  beginInterview,
  knownAfter,
  nextStep,
  profileAfter,
} from "../core/interview/interview.ts";
import { AdvisorError } from "../core/model/errors.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import { type Asker, Interrupted } from "./asker.ts";
import { judgeInputs } from "./judge-inputs.ts";
import type { Outcome } from "./judge-request.ts";
import type { Ports } from "./ports.ts";
import { progressLine } from "./progress-line.ts";
import type { RunConfig } from "./run-config.ts";
import { type ProfileFiles, freeName, saveProfile, startingProfile } from "./saved-profile.ts";
import type { OutputRequest, View } from "./write-outputs.ts";

/** What `ask` is asked to do. */
export interface AskRequest {
  readonly files: ProfileFiles;
  /** Whether to ask on when nothing can change the answer any more. */
  readonly asksAll: boolean;
  /** The share of completions on one side that is sure enough; null for certainty. */
  readonly stopAt: number | null;
  readonly config: RunConfig;
  readonly outputs: readonly OutputRequest[];
  readonly view: View;
}

/** What a questionnaire works with. */
interface Session {
  readonly request: AskRequest;
  readonly ports: Ports;
  readonly asker: Asker;
}

/** Asks about a cluster, saves the answers as a profile, and advises from that file. */
export async function ask(request: AskRequest, ports: Ports, asker: Asker): Promise<Outcome> {
  const session = { request, ports, asker };
  const ruleSet = compileRuleSet(await ports.readPack(request.config.pack.value));
  const profile = await startingProfile(request.files, ports, ruleSet);
  sayKnown(profile.stated, session);
  let interview = beginInterview(ruleSet, profile, request);
  try {
    for (let step = nextStep(interview); step !== null; step = nextStep(interview)) {
      const { score } = judge(ruleSet, knownAfter(interview), profile.topology);
      const canGoBack = interview.given.length > 0;
      const progress = progressLine(step, score, request.asksAll);
      const answer = await asker.ask({ question: step.question, progress, canGoBack });
      interview = answered(interview, step.trait, answer);
    }
    sayDone(interview, session);
    const file = await saveAnswers(interview, session);
    sayRest(interview, file, session);
    return await adviseFrom(file, session);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return keepAnswers(interview, session);
  }
}

function sayKnown(known: readonly string[], { request, asker }: Session): void {
  if (request.files.evidence === null) return;
  const read = known.length === 0 ? "nothing about traits" : known.join(", ");
  asker.say(`Known before the first question: ${read}`);
}

function sayDone(interview: Interview, { request, asker }: Session): void {
  if (interview.given.length === 0) asker.say("Nothing is left to ask.");
  else if (nextStep({ ...interview, stopAt: null }) !== null) {
    asker.say("Sure enough: the share of completions that was asked for lies on one side.");
  } else if (!request.asksAll) asker.say("Nothing that is still open can change the advice.");
}

/** Stopping early is an offer: the rest can be asked at any time. */
function sayRest(interview: Interview, file: string, { request, asker }: Session): void {
  if (nextStep({ ...interview, asksAll: true, stopAt: null }) === null) return;
  asker.say(`The rest: ${resumeCommand(file, request)} --all`);
}

/** Saves where the options say, else where the person says; asks again for a name that is taken. */
async function saveAnswers(interview: Interview, session: Session): Promise<string> {
  const { ports, asker, request } = session;
  const { out, resume } = request.files;
  for (;;) {
    const chosen =
      out ?? resume ?? (await asker.askText("Save the profile as", await freeName(ports)));
    try {
      await save(interview, chosen, session);
      return chosen;
    } catch (error) {
      if (!(error instanceof AdvisorError)) throw error;
      if (out !== null || resume !== null) return saveElsewhere(interview, error, session);
      asker.say(error.message);
    }
  }
}

/** The answers are worth more than the name that was asked for. */
async function saveElsewhere(
  interview: Interview,
  failure: AdvisorError,
  session: Session,
): Promise<string> {
  session.asker.say(failure.message);
  const file = await freeName(session.ports);
  await save(interview, file, session);
  return file;
}

async function save(interview: Interview, file: string, session: Session): Promise<void> {
  const { ports, asker, request } = session;
  const { resume } = request.files;
  const { ruleSet } = interview;
  await saveProfile(profileAfter(interview), file, { ports, ruleSet, resume });
  asker.say(`Saved ${file}`);
}

async function adviseFrom(file: string, { request, ports }: Session): Promise<Outcome> {
  const { outputs, view } = request;
  // The pack is settled, wherever the profile was saved.
  const config = { ...request.config, heeds: [] };
  return judgeInputs(
    {
      command: "advise",
      paths: [file],
      hasLines: false,
      settings: [],
      fixed: [],
      config,
      now: null,
      since: null,
      outputs,
      view,
      record: null,
    },
    ports,
  );
}

/** Ctrl-C: what was answered is saved, and the command that goes on from there is shown. */
async function keepAnswers(interview: Interview, session: Session): Promise<Outcome> {
  const { ports, asker, request } = session;
  const ending = { code: 130, reason: "interrupted" } as const;
  if (interview.given.length === 0) {
    asker.say("Nothing was answered, so nothing is saved.");
    return { stdout: "", problems: [], ending };
  }
  const wanted = request.files.out ?? request.files.resume ?? (await freeName(ports));
  const file = await save(interview, wanted, session).then(
    () => wanted,
    (error: unknown) => {
      if (!(error instanceof AdvisorError)) throw error;
      return saveElsewhere(interview, error, session);
    },
  );
  asker.say(`Go on with: ${resumeCommand(file, request)}`);
  return { stdout: "", problems: [], ending };
}

function resumeCommand(file: string, { config }: AskRequest): string {
  const { value } = config.pack;
  const pack = value === null ? "" : ` --pack ${quoted(value)}`;
  return `px-advisor ask --resume ${quoted(file)}${pack}`;
}

/** A file name as a shell takes it. */
function quoted(file: string): string {
  return /^[\w@%+=:,./-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`;
}
