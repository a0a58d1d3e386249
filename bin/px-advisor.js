#!/usr/bin/env node
// Plain JavaScript, no logic: it loads the built command line and sets the exit code.
import module from "node:module";
import process from "node:process";

module.enableCompileCache?.();
// Has to be on before the first import, or stacks would show the built files.
if (process.env.PX_ADVISOR_DEBUG) process.setSourceMapsEnabled(true);
const { runProcess } = await import("../dist/cli/process.js").catch((error) => {
  if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
  process.stderr.write("px-advisor is not built: run npm ci\n");
  return { runProcess: () => 2 };
});
process.exitCode = await runProcess(process);
