import process from "node:process";
import type { Option } from "commander";
import { describe, expect, it } from "vitest";
import { knownNames } from "../../src/app/known-names.ts";
import { type ReadNames, completeLine } from "../../src/cli/complete-line.ts";
import { DIRECTIVES } from "../../src/cli/completion-values.ts";
import { createProgram } from "../../src/cli/program.ts";
import { createPackReader } from "../../src/io/pack-reader.ts";
import { SCHEMA_NAMES } from "../../src/core/model/schema-names.ts";
import { SCAFFOLD_KINDS } from "../../src/core/pack/scaffold.ts";
import { idsOf } from "../../src/report/explain/explain.ts";
import { FORMATS } from "../../src/report/report.ts";
import { RULE_SET } from "../support/assessing.ts";
import { streamOutput } from "../support/stream-output.ts";

const { stdin } = process;
const [stdout, stderr] = [streamOutput(process.stdout), streamOutput(process.stderr)];
const signals = process;
const program = await createProgram(
  { args: [], invocation: "px-advisor", cwd: "/", env: {}, stdin, stdout, stderr, signals },
  () => {},
);
const readNames: ReadNames = (folder) => knownNames(folder, createPackReader("/"));
const complete = (...words: string[]) => completeLine(words, program, readNames);
const valuesOf = async (...words: string[]) =>
  (await complete(...words)).candidates.map(({ value }) => value);

const commands = [...program.commands, ...program.commands.flatMap(({ commands }) => commands)];
const pathOf = (name: string) =>
  program.commands.some((each) => each.name() === name) ? [name] : ["rules", name];
const wordOf = (option: Option) => option.long ?? "";

describe("commands", () => {
  it("are offered as the help lists them, with their summaries", async () => {
    const { candidates, directive } = await complete("");
    expect(candidates.map(({ value }) => value)).toEqual([
      ...program.commands.map((command) => command.name()),
      "help",
    ]);
    expect(candidates.every(({ description }) => description.length > 3)).toBe(true);
    expect(directive).toBe(DIRECTIVES.noFiles);
  });

  it.for([
    [["che"], ["check"]],
    [
      ["rules", ""],
      ["list", "verify", "suggest-cases", "new", "help"],
    ],
    [["help", "rul"], ["rules"]],
    [["help", "rules", "ver"], ["verify"]],
    [["--version", "ask"], ["ask"]],
    [["nonsense", "che"], []],
  ] as const)("%j gives %j", async ([words, expected]) => {
    expect(await valuesOf(...words)).toEqual(expected);
  });
});

describe("options", () => {
  it.for(commands.map((command) => command.name()))("of %s are all offered", async (name) => {
    const command = commands.find((each) => each.name() === name)!;
    const offered = await valuesOf(...pathOf(name), "--");
    expect(offered).toEqual([...command.options.map(wordOf), "--help"]);
    const short = await valuesOf(...pathOf(name), "-");
    expect(short).toEqual(expect.arrayContaining(offered));
  });

  it("are no longer offered behind --", async () => {
    expect(await complete("check", "--", "-")).toEqual({ candidates: [], directive: 0 });
  });

  it.for([
    [
      ["check", "--fail-on", ""],
      ["error", "warning"],
    ],
    [["check", "--fail-on=w"], ["warning"]],
    [["check", "-o", ""], Object.keys(FORMATS)],
    [["check", "--output="], Object.keys(FORMATS)],
    [["advise", "--fixed", ""], RULE_SET.traits.map(({ id }) => id)],
    [["what-if", "a", "--sweep", "aut"], ["autoscaling"]],
    [["check", "--now", ""], []],
    [["check", "--unknown="], []],
  ] as const)("%j takes %j", async ([words, expected]) => {
    const { candidates, directive } = await complete(...words);
    expect(candidates.map(({ value }) => value)).toEqual(expected);
    expect(directive).toBe(DIRECTIVES.noFiles);
  });

  it.for(RULE_SET.traits)(
    "--set gives $id and its levels in their order",
    async ({ id, levels }) => {
      const named = await complete("advise", "--set", id);
      expect(named.candidates.map(({ value }) => value)).toContain(`${id}=`);
      expect(named.directive).toBe(DIRECTIVES.noFiles + DIRECTIVES.noSpace);
      const settings = levels.map((level) => `${id}=${level.id}`);
      expect(await valuesOf("advise", "x.yaml", "--set", `${id}=`)).toEqual(settings);
      const several = settings.map((setting) => setting.replace("=", "=first,"));
      expect(await valuesOf("advise", "--set", `${id}=first,`)).toEqual(several);
      expect(await valuesOf("advise", `--set=${id}=`)).toEqual(levels.map((level) => level.id));
    },
  );

  it("without a trait of that name have no levels", async () => {
    expect(await valuesOf("advise", "--set", "nonsense=")).toEqual([]);
  });
});

describe("what the shell completes itself", () => {
  it.for([
    ["check", ""],
    ["check", "a.yaml", "b"],
    ["check", "-", ""],
    ["check", "-o", "json="],
    ["ask", "--out", ""],
    ["ask", "--evidence="],
    ["init", ""],
  ])("%j: files", async (words) => {
    expect(await complete(...words)).toEqual({ candidates: [], directive: DIRECTIVES.none });
  });

  it.for([
    ["check", "--pack", ""],
    ["rules", "verify", "--against="],
  ])("%j: folders", async (words) => {
    expect(await complete(...words)).toEqual({ candidates: [], directive: DIRECTIVES.foldersOnly });
  });

  it.for([
    ["init", "a.yaml", ""],
    ["explain", "network", ""],
    ["rules", "new", "trait", ""],
  ])("%j: nothing, since nothing can follow", async (words) => {
    expect(await complete(...words)).toEqual({ candidates: [], directive: DIRECTIVES.noFiles });
  });
});

describe("arguments", () => {
  it.for([
    [["explain", ""], idsOf(RULE_SET)],
    [["schema", ""], SCHEMA_NAMES],
    [["rules", "new", ""], SCAFFOLD_KINDS],
    [
      ["completion", ""],
      ["bash", "zsh", "fish"],
    ],
  ] as const)("of %j are names", async ([words, expected]) => {
    expect(await valuesOf(...words)).toEqual(expected);
  });
});

describe("names", () => {
  it.for([
    [["--pack", "mine", "--sweep", ""], "mine"],
    [["--pack=mine", "--sweep", ""], "mine"],
    [["x.yaml", "--sweep", ""], null],
  ] as const)("with %j come from the pack %s", async ([words, expected]) => {
    const asked: (string | null)[] = [];
    const names = { traits: [{ id: "own", title: "own", levels: [] }], explained: [] };
    const given = await completeLine(["what-if", ...words], program, async (folder) => {
      asked.push(folder);
      return names;
    });
    expect({ asked, given: given.candidates }).toEqual({
      asked: [expected],
      given: [{ value: "own", description: "own" }],
    });
  });

  it("are not read where none is asked for", async () => {
    const refuse: ReadNames = () => Promise.reject(new Error("read"));
    await expect(completeLine(["check", "-"], program, refuse)).resolves.toBeDefined();
    await expect(completeLine(["explain", ""], program, refuse)).rejects.toThrow("read");
  });
});
