// Folders of profiles: time and peak memory as their number grows.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { runOnce, median } from "./process-runs.js";
import { writeProfiles } from "./profiles.js";
import { NODE_VERSIONS, nodeBinary } from "../node-versions.js";
import { BIN, HERE, inFolder } from "./start-up.js";

const READ_ONLY = `
import { readFileSync, readdirSync } from "node:fs";
for (const name of readdirSync(process.argv[2], { recursive: true })) {
  if (name.endsWith(".yaml")) readFileSync(process.argv[2] + "/" + name, "utf8");
}
`;

/** Runs each command by turns; the last is weighed too. */
async function measure({ folder, count, rounds, node, version, format }) {
  const check = { command: [node, BIN, "check", "fleet", "-o", format], codes: [0, 1, 3] };
  const read = { command: [node, "read.mjs", "fleet"] };
  const times = { check: [], read: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, subject] of Object.entries({ check, read })) {
      times[name].push((await runOnce({ ...subject, cwd: folder })).milliseconds);
    }
  }
  const peaks = [];
  for (let weighing = 0; weighing < 3; weighing += 1) {
    peaks.push((await runOnce({ ...check, cwd: folder }, { isWeighed: true })).mebibytes);
  }
  const milliseconds = median(times.check);
  return {
    subject: `${count.toLocaleString("en")} profile files`,
    format,
    node: version,
    seconds: milliseconds / 1000,
    "per second": Math.round(count / (milliseconds / 1000)),
    ratio: median(times.check.map((time, round) => time / times.read[round])),
    mebibytes: median(peaks),
  };
}

/** The size at which it is speed that counts, on each Node. */
const FAST = 10_000;

/** How a fleet of some size is measured: in which format, and by which Node. */
function waysFor(count) {
  const versions = count === FAST ? NODE_VERSIONS : [process.versions.node];
  const formats = count === FAST ? ["text", "ndjson"] : ["ndjson"];
  return versions.flatMap((version) => {
    const node = version === process.versions.node ? HERE : nodeBinary(version);
    return formats.map((format) => ({ version, node, format }));
  });
}

/** Fleets of growing size; the ratio is to a script that only reads the files. */
export async function benchFleets({ rounds, sizes }) {
  const rows = [];
  for (const count of sizes) {
    const measured = await inFolder(async (folder) => {
      mkdirSync(join(folder, "fleet"));
      writeProfiles(join(folder, "fleet"), count);
      writeFileSync(join(folder, "read.mjs"), READ_ONLY);
      const given = { folder, count, rounds: count > 50_000 ? 3 : rounds };
      const found = [];
      for (const each of waysFor(count)) found.push(await measure({ ...given, ...each }));
      return found;
    });
    const [first] = rows;
    const most = first === undefined ? 200 : Math.min(200, Math.round(2 * first.mebibytes));
    const goals = {
      [FAST]: { column: "per second", least: 5000 },
      100_000: { column: "mebibytes", most },
    };
    rows.push(...measured.map((row) => ({ ...row, goal: goals[count] ?? null })));
  }
  return rows;
}
