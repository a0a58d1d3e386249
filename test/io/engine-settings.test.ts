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

/** Functions of which V8 makes more or less code by what is set. */
const WORK = {
  arrays: "all.map((n) => n * 2).filter((n) => n > 2).reduce((one, other) => one + other, 0)",
  loop: `{
    let sum = 0;
    for (let index = 0; index < all.length; index += 1) sum += all[index] % 7 > 3 ? 1 : all[index];
    return sum;
  }`,
  calls: "a(all.length) + b(all.length) + c(all.length) + d(all.length) + e(all.length)",
};

/** Bytes that a function is compiled to. */
function compiledAfter(before: string, work: keyof typeof WORK): number {
  const program = `
    import { getHeapCodeStatistics } from "node:v8";
    import { compileLittle, shareCores } from ${JSON.stringify(SETTINGS)};
    ${before}
    const [a, b, c, d, e] = [2, 3, 4, 5, 6].map((each) => new Function("n", \`
      let sum = n % \${each};
      if (sum > n) sum = n * 3 + \${each}; else if (sum < -n) sum -= n * 5;
      if (n % 7 > 3) sum += n * n; else if (n % 11 > 5) sum -= 4 * n;
      return (sum + n * \${each}) | 0;
    \`));
    const work = (all) => ${WORK[work]};
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

it("where little is compiled loops become less code and array methods other code", () => {
  const little = "compileLittle();";
  expect(compiledAfter("", "loop")).toBeGreaterThan(1.2 * compiledAfter(little, "loop"));
  expect(compiledAfter("", "arrays")).not.toBe(compiledAfter(little, "arrays"));
  expect(compiledAfter("", "calls")).toBe(compiledAfter(little, "calls"));
});

it("where cores are shared loops become as little code, and functions are put into others less", () => {
  const [little, shared] = ["compileLittle();", "shareCores();"];
  expect(compiledAfter(shared, "loop")).toBe(compiledAfter(little, "loop"));
  expect(compiledAfter(shared, "arrays")).toBe(compiledAfter(little, "arrays"));
  expect(compiledAfter(shared, "calls")).not.toBe(compiledAfter(little, "calls"));
});

it("whatever is set is as at the start while something is done as usual, and set again then", () => {
  const program = `
    const v8 = process.getBuiltinModule("node:v8");
    const real = v8.setFlagsFromString;
    const said = [];
    v8.setFlagsFromString = (flag) => { said.push(flag); real(flag); };
    const { asUsual, growSlowly, shareCores } = await import(${JSON.stringify(SETTINGS)});
    shareCores();
    growSlowly();
    const set = said.splice(0);
    const usual = asUsual(() => said.splice(0));
    process.stdout.write(JSON.stringify({ set, usual, again: said }));
  `;
  const args = ["--input-type=module", "-e", program];
  const { set, usual, again } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: "utf8" }),
  ) as Record<"set" | "usual" | "again", string[]>;
  const nameOf = (flag: string) => flag.replace(/^--(no-)?/, "").replace(/=.*/, "");
  expect(set).toContain("--no-parallel-scavenge");
  expect(set.length).toBeGreaterThan(4);
  expect(usual.map(nameOf)).toEqual(set.map(nameOf));
  for (const flag of usual) expect(set).not.toContain(flag);
  expect(again).toEqual(set);
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
