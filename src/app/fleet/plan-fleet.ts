import { AdvisorError } from "../../core/model/errors.ts";
import { isStreamed } from "../../report/report-stream.ts";
import { ConfigFiles } from "../config-files.ts";
import { folderOf } from "../path-parts.ts";
import type { JudgeRequest } from "../judge-request.ts";
import type { Ports } from "../ports.ts";
import type { BatchSetup } from "./batch.ts";
import { setupOf } from "./batch-setup.ts";
import type { FleetPorts, InputList } from "./fleet-ports.ts";
import { KeptTexts } from "./kept-texts.ts";
import { BATCH, type PlannedPath, filesWork } from "./steps.ts";

/** A run that is judged in batches. */
export interface FleetPlan {
  readonly setup: BatchSetup;
  readonly paths: readonly PlannedPath[];
  /** What is known already of the small files that are judged one by one. */
  readonly texts: KeptTexts;
  /** Every file that is to be read, as messages show it. */
  readonly files: readonly string[];
  /** Whether how much there is shows only in the end. */
  readonly isOpenEnded: boolean;
}

/** The argument that means standard input, and how it is named. */
const STDIN = "-";
const STDIN_SHOWN = "<stdin>";

/**
 * How a run can be judged in batches; null where it has to be judged as a whole: where there is too
 * little for batches, where an output or a decision record needs all targets at once, and where targets
 * depend on one another through a baseline, an earlier dump, waivers beside them, or files that are given
 * twice.
 */
export async function planFleet(
  request: JudgeRequest,
  ports: Ports & FleetPorts,
): Promise<FleetPlan | null> {
  const lists = isIndependent(request) ? await listed(request.paths, ports) : null;
  if (lists === null) return null;
  const files = [...lists.values()].flatMap((list) => list.files);
  if (!mayBeWorth(files, request, ports)) return null;
  const folders = new Set([...files.map(folderOf), ...(lists.has(STDIN) ? [""] : [])]);
  if (await hasSharedWaivers(folders, request, ports)) return null;
  const setup = await setupOf(request, ports);
  await ports.prepareRunner(setup, files.length);
  const paths: PlannedPath[] = [];
  const texts = new KeptTexts();
  for (const [argument, list] of lists) {
    paths.push(await planned({ argument, list, hasLines: request.hasLines, texts }, ports));
  }
  const isOpenEnded = paths.some(({ kind }) => kind === "lines");
  const isWorth = isOpenEnded || paths.some(hasLarge) || files.length >= ports.fewestFiles;
  return isWorth ? { setup, paths, texts, files, isOpenEnded } : null;
}

/** Most runs are over a few small files; they are not looked into twice. */
function mayBeWorth(
  files: readonly string[],
  { hasLines }: JudgeRequest,
  ports: FleetPorts,
): boolean {
  return hasLines || files.length >= ports.fewestFiles || files.some((file) => ports.isLarge(file));
}

/** What each path leads to; null where one file or path is given twice. */
async function listed(
  paths: readonly string[],
  ports: FleetPorts,
): Promise<ReadonlyMap<string, InputList> | null> {
  const lists = new Map<string, InputList>();
  const known = new Set<string>();
  for (const path of paths) {
    const list = path === STDIN ? STDIN_LIST : await ports.listInput(path);
    if (lists.has(path) || list.files.some((file) => known.has(file))) return null;
    // One path alone leads to each file once.
    if (paths.length > 1) for (const file of list.files) known.add(file);
    lists.set(path, list);
  }
  return lists;
}

function hasLarge(path: PlannedPath): boolean {
  return path.kind === "profiles" && path.large.size > 0;
}

const STDIN_LIST: InputList = {
  path: STDIN_SHOWN,
  isFile: true,
  base: "",
  problems: [],
  files: [],
  others: new Map(),
};

function isIndependent({ outputs, config, since, record }: JudgeRequest): boolean {
  const areStreamed = outputs.every(
    ({ format, isAppended }) => isStreamed(format) && isAppended !== true,
  );
  return areStreamed && config.baseline.value === null && since === null && record === null;
}

/** Whether a configuration has waivers, or is one that judging refuses. */
async function hasSharedWaivers(
  folders: Iterable<string>,
  { config }: JudgeRequest,
  ports: Ports,
): Promise<boolean> {
  const configs = new ConfigFiles(config, ports);
  try {
    for (const folder of folders) {
      const file = await configs.forFolder(folder);
      if (file !== null && file.waivers.length > 0) return true;
    }
    return false;
  } catch (error) {
    if (error instanceof AdvisorError) return true;
    throw error;
  }
}

interface Given {
  readonly argument: string;
  readonly list: InputList;
  readonly hasLines: boolean;
  readonly texts: KeptTexts;
}

async function planned(
  { argument, list, hasLines, texts }: Given,
  ports: FleetPorts,
): Promise<PlannedPath> {
  if (argument === STDIN && hasLines) return { kind: "lines", list };
  const whole = { kind: "whole", argument, files: list.files.length } as const;
  if (argument === STDIN) return whole;
  const large = new Set<string>();
  for (const [index, file] of list.files.entries()) {
    const look = await ports.lookAt(file);
    if (look.kind === "open") {
      texts.forget(list.files);
      return whole;
    }
    if (look.kind === "large") large.add(file);
    else texts.keep(file, look.text);
    const end = index + 1;
    // Behind a large file batches begin elsewhere.
    if (list.isFile || large.size > 0 || end % BATCH !== 0) continue;
    await ports.judgeAhead(filesWork(list.files.slice(end - BATCH, end), false, texts));
  }
  return { kind: "profiles", list, large };
}
