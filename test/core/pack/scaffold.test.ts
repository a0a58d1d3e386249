import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import type { LintIssue } from "../../../src/core/pack/lint/issue.ts";
import { checkPack } from "../../../src/core/pack/check-pack.ts";
import { SCAFFOLD_KINDS, type ScaffoldKind, scaffold } from "../../../src/core/pack/scaffold.ts";
import { smallPack } from "../../support/small-pack.ts";

type RuleKind = Exclude<ScaffoldKind, "pack">;
type Part = "traits" | "interactions" | "guards" | "forms" | "checks";

/** What an author writes in place of names; the rest are texts. */
const NAMES: [string, string][] = [
  ["<first-trait>: [<level>]", "churn: [high]"],
  ["<second-trait>: [<level>]", "cloud: [yes]"],
  ["<trait>: [<level>]", "churn: [high]"],
  ["<source-id>", "manual"],
];

describe.each<[RuleKind, Part, string[]]>([
  ["trait", "traits", ["title", "question", "why", "levels.0.because", "levels.1.because"]],
  ["interaction", "interactions", ["title", "because"]],
  ["guard", "guards", ["title", "because"]],
  ["form", "forms", ["title", "summary", "fits", "nextSteps.0.do", "switching"]],
  ["check", "checks", ["title", "message", "because", "remediation"]],
])("a new %s", (kind, part, texts) => {
  const [file, ...others] = scaffold(kind, "my-rule");

  it("is one file, named after its id", () => {
    expect(others).toEqual([]);
    expect(file!.path).toBe(`${part}/my-rule.yaml`);
    expect(load(file!.text)).toMatchObject({ id: "my-rule" });
  });

  it("makes a valid pack once what stands in <…> is written", () => {
    const { kind: outcome } = checkPack(packWith(part, load(filled(file!.text))));
    expect(outcome).toBe("fits");
  });

  it("is refused as written, at placeholders and nowhere else", () => {
    const places = placeholdersIn(packWith(part, load(file!.text)));
    const found = issuePaths(packWith(part, load(file!.text)));
    expect(found).not.toEqual([]);
    expect(places).toEqual(expect.arrayContaining(found));
  });

  it("with its names written is refused at each text that is still to be", () => {
    const index = smallPack()[part].length;
    expect(issuePaths(packWith(part, load(named(file!.text))))).toEqual(
      texts.map((text) => `${part}.${index}.${text}`),
    );
  });
});

describe("a new pack", () => {
  const files = scaffold("pack", "my-pack");

  it("has every file that a pack needs", () => {
    expect(files.map(({ path }) => path)).toEqual([
      "pack.yaml",
      "sources.yaml",
      "cases.yaml",
      "traits/first-trait.yaml",
      "forms/apart.yaml",
      "forms/together.yaml",
    ]);
  });

  it("has the id that was asked for", () => {
    expect(load(files[0]!.text)).toMatchObject({ id: "my-pack" });
  });

  it("is valid once what stands in <…> is written", () => {
    expect(checkPack(packOf(filled)).kind).toBe("fits");
  });

  it("is refused as written, at placeholders and nowhere else", () => {
    const written = packOf((text) => text);
    const found = issuePaths(written);
    expect(found).not.toEqual([]);
    expect(placeholdersIn(written)).toEqual(expect.arrayContaining(found));
  });

  it("with its names written is refused at each text that is still to be", () => {
    expect(issuePaths(packOf(named))).toEqual(placeholdersIn(packOf(named)));
  });

  function packOf(write: (text: string) => string) {
    const [pack, sources, cases, trait, apart, together] = files.map(({ text }) =>
      load(write(text)),
    );
    const none = { interactions: [], guards: [], checks: [] };
    return { pack, sources, traits: [trait], ...none, forms: [apart, together], cases };
  }
});

it("every kind can be begun", () => {
  expect(SCAFFOLD_KINDS.map((kind) => scaffold(kind, "x").length)).toEqual([1, 1, 1, 1, 1, 6]);
});

it("the default forms of a new pack are one for each approach, without a condition", () => {
  const forms = scaffold("pack", "x").slice(-2);
  expect(forms.map(({ text }) => load(text))).toMatchObject([
    { id: "apart", approach: "disaggregated" },
    { id: "together", approach: "converged" },
  ]);
  expect(forms.filter(({ text }) => /when:|# or/.test(text))).toEqual([]);
});

/** The text with its names written. */
function named(text: string): string {
  return NAMES.reduce((before, [placeholder, name]) => before.replace(placeholder, name), text);
}

/** The text with everything written. */
function filled(text: string): string {
  return named(text).replace(/<[^>]+>/g, "something");
}

/** The small pack with one more rule. */
function packWith(part: Part, rule: unknown) {
  const pack = smallPack();
  return { ...pack, [part]: [...pack[part], rule] };
}

function issuePaths(pack: unknown): string[] {
  const checked = checkPack(pack);
  const issues: readonly LintIssue[] = checked.kind === "misfits" ? checked.issues : [];
  return issues.map(({ path }) => path.join("."));
}

/** The paths of keys and texts that are placeholders. */
function placeholdersIn(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value === "string") return isPlaceholder(value) ? [path.join(".")] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    ...(isPlaceholder(key) ? [[...path, key].join(".")] : []),
    ...placeholdersIn(each, [...path, key]),
  ]);
}

function isPlaceholder(text: string): boolean {
  return text.startsWith("<") && text.endsWith(">");
}
