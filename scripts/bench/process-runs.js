// Whole processes, timed side by side: the subjects take turns, so that what else the machine does
// meets all of them alike.
import { spawn } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const PEAK = fileURLToPath(new URL("peak-memory.cjs", import.meta.url));

// Node 20 parses the file that this names at every start, which would be measured as well.
const { NODE_EXTRA_CA_CERTS: _, ...ENV } = process.env;

/**
 * Runs a command and takes its wall time in milliseconds; with `isWeighed` its peak memory in MiB
 * too, for processes of Node. Throws where it ends with a code that is not expected.
 */
export async function runOnce(subject, { isWeighed = false } = {}) {
  const { command, cwd, input, codes = [0] } = subject;
  const folder = mkdtempSync(join(tmpdir(), "px-bench-run-"));
  const peakFile = join(folder, "peak");
  const stdin = input === undefined ? "ignore" : openSync(input, "r");
  try {
    const [file, ...args] = command;
    // The first run of a subject in its folder keeps its compiled code there, for those that count.
    const own = { ...ENV, XDG_CACHE_HOME: join(cwd, ".cache"), ...subject.env };
    const env = isWeighed
      ? { ...own, NODE_OPTIONS: `--require ${PEAK}`, PX_BENCH_PEAK: peakFile }
      : own;
    const begun = process.hrtime.bigint();
    const child = spawn(file, args, { cwd, env, stdio: [stdin, "pipe", "pipe"] });
    // What a run prints is read, as by a hook or a CI job.
    child.stdout.resume();
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += text));
    const code = await new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    const milliseconds = Number(process.hrtime.bigint() - begun) / 1e6;
    if (!codes.includes(code))
      throw new Error(`${command.join(" ")} ended with ${code}: ${stderr}`);
    return { milliseconds, mebibytes: isWeighed ? peakIn(peakFile) : null };
  } finally {
    if (stdin !== "ignore") closeSync(stdin);
    rmSync(folder, { recursive: true });
  }
}

function peakIn(file) {
  return Math.max(...readFileSync(file, "utf8").trim().split("\n").map(Number)) / 1024;
}

/** The middle value of some numbers. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/**
 * Medians of every subject over some rounds after one that only warms up: milliseconds, the ratio
 * of them to the first subject's in the same round, and peak memory where `weighings` asks for it.
 */
export async function sideBySide(subjects, { rounds, weighings = 0 }) {
  const times = subjects.map(() => []);
  const peaks = subjects.map(() => []);
  for (const subject of subjects) await runOnce(subject);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      times[index].push((await runOnce(subject)).milliseconds);
    }
  }
  for (let round = 0; round < weighings; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      if (subject.isForeign) continue;
      peaks[index].push((await runOnce(subject, { isWeighed: true })).mebibytes);
    }
  }
  return subjects.map((subject, index) => ({
    name: subject.name,
    milliseconds: median(times[index]),
    ratio: median(times[index].map((time, round) => time / times[0][round])),
    mebibytes: peaks[index].length === 0 ? null : median(peaks[index]),
  }));
}
