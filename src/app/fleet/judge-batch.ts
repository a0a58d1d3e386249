import { compileRuleSet } from "../../core/pack/compile.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import type { Palette } from "../../report/palette.ts";
import { type ReportStream, STREAMS } from "../../report/report-stream.ts";
import { positionsOf } from "../error-positions.ts";
import { type DocumentReading, type Gathered, gatherFile } from "../gather.ts";
import { resultGate } from "../judge-request.ts";
import { judgeTargets } from "../judge-targets.ts";
import { profileReading } from "../profile-reading.ts";
import type { TakeDocument } from "../ports.ts";
import { nothingMatched, readTargets } from "../read-targets.ts";
import { changeTraits, fixedTraits, readSettings } from "../set-traits.ts";
import { contextOf } from "../write-outputs.ts";
import { type BatchOutput, type BatchSetup, type Work, filesIn } from "./batch.ts";
import { BatchOutcome, type BatchPart } from "./batch-outcome.ts";
import { ByteWriter } from "./byte-writer.ts";
import type { BatchPorts } from "./fleet-ports.ts";

/** Judges a batch and renders what came of it. */
export type JudgeBatch = (work: Work) => Promise<BatchOutput>;

/** What judges batches in one thread. */
export interface JudgeOptions {
  readonly palette: Palette;
  /** Waited for after a few parts of a batch; absent for a thread that does nothing else. */
  readonly pause?: () => Promise<void>;
}

/** Parts of a batch between two pauses: about a millisecond. */
const PARTS = 4;

/** Makes what judges the batches of a run; the pack is read and compiled once. */
export async function batchJudge(
  setup: BatchSetup,
  { palette, pause }: JudgeOptions,
  ports: BatchPorts,
): Promise<JudgeBatch> {
  const ruleSet = compileRuleSet(await ports.readPack(setup.packFolder));
  const streams = await streamsOf(setup, { ruleSet, palette }, ports);
  const documents = streams.map((stream) => ({ stream, writer: new ByteWriter() }));
  const { changes } = readSettings(setup.settings, ruleSet);
  const { command } = setup.gate;
  const fixed = fixedTraits(setup.fixed, ruleSet).ids;
  const judging = { command, ruleSet, fixed, today: setup.today, beside: new Map() };
  const profiles = await profileReading(ruleSet, ports.profileShape);
  const scope = { reading: { reader: ports, profiles }, setup, ruleSet, ports };
  const judgingPorts = { sha256: ports.sha256, loadEvaluator: once(() => ports.loadEvaluator()) };
  return async (work) => {
    const outcome = new BatchOutcome(documents, setup.gate);
    let parts = 0;
    // Part by part, so that what one leaves behind is gone before the next.
    for await (const part of partsOf(work, scope)) {
      parts += 1;
      if (pause !== undefined && parts % PARTS === 0) await pause();
      const targets = part.targets.map((target) => changeTraits(target, changes, ruleSet));
      outcome.add(await judgeTargets(targets, judging, judgingPorts), part);
    }
    return outcome.value(filesIn(work));
  };
}

async function streamsOf(
  { formats, view, gate, folder }: BatchSetup,
  { ruleSet, palette }: { readonly ruleSet: RuleSet; readonly palette: Palette },
  ports: BatchPorts,
): Promise<ReportStream[]> {
  const context = contextOf(
    { view: { ...view, palette }, ruleSet, result: { gate: resultGate(gate), folder } },
    ports,
  );
  return Promise.all(formats.map(async (format) => (await STREAMS[format]())(context)));
}

interface WorkScope {
  readonly reading: DocumentReading;
  readonly setup: BatchSetup;
  readonly ruleSet: RuleSet;
  readonly ports: BatchPorts;
}

async function* partsOf(
  work: Work,
  { reading, setup, ruleSet, ports }: WorkScope,
): AsyncGenerator<BatchPart> {
  switch (work.kind) {
    case "files":
      for (const [index, path] of work.paths.entries()) {
        const { areAlone } = work;
        const known = work.texts[index] ?? null;
        const read = (take: TakeDocument) => ports.readSmall(path, known, take);
        const gathered = await gatherFile(read, reading, areAlone);
        yield partOf(gathered, areAlone);
      }
      return;
    case "piece":
      yield partOf(await gatherPart((take) => ports.readPiece(work.piece, take), reading), false);
      return;
    case "lines":
      yield partOf(await gatherPart((take) => ports.readLines(work.lines, take), reading), false);
      return;
    case "arguments":
      for (const path of work.paths) {
        yield await readTargets([path], ports, { ruleSet, now: setup.now });
      }
  }
}

/** A part of a file may hold no document, which says nothing of the file. */
function gatherPart(
  readPart: Parameters<typeof gatherFile>[0],
  reading: DocumentReading,
): Promise<Gathered> {
  return gatherFile(
    (take) => {
      const part = readPart(take);
      return { ...part, documents: Math.max(1, part.documents) };
    },
    reading,
    false,
  );
}

/** What a file holds; `isAlone`: it is a path argument of its own, in which something has to match. */
function partOf({ input, profiles, errors, inputs }: Gathered, isAlone: boolean): BatchPart {
  if (isAlone && profiles.length + errors.length === 0) {
    return { targets: [], errors: [nothingMatched(input.path)], errorPositions: [0], inputs };
  }
  return {
    targets: profiles,
    errors: errors.map(({ problem }) => problem),
    errorPositions: positionsOf(profiles, errors, new Map([[input.path, 0]])),
    inputs,
  };
}

function once<T>(load: () => T): () => T {
  let loaded: { readonly value: T } | null = null;
  return () => (loaded ??= { value: load() }).value;
}
