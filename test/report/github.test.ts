import { describe, expect, it } from "vitest";
import type { Result } from "../../src/core/model/assessment.ts";
import { annotations } from "../../src/report/github/annotations.ts";
import { auto } from "../../src/report/github/auto.ts";
import { workflowCommand } from "../../src/report/github/workflow-command.ts";
import { text } from "../../src/report/text/text.ts";
import { contextOf } from "../support/assessing.ts";
import { HOSTILE, STATES } from "../support/report-states.ts";

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const decoded = (value: string) =>
  value
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

/** Reads a line as the runner does: `::name key=value,key=value::message`, anything else is text. */
function commandIn(line: string): Command | null {
  const match = /^\s*::(?<name>[^ :]+)(?: (?<properties>.*?))?::(?<message>.*)$/s.exec(line);
  if (match === null) return null;
  const { name = "", properties = "", message = "" } = match.groups ?? {};
  const pairs = properties
    .split(",")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), decoded(pair.slice(pair.indexOf("=") + 1))]);
  return {
    name,
    properties: Object.fromEntries(pairs) as Record<string, string>,
    message: decoded(message),
  };
}

function commandsIn(document: string): Command[] {
  return document
    .split("\n")
    .slice(0, -1)
    .map((line) => commandIn(line)!);
}

const read = (result: Result, workingFolder = "") =>
  commandsIn(annotations(result, contextOf({ workingFolder })));

describe("annotations", () => {
  it.each(Object.keys(STATES))("of %s are commands of the documented kind alone", (state) => {
    for (const { name, properties, message } of read(STATES[state]!)) {
      expect(["error", "warning", "notice"]).toContain(name);
      expect(["file,line,col,title", "title"]).toContain(Object.keys(properties).join());
      if (properties["file"] !== undefined) {
        expect(properties["line"]).toMatch(/^[1-9]\d*$/);
        expect(properties["file"]).not.toMatch(/^\//);
      }
      expect(message).not.toBe("");
    }
  });

  it.each(Object.keys(STATES))("of %s are ten a level at most, worst first", (state) => {
    const names = read(STATES[state]!).map(({ name }) => name);
    const levels = ["error", "warning", "notice"];
    for (const level of levels) {
      expect(names.filter((name) => name === level).length).toBeLessThanOrEqual(10);
    }
    expect(names).toEqual(names.toSorted((a, b) => levels.indexOf(a) - levels.indexOf(b)));
  });

  it("say in the last of ten how many more there are", () => {
    const commands = read(STATES["500 results"]!);
    expect(commands).toHaveLength(30);
    expect(
      commands.filter(({ message }) => message === "+491 more, which -o text lists"),
    ).toHaveLength(3);
  });

  it("stand where the finding does, as seen from the root of the repository", () => {
    expect(read(STATES["mismatch"]!, "infra")).toMatchObject([
      {
        name: "error",
        properties: {
          file: "infra/clusters/test.yaml",
          line: "40",
          col: "1",
          title: "topology-mismatch: test",
        },
      },
    ]);
  });

  it.each(["match", "waived", "unchanged", "zero results", "not applicable"])(
    "are none for %s",
    (state) => {
      expect(read(STATES[state]!)).toEqual([]);
    },
  );

  it("tell targets without a verdict and errors too", () => {
    expect(read(STATES["inconclusive"]!)).toMatchObject([
      { name: "warning", properties: { title: "inconclusive: test" } },
    ]);
    expect(read(STATES["an error alone"]!)).toEqual([
      { name: "error", properties: { title: "nothing-matched" }, message: "nothing" },
    ]);
  });

  it("name no file where standard input was read", () => {
    const result = STATES["inconclusive"]!;
    const [assessment] = result.results;
    const target = { name: "c", source: "<stdin>:3" };
    expect(read({ ...result, results: [{ ...assessment!, target }] })[0]!.properties).toEqual({
      title: "inconclusive: c",
    });
  });

  it.each([...HOSTILE])("escape %j so that it is read back whole", (hostile) => {
    const parts = { title: hostile, message: hostile, file: hostile, line: 1, column: 2 };
    const line = workflowCommand({ level: "error", ...parts });
    expect(line).not.toMatch(/[\r\n]/);
    expect(commandIn(line)).toEqual({
      name: "error",
      properties: { file: hostile, line: "1", col: "2", title: hostile },
      message: hostile,
    });
  });
});

describe("auto", () => {
  const token = "0f3d-token";
  const context = contextOf({ command: "check", stopToken: token });

  it.each(Object.keys(STATES))("of %s is text where no runner reads it", (state) => {
    const plain = contextOf({ command: "check" });
    expect(auto(STATES[state]!, plain)).toBe(text(STATES[state]!, plain));
  });

  it.each(Object.keys(STATES))("of %s has text in which no command is heeded", (state) => {
    const result = STATES[state]!;
    const document = auto(result, context);
    const shown = text(result, context);
    const wrapped = shown === "" ? "" : `::stop-commands::${token}\n${shown}::${token}::\n`;
    expect(document).toBe(wrapped + annotations(result, context));
    expect(shown).not.toContain(token);
  });
});
