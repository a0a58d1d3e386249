#!/usr/bin/env node
// kubectl calls this with the words that follow `kubectl px-advisor`, to complete the last of them.
import process from "node:process";

process.argv.splice(2, 0, "complete", "--");
await import("./px-advisor.js");
