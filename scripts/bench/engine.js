// The engine within one process: assessments a second, beside json-rules-engine on the same rules.
import process from "node:process";
import { judge } from "../../dist/core/assess/judge.js";
import { knownVerdict } from "../../dist/core/assess/known-verdict.js";
import { flipsOf } from "../../dist/core/explain/flips/flips.js";
import { PORTWORX } from "../../dist/core/pack/portworx.js";
import { verifyPack } from "../../dist/core/verify/verify-pack.js";
import { importPeer } from "./peers.js";
import { median } from "./process-runs.js";
import { RULE_SET, levelIds, numbers, randomLevels } from "./profiles.js";

const PROFILES = 4096;
const LEVELS = randomLevels(PROFILES);
const KNOWN = LEVELS.map((levels) => Array.from(levels, (level) => 1 << level));
const next = numbers(7);
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
export function peerRules() {
  const fact = (id, level) => ({ fact: id, operator: "equal", value: level });
  const strengthOf = (id) => RULE_SET.rules.find((rule) => rule.id === id)?.strength ?? 0;
  const traits = PORTWORX.pack.traits.flatMap(({ id, levels }) =>
    levels
      .map((level) => ({ level, points: (level.points ?? 0) * strengthOf(id) }))
      .filter(({ points }) => points !== 0)
      .map(({ level, points }) => ({
        conditions: { all: [fact(id, level.id)] },
        event: { type: id, params: { points } },
      })),
  );
  const interactions = PORTWORX.pack.interactions.map(({ id, when, evidence }) => ({
    conditions: {
      all: Object.entries(when).map(([trait, value]) => ({ fact: trait, operator: "in", value })),
    },
    event: { type: id, params: { points: evidence * strengthOf(id) } },
  }));
  return [...traits, ...interactions];
}

async function peerOf() {
  const { Engine } = await importPeer("json-rules-engine");
  const engine = new Engine(peerRules(), { allowUndefinedFacts: false });
  const facts = LEVELS.map(levelIds);
  return async (index) => {
    const { events } = await engine.run(facts[index]);
    return events.reduce((sum, { params }) => sum + params.points, 0);
  };
}

/** Both engines have to give the same points, or the comparison means nothing. */
async function comparePoints(peer) {
  for (let index = 0; index < 500; index += 1) {
    const ours = knownVerdict(RULE_SET, LEVELS[index], null).points;
    const theirs = await peer(index);
    if (ours !== theirs) throw new Error(`profile ${index}: ${ours} points here, ${theirs} there`);
  }
}

function subjectsWith(peer) {
  return [
    { name: "json-rules-engine, points only", goal: null, runs: 500, run: peer },
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
  ];
}

async function perSecond({ runs, run }) {
  const begun = process.hrtime.bigint();
  for (let count = 0; count < runs; count += 1) {
    const result = run(count % PROFILES);
    if (result instanceof Promise) await result;
  }
  return runs / (Number(process.hrtime.bigint() - begun) / 1e9);
}

/** Assessments a second. */
export async function benchEngine({ rounds }) {
  const peer = await peerOf();
  await comparePoints(peer);
  const subjects = subjectsWith(peer);
  const rates = subjects.map(() => []);
  for (const subject of subjects) await perSecond(subject);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, subject] of subjects.entries()) rates[index].push(await perSecond(subject));
  }
  return subjects.map(({ name, goal }, index) => ({
    subject: name,
    "per second": Math.round(median(rates[index])),
    ratio: median(rates[index].map((rate, round) => rate / rates[0][round])),
    goal: goal === null ? null : { column: "per second", least: goal },
  }));
}

/** Proving the built-in pack, all mutants included. */
export async function benchPack({ rounds }) {
  const seconds = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = process.hrtime.bigint();
    verifyPack(PORTWORX, { against: null });
    seconds.push(Number(process.hrtime.bigint() - begun) / 1e9);
  }
  return [
    {
      subject: "rules verify with all mutants, no examples of checks",
      seconds: median(seconds),
      goal: { column: "seconds", most: 0.5 },
    },
  ];
}
