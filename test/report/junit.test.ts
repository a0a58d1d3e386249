import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/core/model/assessment.ts";
import { junit } from "../../src/report/junit.ts";
import { assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { HOSTILE, MISMATCH, STATES, findingOf } from "../support/report-states.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads XML with a parser that refuses what is not well-formed. */
function parsed(xml: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: "" };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    open.at(-1)!.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  return root.children[0]!;
}

const read = (result: Result) => parsed(junit(result, contextOf()));
const casesOf = (root: Element) => root.children.flatMap((suite) => suite.children);
const caseOf = (state: string, name: string) =>
  casesOf(read(STATES[state]!)).find(({ attributes }) => attributes["name"] === name);

describe.each(Object.keys(STATES))("JUnit of %s", (state) => {
  it("is XML of the shape that Jenkins and GitLab read, with the counts of what it holds", () => {
    const root = read(STATES[state]!);
    expect(root.name).toBe("testsuites");
    for (const suite of root.children) expect(suite.name).toBe("testsuite");
    for (const holder of [root, ...root.children]) {
      const cases = holder === root ? casesOf(root) : holder.children;
      const ending = (name: string) =>
        String(cases.filter(({ children }) => children.some((each) => each.name === name)).length);
      expect(holder.attributes).toMatchObject({
        tests: String(cases.length),
        failures: ending("failure"),
        errors: ending("error"),
        skipped: ending("skipped"),
      });
    }
    for (const { name, attributes, children } of casesOf(root)) {
      expect(name).toBe("testcase");
      expect(attributes["classname"]!.trim()).not.toBeUndefined();
      const endings = children.map((each) => each.name);
      expect(["", "failure", "error", "skipped", "skipped,system-out", "system-out"]).toContain(
        endings.join(),
      );
    }
  });

  it("has no two cases of one class and name, of which GitLab would keep the first", () => {
    const names = casesOf(read(STATES[state]!)).map(
      ({ attributes }) => `${attributes["classname"]}\n${attributes["name"]}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("JUnit", () => {
  it("fails for what fails the gate, and names every finding of the check inside", () => {
    expect(caseOf("mismatch", "topology-mismatch")!.children).toMatchObject([
      {
        name: "failure",
        attributes: { type: "error", message: expect.stringMatching(/^converged is declared/) },
        text: expect.stringMatching(/^error {2}clusters\/test\.yaml:40:1 {2}converged/),
      },
    ]);
    const findings = [findingOf({ message: "one" }), findingOf({ message: "two" })];
    const root = read(resultOf([{ ...assessCluster(MISMATCH), findings }]));
    const [failure] = casesOf(root).flatMap(({ children }) => children);
    expect(failure!.attributes["message"]).toBe("2 findings, such as: one");
    expect(failure!.text).toContain("\nerror  clusters/test.yaml:1:1  two");
  });

  it("passes with a word for a warning, and fails where warnings fail", () => {
    expect(caseOf("warned", "topology-partial")!.children).toMatchObject([
      { name: "system-out", text: expect.stringMatching(/^warning {2}/) },
    ]);
    expect(caseOf("warned, with warnings that fail", "topology-partial")!.children).toMatchObject([
      { name: "failure", attributes: { type: "warning" } },
    ]);
    expect(caseOf("advised", "topology-mismatch")!.children).toMatchObject([
      { name: "system-out" },
    ]);
  });

  it.each([
    ["waived", "topology-mismatch", "waived until 2027-03-31 by storage-team: migration booked"],
    ["unchanged", "topology-mismatch", "unchanged since the baseline"],
    ["inconclusive", "topology-mismatch", /^unknown: too little is known to advise an approach; /],
    ["conflict", "topology-mismatch", "unknown: the guards exclude both approaches"],
    ["unknown", "topology-mismatch", "unknown: no topology to judge"],
    ["unknown", "nothing-to-judge", /^unknown: /],
    ["not applicable", "topology-mismatch", /^not applicable: /],
    ["not judged", "single-replica", "unknown: needs cluster.x"],
  ])("skips what is %s: %s", (state, name, message) => {
    expect(caseOf(state, name)!.children[0]).toMatchObject({
      name: "skipped",
      attributes: {
        message: typeof message === "string" ? message : expect.stringMatching(message),
      },
    });
  });

  it("passes what was looked at, and leaves out what nobody looked at", () => {
    expect(caseOf("match", "topology-mismatch")!.children).toEqual([]);
    expect(caseOf("match", "storage-group-interruptible")).toBeUndefined();
  });

  it("has an error for every input that could not be read", () => {
    expect(casesOf(read(STATES["an error alone"]!))).toMatchObject([
      {
        attributes: { classname: "inputs", name: "nothing-matched" },
        children: [{ name: "error", attributes: { message: "nothing", type: "nothing-matched" } }],
      },
    ]);
  });

  it("gives back every hostile text as it is shown elsewhere", () => {
    const suites = read(STATES["hostile"]!).children.map(({ attributes }) => attributes["name"]);
    const plain = HOSTILE.filter((text) => /^[ -~]+$/.test(text) && !/::|##|^ $/.test(text));
    expect(plain.length).toBeGreaterThan(6);
    for (const text of plain) {
      expect(suites.some((name) => name!.startsWith(text))).toBe(true);
    }
  });
});
