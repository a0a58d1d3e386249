import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import type { Result } from "../../../src/core/model/assessment.ts";
import { cutMarkdown } from "../../../src/report/markdown/cut-markdown.ts";
import { code, prose } from "../../../src/report/markdown/inline.ts";
import { summary } from "../../../src/report/markdown/summary.ts";
import { printable } from "../../../src/report/printable.ts";
import type { ReportContext } from "../../../src/report/report.ts";
import { contextOf } from "../../support/assessing.ts";
import { HOSTILE, STATES } from "../../support/report-states.ts";

const markdown = new MarkdownIt({ html: true, linkify: true });

interface Read {
  readonly headings: readonly string[];
  /** Tables with rows of cells, as the text that a reader sees. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** Kinds of inline content. */
  readonly inline: ReadonlySet<string>;
  readonly blocks: ReadonlySet<string>;
}

function read(document: string): Read {
  const tokens = markdown.parse(document, {});
  const headings: string[] = [];
  const tables: string[][][] = [];
  const inline = new Set<string>();
  tokens.forEach((token, index) => {
    const before = tokens[Math.max(0, index - 1)]!.type;
    if (token.type === "table_open") tables.push([]);
    if (token.type === "tr_open") tables.at(-1)!.push([]);
    if (token.type !== "inline") return;
    const children = token.children!;
    for (const child of children) inline.add(child.type);
    const shown = children.map(({ content }) => content).join("");
    if (before === "heading_open") headings.push(shown);
    else if (/^t[hd]_open$/.test(before)) tables.at(-1)!.at(-1)!.push(shown);
  });
  const blocks = new Set(tokens.map(({ type }) => type).filter((type) => type !== "inline"));
  return { headings, tables, inline, blocks };
}

const OWN_BLOCKS = /^(heading|paragraph|table|thead|tbody|tr|th|td)_(open|close)$/;

const render = (result: Result, more: Partial<ReportContext> = {}) =>
  summary(result, contextOf({ command: "check", detail: "verbose", ...more }));

describe.each(Object.keys(STATES))("the summary of %s", (state) => {
  const document = read(render(STATES[state]!));

  it("is headings, paragraphs and tables whose rows are as long as their heads", () => {
    for (const block of document.blocks) expect(block).toMatch(OWN_BLOCKS);
    for (const [head, ...rows] of document.tables) {
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toHaveLength(head!.length);
    }
  });

  it("holds text and code alone: no link, image, emphasis or HTML", () => {
    expect([...document.inline].filter((type) => type !== "text")).toEqual(["code_inline"]);
  });
});

describe("the summary", () => {
  it("shows every hostile name as it is shown elsewhere", () => {
    const { tables } = read(render(STATES["hostile"]!));
    const targets = tables.find(([head]) => head!.join(" ") === "Target Advised Topology Findings");
    const names = targets!.slice(1).map(([name]) => name);
    const shown = (text: string) =>
      printable(text)
        .replaceAll("`", String.raw`\u0060`)
        .replaceAll("|", String.raw`\u007c`);
    expect(names).toEqual([...HOSTILE, ...HOSTILE].map(shown));
  });

  it("says what was found, what is excused by whom, and what is open", () => {
    const [targets, findings] = read(render(STATES["mismatch"]!)).tables;
    expect(targets![1]).toEqual([
      "test",
      "A disaggregated, separate-node-groups (decided, strong)",
      "converged: mismatch",
      "1 error",
    ]);
    expect(findings![1]).toEqual([
      "error",
      "topology-mismatch",
      "test",
      "clusters/test.yaml:40:1",
      "converged is declared, disaggregated is advised (decided, strong)",
    ]);
    const waived = read(render(STATES["waived"]!));
    expect(waived.headings).toEqual(["px-advisor check, 1 target: 1 waived", "Waived"]);
    expect(waived.tables[1]![1]).toEqual([
      "topology-mismatch",
      "test",
      "clusters/test.yaml:40:1",
      "2027-03-31",
      "storage-team",
      "migration booked",
    ]);
    expect(read(render(STATES["unchanged"]!)).headings[1]).toBe("Unchanged since the baseline");
    expect(read(render(STATES["inconclusive"]!)).headings[1]).toBe("Not decided");
    expect(read(render(STATES["an error alone"]!)).headings[1]).toBe("Errors");
  });

  it("lists notes where more is asked for, and targets alone where less is", () => {
    const rows = (detail: ReportContext["detail"]) =>
      read(render(STATES["500 results"]!, { detail })).tables.map((table) => table.length - 1);
    expect(rows("verbose")).toEqual([5, 500, 1500]);
    expect(rows("normal")).toEqual([5, 500, 1000]);
    expect(rows("quiet")).toEqual([5, 500]);
  });
});

describe("prose", () => {
  it.each([
    ["3 nodes, at least (so far).", "3 nodes, at least (so far)."],
    ["spec.cloudStorage is set", "`spec.cloudStorage` is set"],
    ["see www.evil.example now", "see `www.evil.example` now"],
    ["ask @octocat #1 today", "ask `@octocat #1` today"],
    ["a  b", "a  b"],
    ["set spec.env: true, or spec.a, spec.b", "set `spec.env`: true, or `spec.a, spec.b`"],
    ["as in x.y;", "as in `x.y`;"],
    ["see <::", "see `<::`"],
  ])("%j is %j", (message, expected) => {
    expect(prose(message)).toBe(expected);
  });

  it("keeps a space at either end of a name", () => {
    expect(code(" a b ")).toBe(String.raw`\`\u0020a b\u0020\``.replaceAll("\\`", "`"));
  });

  it("shows an empty name as an empty place", () => {
    expect(code("")).toBe("` `");
  });
});

describe("cutting", () => {
  const bytes = (text: string) => Buffer.byteLength(text);

  it("leaves a document that fits as it is", () => {
    expect(cutMarkdown("aé漢😀\n", 11)).toBe("aé漢😀\n");
  });

  it.each([200, 1000, 4096])("to %i bytes keeps whole lines and says so", (most) => {
    const document = render(STATES["hostile"]!);
    const cut = cutMarkdown(document, most);
    expect(bytes(document)).toBeGreaterThan(4096);
    expect(bytes(cut)).toBeLessThanOrEqual(most);
    const [kept, notice] = cut.split(/\n(?=The rest)/);
    expect(document.startsWith(kept!)).toBe(true);
    expect(document[kept!.length - 1]).toBe("\n");
    expect(notice).toMatch(/^The rest is cut off: .+\n$/);
  });

  it("counts as UTF-8 does", () => {
    for (const text of HOSTILE.filter((each) => !/\p{Cs}/u.test(each))) {
      expect(cutMarkdown(text, bytes(text))).toBe(text);
      expect(cutMarkdown(text, bytes(text) - 1)).not.toBe(text);
    }
  });

  it("gives nothing where not even the notice fits", () => {
    expect(cutMarkdown("long enough", 3)).toBe("");
  });
});
