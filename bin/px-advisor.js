#!/usr/bin/env node
// Plain JavaScript, no logic: it loads the bundled command line and sets the exit code. CommonJS,
// which Node starts sooner than modules.
"use strict";
const process = require("node:process");

// Has to be on before the command line is loaded, or stacks would show the bundle.
if (process.env.PX_ADVISOR_DEBUG) process.setSourceMapsEnabled(true);

/** Loads the command line; says what to do in a checkout that is not built. */
function load() {
  try {
    return require("../dist/bundle/px-advisor.cjs");
  } catch (error) {
    if (error.code !== "MODULE_NOT_FOUND") throw error;
    process.stderr.write("px-advisor is not built: run npm ci\n");
    return { run: async () => 2 };
  }
}

async function main() {
  process.exitCode = await load().run(process);
}

void main();
