// How long a process takes from start to end, against one that does nothing, on every Node.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { NODE_VERSIONS, nodeBinary } from "../node-versions.js";
import { sideBySide } from "./process-runs.js";
import { profileText, randomLevels } from "./profiles.js";

/** The command line as it is installed. */
export const BIN = fileURLToPath(new URL("../../bin/px-advisor.js", import.meta.url));

/** Runs something in a folder that is removed afterwards. */
export async function inFolder(run) {
  const folder = mkdtempSync(join(tmpdir(), "px-bench-"));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The subjects on one Node; whatever the gate finds is a run that did its job. */
function subjectsOn(node, folder) {
  const codes = [0, 1, 3];
  const run = (name, args, goal) => ({
    name,
    command: [node, BIN, ...args],
    cwd: folder,
    codes,
    goal: goal === null ? null : { column: "ratio", most: goal },
  });
  return [
    { name: "an empty script", command: [node, "empty.mjs"], cwd: folder, goal: null },
    run("--version", ["--version"], 1.25),
    run("--help", ["--help"], 1.25),
    run("check of a profile", ["check", "profile.yaml"], 1.6),
    {
      ...run("check of a profile, with no code kept", ["check", "profile.yaml"], null),
      env: { NODE_DISABLE_COMPILE_CACHE: "1" },
    },
    run("check of a folder with 10 profiles", ["check", "clusters"], null),
    { ...run("check of a profile that is not valid", ["check", "wrong.yaml"], null), codes: [2] },
  ];
}

/** `kubectl version --client` where it is installed: what users of Kubernetes call fast. */
function kubectl(folder) {
  const command = ["kubectl", "version", "--client"];
  try {
    execFileSync(command[0], command.slice(1), { stdio: "ignore" });
  } catch {
    return [];
  }
  return [{ name: "kubectl version --client", command, cwd: folder, isForeign: true, goal: null }];
}

function writeInputs(folder) {
  writeFileSync(join(folder, "empty.mjs"), "");
  const [first, ...others] = randomLevels(11);
  writeFileSync(join(folder, "profile.yaml"), profileText("payments", first, false));
  const wrong = profileText("payments", first, false).replace("autoscaling", "autoscalling");
  writeFileSync(join(folder, "wrong.yaml"), wrong);
  const clusters = others.map((levels, index) => profileText(`cluster-${index}`, levels, true));
  execFileSync("mkdir", [join(folder, "clusters")]);
  for (const [index, text] of clusters.entries()) {
    writeFileSync(join(folder, "clusters", `${index}.yaml`), text);
  }
}

/** Start-up on every version of Node; rounds of all versions apart, each with its own yardstick. */
export function benchStartUp({ rounds }) {
  return inFolder(async (folder) => {
    writeInputs(folder);
    const rows = [];
    for (const version of NODE_VERSIONS) {
      const subjects = [...subjectsOn(nodeBinary(version), folder), ...kubectl(folder)];
      const measured = await sideBySide(subjects, { rounds });
      const slower = measured.find(({ name }) => name.startsWith("kubectl"))?.ratio ?? null;
      rows.push(
        ...measured.map(({ name, milliseconds, ratio }, index) => ({
          subject: name,
          node: version,
          milliseconds,
          ratio,
          goal: goalOf(subjects[index], slower),
        })),
      );
    }
    return rows;
  });
}

/** A check has to be below kubectl as well, where there is one. */
function goalOf({ name, goal }, kubectlRatio) {
  if (kubectlRatio === null || name !== "check of a profile") return goal;
  return { column: "ratio", most: Math.min(goal.most, Number(kubectlRatio.toFixed(2))) };
}

/** The Node that runs the bench. */
export const HERE = process.execPath;
