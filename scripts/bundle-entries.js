// The modules that the bundle holds beside the built ones: where it starts, and what a run would otherwise
// do over again, which are texts of help and the schema of profiles as a validator.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { helpTexts, textsModule } from "./help-texts.js";
import { profileValidator } from "./profile-validator.js";

const START = `
import { compiledProgram } from "../cli/compiled-program.js";
import { runProcess } from "../cli/process.js";
export const run = async (host) => {
  let program = null;
  const exitCode = await runProcess(host, {
    descriptors: { stdout: 1, stderr: 2 },
    texts: async () => (await import("./texts.js")).TEXTS,
    cli: async () => {
      const main = "px-advisor.cjs";
      const files = { folder: __dirname, build: BUILD_DIGEST, main, require: (id) => require(id) };
      program = compiledProgram(host, files);
      return program === null ? import("./cli.js") : program.load("cli.cjs");
    },
  });
  program?.end(exitCode);
  return exitCode;
};
`;
const SHAPE = `
import { PORTWORX } from "../core/pack/portworx.js";
import fits from "./fits-profile.cjs";
export const profileShape = { digest: PORTWORX.digest, fits: (value) => fits(value) };
`;
const CLI = `
export { runCli } from "../cli/main.js";
export { profileShape } from "./profile-shape.js";
`;
const THREAD = `
import { threadJudge } from "../cli/fleet-worker.js";
import { profileShape } from "./profile-shape.js";
export const judgeInThread = threadJudge(profileShape);
`;
/** A pool asks for a module by its address; it is the one that the thread of the bundle stands in. */
export const THREAD_MODULE = `import thread from "./fleet-worker.cjs";
export const { judgeInThread } = thread.fleet_worker_js;
`;

/** Writes what the bundle holds beside the built modules. */
export async function writeEntries(folder) {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(folder, "start.js"), START),
    writeFile(join(folder, "profile-shape.js"), SHAPE),
    writeFile(join(folder, "cli.js"), CLI),
    writeFile(join(folder, "fleet-worker.js"), THREAD),
    writeFile(join(folder, "texts.js"), textsModule(await helpTexts())),
    writeFile(join(folder, "fits-profile.cjs"), profileValidator()),
  ]);
}
