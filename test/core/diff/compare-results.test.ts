import { describe, expect, it } from "vitest";
import { compareResults } from "../../../src/core/diff/compare-results.ts";
import type { Assessment, Finding, Result } from "../../../src/core/model/assessment.ts";
import { WAIVED, cluster, finding, saved } from "../../support/comparing.ts";

function statesOf(before: Result, after: Result): string[] {
  return compareResults(before, after).flatMap(({ name, findings }) =>
    findings.map(({ state, because, before: old, after: present }) =>
      [name, state, because, (present ?? old)?.id].filter((part) => part !== null).join(" "),
    ),
  );
}

const one = (...findings: readonly Finding[]) => saved([cluster("shop", findings)]);

describe("a finding", () => {
  it.each([
    ["of both is unchanged", one(finding("a")), one(finding("a")), ["shop unchanged a"]],
    ["of the new result is new", one(), one(finding("a")), ["shop new a"]],
    ["of the old result is resolved", one(finding("a")), one(), ["shop resolved a"]],
    [
      "at another place, in other words, is unchanged",
      one(finding("a")),
      one(finding("a", { at: { file: "z.yaml", line: 99, column: 1 }, message: "b" })),
      ["shop unchanged a"],
    ],
    [
      "that is worse is new",
      one(finding("a", { severity: "warning" })),
      one(finding("a")),
      ["shop new a"],
    ],
    [
      "that is milder is resolved",
      one(finding("a")),
      one(finding("a", { severity: "note" })),
      ["shop resolved a"],
    ],
    [
      "waived no longer is new",
      one(finding("a", { waived: WAIVED })),
      one(finding("a")),
      ["shop new a"],
    ],
    [
      "waived now is resolved",
      one(finding("a")),
      one(finding("a", { waived: WAIVED })),
      ["shop resolved a"],
    ],
    [
      "waived in both is unchanged, however bad",
      one(finding("a", { waived: WAIVED, severity: "note" })),
      one(finding("a", { waived: WAIVED })),
      ["shop unchanged a"],
    ],
    [
      "swapped for another of its kind is seen",
      one(finding("a", { fingerprint: "group one" })),
      one(finding("a", { fingerprint: "group two" })),
      ["shop new a", "shop resolved a"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(statesOf(before, after)).toEqual(expected);
  });

  it("of a cluster that was not there is new, and cannot be compared where it is gone", () => {
    const two = saved([cluster("web", [finding("b")]), cluster("shop", [finding("a")])]);
    expect(statesOf(one(finding("a")), two)).toEqual(["web new b", "shop unchanged a"]);
    expect(statesOf(two, one(finding("a")))).toEqual([
      "shop unchanged a",
      "web incomparable target b",
    ]);
  });

  it("about a waiver is the same one at whichever cluster it is told", () => {
    const said = finding("waiver-expired");
    const before = saved([cluster("shop", [said])]);
    const after = saved([cluster("first", [said]), cluster("shop", [])]);
    expect(statesOf(before, after)).toEqual(["first unchanged waiver-expired"]);
    expect(statesOf(after, before)).toEqual(["shop unchanged waiver-expired"]);
    const worse = saved([cluster("first", [finding("a")]), cluster("shop", [])]);
    expect(statesOf(one(finding("a")), worse)).toContain("first new a");
  });
});

const OTHER_TOOL = { tool: { name: "px-advisor", version: "9.9.9" } };
const OTHER_PACK = { pack: { id: "portworx", version: "0.0.0", digest: "sha256:1" } };
const OPEN = { notJudged: [{ id: "a", needs: ["cluster.version"] }] };
const FAILED = { path: "moved/shop.yaml", status: "failed", reason: "not valid YAML" } as const;
const OBSERVED = [
  {
    about: "declared",
    says: "so",
    levels: null,
    also: [],
    confidence: null,
    object: "Node/a",
    at: { file: "a.yaml", line: 1, column: 1 },
  },
];
const { topology, verdict } = cluster("shop", []);
const REALISED = {
  topology: { ...topology, realised: { approach: "converged", form: null } },
} as const;
const UNKNOWN = { topology: { ...topology, status: "unknown" } } as const;
const INCONCLUSIVE = { verdict: { ...verdict, kind: "inconclusive" } } as const;

describe("a finding of one result is incomparable where the other", () => {
  it.each<[string, string, Partial<Assessment>, Partial<Assessment>, Partial<Result>, string]>([
    ["was made by another version", "a", {}, {}, OTHER_TOOL, "tool"],
    ["was judged with another pack", "a", {}, {}, OTHER_PACK, "pack"],
    ["could not judge it", "a", {}, OPEN, {}, "not-judged"],
    ["knew no topology", "topology-mismatch", {}, UNKNOWN, {}, "not-judged"],
    ["knew no topology to be half-configured", "topology-partial", {}, UNKNOWN, {}, "not-judged"],
    ["had no verdict", "guards-conflict", {}, INCONCLUSIVE, {}, "not-judged"],
    ["had no verdict to compare with", "nothing-to-judge", {}, INCONCLUSIVE, {}, "not-judged"],
    ["could not read a file of it", "a", {}, {}, { inputs: [FAILED] }, "inputs"],
    ["could not read a file of the cluster", "a", {}, { inputs: [FAILED] }, {}, "inputs"],
    ["had no evidence", "a", { observations: OBSERVED }, {}, {}, "evidence"],
    ["did not see what runs", "a", REALISED, {}, {}, "evidence"],
  ])("%s", (_, id, here, there, result, because) => {
    const found = saved([cluster("shop", [finding(id)], here)]);
    const without = saved([cluster("shop", [], there)], result);
    expect(statesOf(found, without)).toEqual([`shop incomparable ${because} ${id}`]);
    expect(statesOf(without, found)).toEqual([`shop incomparable ${because} ${id}`]);
  });

  it.each<[string, Partial<Assessment>, Partial<Result>]>([
    ["could not judge another check", { notJudged: [{ id: "b", needs: [] }] }, {}],
    ["knew no topology, which it is not about", UNKNOWN, {}],
    ["could not read some other file", {}, { inputs: [{ ...FAILED, path: "other.yaml" }] }],
    ["skipped a file", {}, { inputs: [{ ...FAILED, status: "skipped" }] }],
    ["had more evidence", { observations: OBSERVED, ...REALISED }, {}],
  ])("but not where it %s", (_, there, result) => {
    const found = saved([cluster("shop", [finding("a")])]);
    const without = saved([cluster("shop", [], there)], result);
    expect(statesOf(found, without)).toEqual(["shop resolved a"]);
    expect(statesOf(without, found)).toEqual(["shop new a"]);
  });

  it("what stands in both is unchanged, whatever pack or version found it", () => {
    const other = saved([cluster("shop", [finding("a")])], { ...OTHER_PACK, ...OTHER_TOOL });
    expect(statesOf(one(finding("a")), other)).toEqual(["shop unchanged a"]);
  });
});

describe("clusters of one name", () => {
  const at = (folder: string, ...findings: readonly Finding[]) =>
    cluster("prod", findings, { target: { name: "prod", source: `${folder}/prod.yaml:3` } });

  it("go together by the ends of their paths, so that a swap is seen", () => {
    const before = saved([at("a/x", finding("f")), at("a/y")]);
    const after = saved([at("b/y", finding("f")), at("b/x")]);
    expect(statesOf(before, after)).toEqual(["prod new f", "prod resolved f"]);
    expect(statesOf(before, saved([at("b/y"), at("b/x", finding("f"))]))).toEqual([
      "prod unchanged f",
    ]);
  });

  it("go together by their order where nothing else tells them apart", () => {
    const before = saved([at("a", finding("f")), at("a")]);
    expect(statesOf(before, before)).toEqual(["prod unchanged f"]);
  });

  it("that are more than they were leave the others over", () => {
    const before = saved([at("a/x", finding("f"))]);
    const after = saved([at("a/w", finding("f")), at("a/x", finding("f"))]);
    expect(statesOf(before, after)).toEqual(["prod new f", "prod unchanged f"]);
  });
});
