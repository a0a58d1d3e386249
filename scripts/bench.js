// Measures the engine side by side with json-rules-engine on the same rules and profiles, in one
// run. Read ratios, not times: an absolute time means nothing on a shared machine. Then reading of
// large dumps; `--large` adds one of 50,000 nodes, which takes 1.2 GB in the temporary folder.
import process from "node:process";
import { Engine } from "json-rules-engine";
import { judge } from "../dist/core/assess/judge.js";
import { knownVerdict } from "../dist/core/assess/known-verdict.js";
import { flipsOf } from "../dist/core/explain/flips/flips.js";
import { compileRuleSet } from "../dist/core/pack/compile.js";
import { PORTWORX } from "../dist/core/pack/portworx.js";
import { verifyPack } from "../dist/core/verify/verify-pack.js";
import { benchDumps } from "./bench-dumps.js";

const RULE_SET = compileRuleSet(PORTWORX);
const PROFILES = 4096;
const ROUNDS = 15;

/** A generator of numbers below a bound, the same in every run. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const next = numbers(42);
const LEVELS = Array.from({ length: PROFILES }, () =>
  Uint8Array.from(RULE_SET.traits, ({ levels }) => next(levels.length)),
);
const KNOWN = LEVELS.map((levels) => Array.from(levels, (level) => 1 << level));
const HALF = LEVELS.map((levels) =>
  Array.from(levels, (level, trait) =>
    next(2) === 0 ? 1 << level : 2 ** RULE_SET.traits[trait].levels.length - 1,
  ),
);
const NOTHING_FIXED = { ruleSet: RULE_SET, fixed: new Set() };

function explained(possible) {
  flipsOf({ possible, topology: null }, NOTHING_FIXED);
  return judge(RULE_SET, possible, null);
}

/** The built-in rules as json-rules-engine takes them: one rule a level with points. */
function peerEngine() {
  const engine = new Engine([], { allowUndefinedFacts: false });
  const fact = (id, level) => ({ fact: id, operator: "equal", value: level });
  for (const trait of PORTWORX.pack.traits) {
    const rule = RULE_SET.rules.find(({ id }) => id === trait.id);
    for (const level of trait.levels) {
      if (rule === undefined || (level.points ?? 0) === 0) continue;
      const params = { points: level.points * rule.strength };
      engine.addRule({
        conditions: { all: [fact(trait.id, level.id)] },
        event: { type: trait.id, params },
      });
    }
  }
  for (const { id, when, evidence } of PORTWORX.pack.interactions) {
    const { strength } = RULE_SET.rules.find((rule) => rule.id === id);
    const all = Object.entries(when).map(([trait, value]) => ({
      fact: trait,
      operator: "in",
      value,
    }));
    engine.addRule({
      conditions: { all },
      event: { type: id, params: { points: evidence * strength } },
    });
  }
  return engine;
}

const peer = peerEngine();
const FACTS = LEVELS.map((levels) =>
  Object.fromEntries(
    RULE_SET.traits.map(({ id, levels: all }, trait) => [id, all[levels[trait]].id]),
  ),
);

async function peerPoints(facts) {
  const { events } = await peer.run(facts);
  return events.reduce((sum, { params }) => sum + params.points, 0);
}

/** Both engines have to give the same points, or the comparison means nothing. */
async function comparePoints() {
  for (let index = 0; index < 500; index += 1) {
    const ours = knownVerdict(RULE_SET, LEVELS[index], null).points;
    const theirs = await peerPoints(FACTS[index]);
    if (ours !== theirs) throw new Error(`profile ${index}: ${ours} points here, ${theirs} there`);
  }
}

const SUBJECTS = [
  {
    name: "score and verdict, known",
    goal: 1_000_000,
    runs: 200_000,
    run: (i) => knownVerdict(RULE_SET, LEVELS[i], null),
  },
  {
    name: "with confidence and flips, known",
    goal: 25_000,
    runs: 4000,
    run: (i) => explained(KNOWN[i]),
  },
  {
    name: "with confidence and flips, half unknown",
    goal: 2000,
    runs: 400,
    run: (i) => explained(HALF[i]),
  },
  {
    name: "json-rules-engine, points only",
    goal: null,
    runs: 500,
    run: (i) => peerPoints(FACTS[i]),
  },
];

async function perSecond({ runs, run }) {
  const begun = process.hrtime.bigint();
  for (let count = 0; count < runs; count += 1) {
    const result = run(count % PROFILES);
    if (result instanceof Promise) await result;
  }
  return runs / (Number(process.hrtime.bigint() - begun) / 1e9);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function measure() {
  const rates = SUBJECTS.map(() => []);
  for (const subject of SUBJECTS) await perSecond(subject);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, subject] of SUBJECTS.entries()) rates[index].push(await perSecond(subject));
  }
  return rates.map(median);
}

function verifySeconds() {
  const times = Array.from({ length: 5 }, () => {
    const begun = process.hrtime.bigint();
    verifyPack(PORTWORX, { against: null });
    return Number(process.hrtime.bigint() - begun) / 1e9;
  });
  return median(times);
}

await comparePoints();
const rates = await measure();
const peerRate = rates.at(-1);
const rows = SUBJECTS.map(({ name, goal }, index) => ({
  subject: name,
  "per second": Math.round(rates[index]),
  goal: goal ?? "-",
  "x json-rules-engine": Number((rates[index] / peerRate).toFixed(1)),
}));
process.stdout.write(`node ${process.version}, medians of ${ROUNDS}\n`);
console.table(rows);
process.stdout.write(
  `rules verify with all mutants: ${verifySeconds().toFixed(3)} s (goal 0.5 s)\n`,
);
await benchDumps({ large: process.argv.includes("--large") });
