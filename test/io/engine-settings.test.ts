import { execFileSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const SETTINGS = fileURLToPath(new URL("../../dist/io/engine-settings.js", import.meta.url));

/** MiB of room for new objects in a process that made many, of which some stayed for a while. */
function roomAfter(before: string): number {
  const program = `
    import { getHeapSpaceStatistics } from "node:v8";
    import { growFreely, growSlowly } from ${JSON.stringify(SETTINGS)};
    ${before}
    const text = JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ index })));
    const kept = [];
    for (let round = 0; round < 600; round += 1) kept[round % 20] = JSON.parse(text);
    const room = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    process.stdout.write(String(room.space_size / 2 ** 20));
  `;
  const args = ["--input-type=module", "-e", program];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

it("a process that grows slowly has less room for new objects, and one that grows freely again has not", () => {
  const slow = roomAfter("growSlowly();");
  expect(roomAfter("")).toBeGreaterThan(3 * slow);
  expect(roomAfter("growSlowly(); growFreely();")).toBeGreaterThan(3 * slow);
});

it("settings print nothing, whatever the version of Node", () => {
  const program = `
    import { asUsual, shareCores, growFreely, growSlowly } from ${JSON.stringify(SETTINGS)};
    shareCores(); growSlowly(); process.stdout.write(String(asUsual(() => 7))); growFreely();
  `;
  const args = ["--input-type=module", "-e", program];
  const all = execFileSync("/bin/sh", ["-c", '"$@" 2>&1', "sh", process.execPath, ...args]);
  expect(String(all)).toBe("7");
});
