// Loaded into a process of Node that is weighed: leaves its peak memory in KiB behind.
const { appendFileSync } = require("node:fs");
const process = require("node:process");

process.on("exit", () => {
  appendFileSync(process.env.PX_BENCH_PEAK, `${process.resourceUsage().maxRSS}\n`);
});
