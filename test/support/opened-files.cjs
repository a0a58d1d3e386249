// Preloaded into a process: writes the files that it reads, as JSON, to the file that OPENED names.
"use strict";
const fs = require("node:fs");
const { writeFileSync } = fs;
const opened = new Set();
const { open } = fs.promises;
const { openSync, readFileSync } = fs;
fs.promises.open = (path, ...more) => {
  opened.add(String(path));
  return open(path, ...more);
};
fs.openSync = (path, ...more) => {
  const file = openSync(path, ...more);
  opened.add(String(path));
  return file;
};
fs.readFileSync = (path, ...more) => {
  if (typeof path !== "number") opened.add(String(path));
  return readFileSync(path, ...more);
};
process.on("exit", () => {
  // Modules are read without these functions, depending on the version of Node.
  const all = new Set([...opened, ...Object.keys(require.cache)]);
  all.delete(__filename);
  writeFileSync(process.env.OPENED, JSON.stringify([...all]));
});
