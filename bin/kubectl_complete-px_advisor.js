#!/usr/bin/env node
// kubectl calls this with the words that follow `kubectl px-advisor`, to complete the last of them.
"use strict";
const process = require("node:process");

process.argv.splice(2, 0, "complete", "--");
require("./px-advisor.js");
