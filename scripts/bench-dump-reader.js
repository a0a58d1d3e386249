// Reads one dump as a process of its own and prints how many objects it saw and the most memory it
// took. Keeps one small record an object, as the program does, or nothing where it says so.
import { readFileSync } from "node:fs";
import process from "node:process";

const [how, file] = process.argv.slice(2);
const records = [];
let objects = 0;
const keep = ({ kind, metadata }) => {
  objects += 1;
  records.push(`${kind}/${metadata.name}`);
};

async function readWith(take) {
  const { createInputReader } = await import("../dist/io/input-reader.js");
  const reader = createInputReader({ cwd: process.cwd(), stdin: process.stdin });
  await reader.readInput(file, take);
}

const READERS = {
  "JSON.parse": () => JSON.parse(readFileSync(file, "utf8")).items.forEach(keep),
  "js-yaml": async () => {
    const { load } = await import("js-yaml");
    load(readFileSync(file, "utf8")).items.forEach(keep);
  },
  "px-advisor": () => readWith(({ value }) => keep(value)),
  "px-advisor, no records": () => readWith(() => (objects += 1)),
};

await READERS[how]();
const mebibytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ objects, mebibytes }));
