import { describe, expect, it } from "vitest";
import type { Result } from "../../src/core/model/assessment.ts";
import { problem } from "../../src/core/model/errors.ts";
import { json, jsonStream } from "../../src/report/json.ts";
import { ndjson } from "../../src/report/ndjson.ts";
import {
  STREAMS,
  isStreamed,
  orderedPieces,
  wholeDocument,
} from "../../src/report/report-stream.ts";
import { isFormat } from "../../src/report/report.ts";
import { summary as markdown } from "../../src/report/markdown/summary.ts";
import { text } from "../../src/report/text/text.ts";
import { EVEN, assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { STATES } from "../support/report-states.ts";

const named = (name: string, traits: object = EVEN) =>
  assessCluster({ name, traits: { ...traits } });
const error = (message: string) => problem("file-unreadable", message);

describe("a streamed format", () => {
  it.each(Object.keys(STREAMS))("%s is a format, and loads", async (name) => {
    expect([isFormat(name), isStreamed(name)]).toEqual([true, true]);
    const stream = (await STREAMS[name as keyof typeof STREAMS]())(contextOf());
    expect(stream.target(named("a"))).toMatch(/\S/);
  });

  it("is not every format", () => {
    expect([isStreamed("sarif"), isStreamed("toString")]).toEqual([false, false]);
  });
});

describe("JSON in pieces", () => {
  it.each(Object.entries(STATES))("of %s is what JSON.stringify gives", (_, result) => {
    const document = json(result);
    expect(JSON.parse(document)).toEqual(JSON.parse(JSON.stringify(result)));
    const inert = JSON.stringify(JSON.parse(document), null, 2);
    // Characters that are escaped here are no other value.
    if (/^[\n -~]*$/.test(inert) && !inert.includes("##")) expect(document).toBe(`${inert}\n`);
  });

  it("has the keys of the schema in their order", () => {
    const baseline = { path: "b.json", changed: [], resolved: [], unjudged: [] };
    const result: Result = { ...resultOf([named("a"), named("b")]), baseline };
    const { summary, exitCode, baseline: moved, ...rest } = result;
    const inOrder = { ...rest, baseline: moved, summary, exitCode };
    expect(json(result)).toBe(`${JSON.stringify(inOrder, null, 2)}\n`);
  });

  it("says nothing of errors among the results", () => {
    expect(jsonStream().error(error("x"))).toBe("");
  });
});

describe("errors in NDJSON", () => {
  const result = { ...resultOf([named("a"), named("b")]), errors: ["x", "y", "z"].map(error) };
  const order = (positions?: readonly number[]) =>
    ndjson(result, positions === undefined ? {} : { errorPositions: positions })
      .trimEnd()
      .split("\n")
      .map((line) => {
        const value = JSON.parse(line) as {
          readonly target?: { readonly name: string };
          readonly error?: { readonly message: string };
        };
        return value.target?.name ?? value.error?.message;
      })
      .join("");

  it.each<[string, readonly number[]]>([
    ["xaybz", [0, 1, 2]],
    ["xyzab", [0, 0, 0]],
    ["axyzb", [1, 1, 1]],
    ["abxyz", [2, 2, 2]],
    ["axbyz", [1]],
  ])("stand where they happened: %s", (expected, positions) => {
    expect(order(positions)).toBe(expected);
  });

  it("come last where that is not known", () => {
    expect(order()).toBe("abxyz");
  });

  it("take no separator where a format tells of them elsewhere", () => {
    const stream = jsonStream();
    expect(orderedPieces(result, stream, [0, 1, 2])).toHaveLength(2);
    expect(JSON.parse(wholeDocument(result, stream, [0, 1, 2]))).toHaveProperty(
      "results.length",
      2,
    );
  });
});

describe("the summary of a fleet", () => {
  const bad = (name: string, traits: object, approach: "converged" | "disaggregated") =>
    assessCluster({ name, traits: { ...EVEN, ...traits }, topology: { approach, form: null } });
  const { network: _, ...unknown } = EVEN;
  const all = [
    bad("far`|", { autoscaling: "hourly", instanceChurn: "constant" }, "converged"),
    bad("near", { autoscaling: "never" }, "disaggregated"),
    bad("forced", { sharedFabric: "yes", autoscaling: "never" }, "converged"),
    bad(
      "range",
      { autoscaling: "never", instanceChurn: ["static", "occasional"] },
      "disaggregated",
    ),
    named("open", unknown),
    named("even"),
  ];
  const result = resultOf(all);
  const gate = contextOf({ command: "check" });

  it("stands between the last target and the last line", () => {
    const blocks = text(result, gate).split("\n\n");
    expect(blocks.at(-1)).toMatch(/^6 targets: .+\n$/);
    expect(blocks.at(-2)).toMatchInlineSnapshot(`
      "Fleet
        verdicts  3 decided, 1 forced, 2 tie; A for 2, B for 2, neither for 2
        topology  2 match, 4 mismatch
        worst     far\`|: +12, 10 beyond the tie band, clusters/test.yaml:1
                  near: -9, 7 beyond the tie band, clusters/test.yaml:1
                  range: -12 to -9, 7 beyond the tie band, clusters/test.yaml:1
                  forced: -9, advised whatever the score, clusters/test.yaml:1
        unknown   instanceChurn in 1 of 6 targets (16 %)
                  network in 1 of 6 targets (16 %)"
    `);
  });

  it("is left out for a handful, and where only a line a target is asked for", () => {
    expect(text(resultOf(all.slice(0, 5)), gate)).not.toContain("Fleet");
    expect(text(result, { ...gate, detail: "quiet" }).split("\n")).toHaveLength(7);
  });

  it("stands in Markdown, where names are inert", () => {
    const document = markdown(result, gate);
    expect(document.slice(0, document.indexOf("| Target | Advised | Topology")))
      .toMatchInlineSnapshot(`
      "## px-advisor check, 6 targets: 2 matches, 4 mismatches

      Verdicts: 3 decided, 1 forced, 2 tie; A for 2, B for 2, neither for 2. Topologies: 2 match, 4 mismatch.

      ### Worst mismatches

      | Target | Where | Advised | Score |
      | - | - | - | - |
      | \`far\\u0060\\u007c\` | \`clusters/test.yaml:1\` | A | +12, 10 beyond the tie band |
      | \`near\` | \`clusters/test.yaml:1\` | B | -9, 7 beyond the tie band |
      | \`range\` | \`clusters/test.yaml:1\` | B | -12 to -9, 7 beyond the tie band |
      | \`forced\` | \`clusters/test.yaml:1\` | A | -9, advised whatever the score |

      ### Most often unknown

      | Trait | In |
      | - | - |
      | \`instanceChurn\` | 1 of 6 targets (16 %) |
      | \`network\` | 1 of 6 targets (16 %) |

      "
    `);
    expect(markdown(resultOf(all.slice(0, 5)), gate)).not.toContain("Worst mismatches");
    expect(markdown(resultOf(Array.from({ length: 6 }, () => named("even"))), gate)).not.toContain(
      "Worst",
    );
  });

  it("says how many files were not read", () => {
    const summary = { ...result.summary, notRead: 3 };
    expect(text({ ...result, summary }, gate)).toMatch(/, 3 files not read\n$/);
  });
});
