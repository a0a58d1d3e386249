import MarkdownIt from "markdown-it";
import { lint } from "markdownlint/promise";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Assessment } from "../../../src/core/model/assessment.ts";
import type { RuleSet } from "../../../src/core/pack/rule-set.ts";
import { decisions } from "../../../src/report/markdown/decisions.ts";
import { markIn } from "../../../src/report/markdown/record/record-marker.ts";
import type { ReportContext } from "../../../src/report/report.ts";
import { RULE_SET, assessCluster, contextOf, resultOf } from "../../support/assessing.ts";
import { deployed } from "../../support/deployed-cluster.ts";
import { readDiagram } from "../../support/mermaid.ts";
import { STATES } from "../../support/report-states.ts";
import { VERDICT_FACTS } from "../../support/verdict-facts.ts";

const TODAY = Date.UTC(2026, 10, 22);
/** One assessment for everything that a record has to be able to say. */
const RECORDS: Record<string, Assessment> = {
  ...Object.fromEntries(
    Object.entries(VERDICT_FACTS).map(([name, facts]) => [name, assessCluster(facts)]),
  ),
  deployed: deployed(),
  ...Object.fromEntries(
    ["an open form", "not applicable", "waived"].map((name) => [
      name.replaceAll(" ", "-"),
      STATES[name]!.results[0]!,
    ]),
  ),
};

const render = (assessment: Assessment, more: Partial<ReportContext> = {}) =>
  decisions(resultOf([assessment]), contextOf({ today: TODAY, ...more }));

/** The rules that a document breaks; lines may be long, since nothing is wrapped. */
async function complaintsAbout(document: string): Promise<string[]> {
  const { document: found = [] } = await lint({ strings: { document }, config: { MD013: false } });
  return found.map(({ lineNumber, ruleNames, errorDetail }) =>
    [ruleNames[0], lineNumber, errorDetail].join(" "),
  );
}

const diagramsIn = (document: string) =>
  [...document.matchAll(/^```mermaid\n(.*?)^```$/gms)].map((match) => match[1]!);

describe.each(Object.keys(RECORDS))("the record of %s", (name) => {
  const document = render(RECORDS[name]!);

  it("is as it was", async () => {
    await expect(document).toMatchFileSnapshot(`../golden/record-${name}.txt`);
  });

  it("breaks no rule of a linter", async () => {
    expect(await complaintsAbout(document)).toEqual([]);
  });

  it("has diagrams that Mermaid reads, short enough to be drawn unasked", async () => {
    const { verdict, topology } = RECORDS[name]!;
    const known = [verdict.approach, topology.realised ?? topology.declared];
    expect(diagramsIn(document)).toHaveLength(known.filter((each) => each !== null).length);
    for (const text of diagramsIn(document)) {
      expect(text.length).toBeLessThan(1500);
      expect(Object.keys((await readDiagram(text)).nodes).length).toBeGreaterThan(0);
    }
  });

  it("has the sections of MADR 4 in their order", () => {
    const headings = document.match(/^#{1,2} .+$/gm)!;
    expect(headings.slice(1)).toEqual([
      "## Context and Problem Statement",
      "## Decision Drivers",
      "## Considered Options",
      "## Decision Outcome",
      "## Pros and Cons of the Options",
      "## More Information",
    ]);
    expect(headings[0]).toMatch(/^# (Deploy Portworx (disaggregated|converged)|Decide how)/);
    expect(document).toMatch(/^### Consequences\n\n\* (Good|Bad|Neutral), because /m);
    expect(document).toContain("\n### Confirmation\n");
    const [, front] = /^---\n(.*?)\n---\n/s.exec(document)!;
    expect(parse(front!)).toEqual({ status: "proposed", date: "2026-11-22" });
  });

  it("chooses one of the options that it considers, or none and says why", () => {
    const considered = /## Considered Options\n\n(.+?)\n\n/s.exec(document)![1]!.split("\n");
    const [, chosen] = /^Chosen option: (.+?), because \S.*\.$/m.exec(document)!;
    const { approach } = RECORDS[name]!.verdict;
    if (approach === null) expect(chosen).toBe("none yet");
    else expect(considered).toContain(`* ${chosen!.slice(1, -1)}`);
    expect(document.match(/^### (Disaggregated|Converged) \([AB]\)$/gm)).toHaveLength(2);
  });

  it("numbers its sources as they stand in their list", () => {
    const [body, list = ""] = document.split("\n### Sources\n");
    const cited = new Set([...body!.matchAll(/ \[(\d+)\]/g)].map((match) => Number(match[1])));
    const listed = [...list.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]));
    expect([...cited]).toEqual(listed);
    expect(listed).toEqual(listed.map((_, index) => index + 1));
  });
});

describe("the points of a record", () => {
  it("are those of the assessment, driver by driver", () => {
    for (const assessment of Object.values(RECORDS)) {
      const [, drivers] = /## Decision Drivers\n\n(.+?)\n\n/s.exec(render(assessment))!;
      const sum = [...drivers!.matchAll(/, (\d+) points? for ([AB])/g)]
        .map(([, points, side]) => (side === "A" ? 1 : -1) * Number(points))
        .reduce((total, points) => total + points, 0);
      expect(sum).toBe(assessment.score.forA - assessment.score.forB);
    }
  });
});

describe("the guards of a record", () => {
  const stated = (state: "active" | "lifted" | "possible" | "clear", unless: string[] = []) => {
    const assessment = assessCluster(VERDICT_FACTS["decided-b"]!);
    const guards = assessment.guards.map((guard) =>
      guard.id === "shared-fabric" ? { ...guard, state } : guard,
    );
    return render({ ...assessment, verdict: { ...assessment.verdict, unless }, guards });
  };

  it("stand with the option that they exclude, as far as they matter", () => {
    const guard = "the guard `shared-fabric`";
    expect(stated("active")).toContain(`* Bad, because ${guard} excludes it: `);
    const lifted = `* Neutral, because ${guard}, which would exclude it, is lifted: `;
    expect(stated("lifted")).toContain(lifted);
    const possible = `* Neutral, because ${guard} may turn out to exclude it: `;
    expect(stated("possible", ["shared-fabric"])).toContain(possible);
    expect(stated("possible")).not.toContain(guard);
    expect(stated("clear")).not.toContain(guard);
  });
});

describe("the drivers of a record", () => {
  it("name no place where none is known, as for a trait that was set", () => {
    const assessment = assessCluster(VERDICT_FACTS["decided-a"]!);
    const contributions = assessment.contributions.map((each) => ({ ...each, from: [] }));
    expect(render({ ...assessment, contributions })).toMatch(
      /^\* autoscaling daily, 6 points for A$/m,
    );
  });
});

describe.each(Object.keys(STATES))("the Markdown of %s", (state) => {
  const result = STATES[state]!;
  const document = decisions(result, contextOf({ command: "check", today: TODAY }));

  it("breaks no rule of a linter, whatever names hold", async () => {
    // A linter takes long over hundreds of sections that are alike.
    const some = { ...result, results: result.results.slice(0, 40) };
    const shorter = decisions(some, contextOf({ command: "check", today: TODAY }));
    expect(await complaintsAbout(shorter)).toEqual([]);
  });

  it("holds no HTML, image or emphasis, and links to sources alone", () => {
    const body = document.replace(/^---\n.*?\n---\n/s, "");
    const tokens = new MarkdownIt({ html: true, linkify: true }).parse(body, {});
    const inline = tokens.flatMap(({ children }) => children ?? []);
    const html = tokens.filter(({ type }) => type === "html_block").map(({ content }) => content);
    for (const block of html) expect(block).toMatch(/^<!-- px-advisor-record \S+ \S+ \S+ -->\n$/);
    expect(html.length).toBe(result.results.length === 1 ? 1 : 0);
    const types = new Set(inline.map(({ type }) => type));
    expect(
      [...types].filter((type) => !/^(text|code_inline|link_open|link_close)$/.test(type)),
    ).toEqual([]);
    const known = new Set([...RULE_SET.sources.values()].map(({ url }) => url));
    const links = inline
      .filter(({ type }) => type === "link_open")
      .map((link) => String(link.attrGet("href")));
    expect(links.filter((link) => !known.has(decodeURI(link)))).toEqual([]);
  });
});

describe("several decisions", () => {
  it("are one document: a table, and a numbered section for each", async () => {
    const document = decisions(
      {
        ...resultOf([assessCluster(VERDICT_FACTS["tie"]!), deployed()]),
        errors: STATES["hostile"]!.errors.slice(0, 2),
      },
      contextOf(),
    );
    expect(document.match(/^#{1,3} .+$/gm)).toMatchInlineSnapshot(`
      [
        "# Decisions",
        "## 1. Decide how Portworx is deployed for \`test\`",
        "### 1.1 Context and Problem Statement",
        "### 1.2 Decision Drivers",
        "### 1.3 Considered Options",
        "### 1.4 Decision Outcome",
        "### 1.5 Pros and Cons of the Options",
        "### 1.6 More Information",
        "## 2. Deploy Portworx disaggregated for \`test\`",
        "### 2.1 Context and Problem Statement",
        "### 2.2 Decision Drivers",
        "### 2.3 Considered Options",
        "### 2.4 Decision Outcome",
        "### 2.5 Pros and Cons of the Options",
        "### 2.6 More Information",
        "## Errors",
        "## Sources",
      ]
    `);
    expect(document).not.toContain("```mermaid");
    expect(markIn(document)).toBeNull();
    expect(await complaintsAbout(document)).toEqual([]);
  });

  it("are none where nothing was judged", () => {
    expect(decisions(resultOf([]), contextOf())).toBe("# Decisions\n\nNo cluster was judged.\n");
  });
});

describe("a record of a pack of one's own", () => {
  const ruleSet: RuleSet = {
    ...RULE_SET,
    sources: new Map(
      [...RULE_SET.sources].map(([id, source], index) => [
        id,
        { ...source, url: index % 2 === 0 ? "https://e.example/(a) b" : undefined },
      ]),
    ) as RuleSet["sources"],
  };

  it("links no address that would need escapes", async () => {
    const document = render(deployed(), { ruleSet });
    expect(document).toContain(": `https://e.example/(a) b`\n");
    expect(document).not.toContain("<https://");
    expect(await complaintsAbout(document)).toEqual([]);
  });
});
