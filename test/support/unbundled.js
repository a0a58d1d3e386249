// The command line as the compiler leaves it, without what the build prepares.
import process from "node:process";
import { runProcess } from "../../dist/cli/process.js";

const program = new URL("../../bin/px-advisor.js", import.meta.url).pathname;
const host = {
  argv: [process.argv[0], program, ...process.argv.slice(2)],
  env: process.env,
  cwd: () => process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  once: (signal, listener) => process.once(signal, listener),
  off: (signal, listener) => process.off(signal, listener),
};
process.exitCode = await runProcess(host, {
  texts: async () => ({}),
  cli: () => import("../../dist/cli/main.js"),
  // None, so that all is written to streams.
  descriptors: { stdout: -1, stderr: -1 },
});
