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

/** Bytes of what V8 compiles of a function with array methods, a loop and calls of other functions. */
function compiledAfter(before: string): number {
  const program = `
    import { getHeapCodeStatistics } from "node:v8";
    import { compileLittle, shareCores } from ${JSON.stringify(SETTINGS)};
    ${before}
    const [a, b, c, d, e, f] = "abcdef".split("").map((name, index) => new Function("n", \`
      let sum = n % \${index + 2};
      if (sum > n) sum = n * 3 + \${index}; else if (sum < -n) sum -= n * 5;
      if (n % 7 > 3) sum += n * n; else if (n % 11 > 5) sum -= 4 * n;
      if (sum > 100 + \${index}) return sum / 2; else if (sum < -100) return sum / 3;
      return (sum + n * \${index}) | 0;
    \`));
    function work(all) {
      let sum = 0;
      for (let index = 0; index < all.length; index += 1) sum += all[index];
      const called = a(sum) + b(sum) + c(sum) + d(sum) + e(sum) + f(sum);
      return all.map((n) => n * 2).filter((n) => n > 2).reduce((one, other) => one + other, called);
    }
    const optimize = new Function("work", \`
      %PrepareFunctionForOptimization(work);
      for (let round = 0; round < 100; round += 1) work([round, 2 * round, 3 - round]);
      %OptimizeFunctionOnNextCall(work);
    \`);
    optimize(work);
    const bytes = () => getHeapCodeStatistics().code_and_metadata_size;
    const first = bytes();
    work([1, 2, 3]);
    process.stdout.write(String(bytes() - first));
  `;
  // Nothing is compiled but what the program says.
  const alone = ["--no-maglev", "--no-sparkplug", "--no-concurrent-recompilation"];
  const args = ["--allow-natives-syntax", ...alone, "--input-type=module", "-e", program];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8" }));
}

it("functions become less code where little is compiled, and less again where cores are shared", () => {
  const little = compiledAfter("compileLittle();");
  expect(compiledAfter("")).toBeGreaterThan(little);
  expect(little).toBeGreaterThan(1.3 * compiledAfter("shareCores();"));
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
