import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { load } from "js-yaml";
import { problem } from "../../src/core/model/errors.ts";
import { profileReader } from "../../src/core/model/profile-reader.ts";
import { json } from "../../src/report/json.ts";
import { count } from "../../src/core/model/count.ts";
import { percent, shortened, signed, wrap } from "../../src/report/layout.ts";
import { ndjson } from "../../src/report/ndjson.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";
import { printable } from "../../src/report/printable.ts";
import { problemLines } from "../../src/report/problem-lines.ts";
import { profileTemplate } from "../../src/report/profile-template.ts";
import { FORMATS, isFormat } from "../../src/report/report.ts";
import { EVEN, RULE_SET, assessCluster, resultOf } from "../support/assessing.ts";

const RESULT = {
  ...resultOf([assessCluster({ traits: EVEN, name: "one\u001b" }), assessCluster({ traits: {} })]),
  errors: [problem("yaml-syntax", "broken", { at: { file: "a.yaml", line: 2, column: 1 } })],
};

describe("machine formats", () => {
  it("json is the result, whole", () => {
    expect(JSON.parse(json(RESULT))).toEqual(RESULT);
    expect(json(RESULT).endsWith("}\n")).toBe(true);
  });

  it("ndjson has one line a result, then one an error", () => {
    const lines = ndjson(RESULT)
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines).toEqual([...RESULT.results, { error: RESULT.errors[0] }]);
  });

  it.each(Object.entries(FORMATS))("%s loads by its name", async (name, load_) => {
    expect(isFormat(name)).toBe(true);
    expect(typeof (await load_())).toBe("function");
  });

  it("names from the object prototype are no formats", () => {
    expect(isFormat("constructor")).toBe(false);
  });
});

describe("problem lines", () => {
  it("put the place in front and the hint below", () => {
    const at = { file: "a\u0007.yaml", line: 7, column: 3 };
    expect(problemLines(problem("unknown-trait", "unknown trait", { at, hint: "look" }))).toEqual([
      "a\\u0007.yaml:7:3  unknown trait",
      "  look",
    ]);
    expect(problemLines(problem("internal", "fault"))).toEqual(["fault"]);
  });
});

describe("printable", () => {
  it.each([
    ["plain text with ümlauts, 漢字 and 😀", "plain text with ümlauts, 漢字 and 😀"],
    ["\u001b[31m", "\\u001b[31m"],
    ["a\r\nb\tc", "a\\u000d\\u000ab\\u0009c"],
    ["\u202eabc\u2066", "\\u202eabc\\u2066"],
    ["\u2028", "\\u2028"],
    ["\u{e0041}", "\\u{e0041}"],
    ["\ud800", "\\ud800"],
    ["\u009b31m", "\\u009b31m"],
    ["\ufffe", "\\ufffe"],
  ])("%j is shown as %j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});

describe("the profile template", () => {
  it("is a profile in which nothing is known, and with every # taken off one that is valid", () => {
    const read = profileReader(RULE_SET);
    const template = profileTemplate(RULE_SET, "my-cluster");
    expect(read(load(template))).toMatchObject({ kind: "profile", profile: { stated: [] } });
    const ids = RULE_SET.traits.map(({ id }) => id).join("|");
    const filled = template.replaceAll(new RegExp(`^( *)# ((${ids}|topology): )`, "gm"), "$1$2");
    const full = read(load(filled));
    expect(full).toMatchObject({ kind: "profile" });
    expect(full.kind === "profile" && full.profile.stated).toHaveLength(RULE_SET.traits.length);
  });
});

describe("layout", () => {
  it("wrap loses no word and breaks no line that fits", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 40 }), (list, width) => {
        const lines = wrap(list.join(" "), width);
        expect(lines.join(" ")).toBe(list.join(" "));
        for (const [index, line] of lines.entries()) {
          if (line.includes(" ")) expect(line.length).toBeLessThanOrEqual(width);
          const next = lines[index + 1]?.split(" ")[0];
          if (next !== undefined) expect(line.length + 1 + next.length).toBeGreaterThan(width);
        }
      }),
    );
  });

  it("shortens in the middle, to the width asked for", () => {
    expect(shortened("abc", 3)).toBe("abc");
    expect(shortened("clusters/production/eu/payments.yaml", 20)).toBe("cluste…payments.yaml");
  });

  it.each([
    [0.2, "20 %"],
    [0.9999, "99 %"],
    [0.29, "29 %"],
    [1, "100 %"],
  ])("%d is %s, never rounded up", (share, text) => {
    expect(percent(share)).toBe(text);
  });

  it("writes numbers with their sign and nouns with their number", () => {
    expect([3, -3, 0].map(signed)).toEqual(["+3", "-3", "0"]);
    expect([count(1, "target"), count(2, "target"), count(2, "mismatch")]).toEqual([
      "1 target",
      "2 targets",
      "2 mismatches",
    ]);
  });

  it("a plain palette leaves every text as it is", () => {
    expect(Object.values(PLAIN_PALETTE).map((paint) => paint("x"))).toEqual(Array(6).fill("x"));
  });
});

describe("names that CI runners would obey", () => {
  it.each([
    ["::error file=x::y", "\\u003a:error file=x::y"],
    ["  ::warning::y", "  \\u003a:warning::y"],
    ["a::b", "a::b"],
    ["wrapped ::error::y", "wrapped \\u003a:error::y"],
    ["##[error]x", "\\u0023#[error]x"],
    ["x ##vso[task.complete]", "x \\u0023#vso[task.complete]"],
    ["## heading", "## heading"],
  ])("%s is shown as %s", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});
