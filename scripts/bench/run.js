// Measures px-advisor beside what it is compared with. `--only SUITE` (repeatable) and `--small` measure
// less, `--json FILE` keeps the figures, `--write` makes benchmarks.json and BENCHMARKS.md of them.
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { documentOf, tableOf } from "./report.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    rounds: { type: "string", default: "15" },
    small: { type: "boolean", default: false },
    json: { type: "string" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
const sizes = values.small ? [1000, 10_000] : [1000, 10_000, 100_000];

/** Loaded one by one, so that what is left out installs nothing. */
const SUITES = {
  "start-up": {
    title: "Start-up",
    about:
      "Whole processes against a script that is empty, on each Node, after a first run that kept its compiled code. `check` of a profile shall also take less time than `kubectl version --client` where that is installed.",
    run: async () => (await import("./start-up.js")).benchStartUp({ rounds }),
  },
  linters: {
    title: "One profile, beside other tools",
    about:
      "Whole processes on the same profile. Spectral lints it with a rule for every level that has points; the script adds the points up with json-rules-engine. Neither has confidence, flips or reasons.",
    run: async () => (await import("./linters.js")).benchLinters({ rounds }),
  },
  engine: {
    title: "The engine alone",
    about: "Assessments a second in one thread, against json-rules-engine on the same rules.",
    run: async () => (await import("./engine.js")).benchEngine({ rounds }),
  },
  pack: {
    title: "Proving the pack",
    about: "All proofs, in one process.",
    run: async () => (await import("./engine.js")).benchPack({ rounds }),
  },
  fleets: {
    title: "Fleets",
    about:
      "`check FOLDER` over fully known profiles of varied levels, against a script that only reads the files. A line of NDJSON is the whole assessment with its flips, ten kilobytes; text is what the gate prints.",
    run: async () =>
      (await import("./fleets.js")).benchFleets({ rounds: Math.min(rounds, 7), sizes }),
  },
  dumps: {
    title: "Dumps",
    about:
      "`check` of `kubectl get` dumps, as whole processes, against a script that parses the whole file.",
    run: async () =>
      (await import("./dumps.js")).benchDumps({
        rounds: Math.min(rounds, 9),
        isLarge: !values.small,
      }),
  },
  page: {
    title: "The page",
    about: "`advise -o html` of one cluster in headless Chromium, opened from a file.",
    run: async () => (await import("./page.js")).benchPage({ rounds }),
  },
};

const wanted = values.only ?? Object.keys(SUITES);
const suites = [];
for (const name of wanted) {
  const { title, about, run } = SUITES[name];
  const rows = await run();
  suites.push({ name, title, about, rows });
  process.stdout.write(`\n${title}\n${tableOf(rows)}\n`);
}

const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);
const result = {
  date: new Date().toISOString().slice(0, 10),
  version,
  machine: {
    cpu: os.cpus()[0].model.trim(),
    cores: os.availableParallelism(),
    memory: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release().split("-")[0]}`,
    node: process.versions.node,
  },
  suites,
};
const json = `${JSON.stringify(result, null, 2)}\n`;
if (values.write) {
  writeFileSync(new URL("../../benchmarks.json", import.meta.url), json);
  writeFileSync(new URL("../../BENCHMARKS.md", import.meta.url), documentOf(result));
}
if (values.json !== undefined) writeFileSync(values.json, json);
