import { createHash } from "node:crypto";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { base64OfHex } from "../../../src/report/html/base64.ts";
import { html } from "../../../src/report/html/html.ts";
import { pageData } from "../../../src/report/html/page-data.ts";
import { summaryHtml } from "../../../src/report/html/summary.ts";
import { problem } from "../../../src/core/model/errors.ts";
import { EVEN, RULE_SET, assessCluster, contextOf, resultOf } from "../../support/assessing.ts";
import { HOSTILE, MISMATCH, STATES } from "../../support/report-states.ts";

const ONE = resultOf([assessCluster(MISMATCH)]);

describe("the document", () => {
  it("allows its own script and style by their hashes, and nothing else", () => {
    const page = { script: "let a = '<';", style: "a{}" };
    const document = html(ONE, contextOf({ page: () => page }));
    const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
    expect(document).toContain(
      `default-src 'none'; script-src 'sha256-${hashOf(page.script)}'; style-src 'sha256-${hashOf(page.style)}'; img-src data:;`,
    );
    expect(document).not.toContain("unsafe-inline");
    expect(document).toContain(`<script>${page.script}</script>`);
    expect(document).toContain(`<style>${page.style}</style>`);
  });

  it.each(Object.keys(STATES))("holds the data as JSON without a tag: %s", (state) => {
    const result = STATES[state]!;
    const document = html(result, contextOf());
    const data = /<script type="application\/json" id="data">([^<]*)<\/script>/.exec(document)?.[1];
    expect(JSON.parse(data!)).toEqual(JSON.parse(JSON.stringify(pageData(result, RULE_SET))));
  });

  it("is named after the one cluster, or after the program", () => {
    const named = resultOf([assessCluster({ traits: {}, name: "a <b>" })]);
    expect(html(named, contextOf())).toContain("<title>a &#60;b&#62; - px-advisor</title>");
    expect(html(resultOf([]), contextOf())).toContain("<title>px-advisor</title>");
  });
});

describe("the data", () => {
  it("hold the rules that a page judges with, and no others", () => {
    const { pack } = pageData(ONE, RULE_SET).pack;
    expect(pack.traits).toEqual(RULE_SET.pack.traits);
    expect(pack.cases).toEqual([]);
    const ids = pack.checks.map(({ id }) => id);
    expect(ids).toContain("topology-mismatch");
    expect(ids).toContain("strict-locality-advised-apart");
    expect(ids).not.toContain("storage-node-refused");
    expect(pack.checks.filter(({ examples }) => examples !== undefined)).toEqual([]);
  });

  it("hold the check of a finding that only evidence gives", () => {
    const found = { ...ONE.results[0]!.findings[0]!, id: "storage-node-refused" };
    const result = resultOf([{ ...ONE.results[0]!, findings: [found] }]);
    const ids = pageData(result, RULE_SET).pack.pack.checks.map(({ id }) => id);
    expect(ids).toContain("storage-node-refused");
  });

  it("name the traits that flips leave alone", () => {
    const result = resultOf([assessCluster({ traits: EVEN }, RULE_SET, ["network"])]);
    expect(pageData(result, RULE_SET).clusters[0]!.fixed).toEqual(["network"]);
  });
});

/** The texts of a piece of HTML, read as XML; throws where it is not well-formed. */
function textsOf(markup: string): string[] {
  const texts: string[] = [];
  const parser = new SaxesParser({ fragment: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (text) => texts.push(text));
  parser.write(markup).close();
  return texts.filter((text) => text.trim() !== "");
}

describe("the summary without scripts", () => {
  it.each(Object.keys(STATES))("is well-formed: %s", (state) => {
    expect(textsOf(summaryHtml(STATES[state]!, RULE_SET)).length).toBeGreaterThan(1);
  });

  it("has verdict, reasons with points and findings of one cluster", () => {
    const texts = textsOf(summaryHtml(ONE, RULE_SET)).join("\n");
    expect(texts).toContain(
      "A Disaggregated: storage nodes apart from compute nodes (decided, strong)",
    );
    expect(texts).toMatch(/For A\n(.+\n)*?autoscaling daily \(\+6\): /);
    expect(texts).toContain("error topology-mismatch: converged is declared");
  });

  it("says why no approach is advised", () => {
    const open = resultOf([assessCluster({ traits: {} })]);
    expect(textsOf(summaryHtml(open, RULE_SET)).join("\n")).toContain("Not decided");
  });

  it("shows a name as a text", () => {
    for (const name of HOSTILE) {
      const one = textsOf(summaryHtml(resultOf([assessCluster({ traits: {}, name })]), RULE_SET));
      expect(one.join("")).not.toMatch(/\p{Cc}(?<!\n)/u);
    }
  });

  it("is a table of several, cut where it gets long, and tells what was not read", () => {
    const [cluster] = ONE.results;
    const many = {
      ...resultOf(Array.from({ length: 102 }, () => cluster!)),
      errors: [problem("file-unreadable", "broken.yaml: cannot be read")],
    };
    const markup = summaryHtml(many, RULE_SET);
    expect(markup.match(/<tr>/g)).toHaveLength(101);
    expect(textsOf(markup)).toContain("and 2 more");
    expect(textsOf(markup)).toContain("broken.yaml: cannot be read");
    expect(summaryHtml(resultOf([]), RULE_SET)).toContain("No target was judged.");
  });
});

describe("base64", () => {
  it.each(["", "00", "ff", "0001", "fffefd", "00ff10ab", "deadbeef0123456789"])("of %j", (hex) => {
    expect(base64OfHex(hex)).toBe(Buffer.from(hex, "hex").toString("base64"));
  });
});
