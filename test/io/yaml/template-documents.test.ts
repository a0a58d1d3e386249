import { describe, expect, it } from "vitest";
import { parseDocuments } from "../../../src/io/yaml/parse-documents.ts";

/** What became of each document: its kind, and of a template the place of its first marker. */
function outcomes(text: string): string[] {
  return parseDocuments("f", text).map((each) =>
    each.kind === "template" ? `template ${each.at.line}:${each.at.column}` : each.kind,
  );
}

describe("a document that does not parse is a template", () => {
  it.each([
    ["a value of Helm", "a: 1\nb: {{ .Values.b }}\n", "template 2:4"],
    ["a block of Helm", "{{- if .Values.on }}\na: 1\n{{- end }}\n", "template 1:1"],
    ["a key of Helm", "a:\n  {{ .Values.key }}: 1\n", "template 2:3"],
    ["a list of Helm", "a:\n{{ toYaml .Values.list | indent 2 }}\n", "template 2:1"],
    ["a block of Jinja", "a: 1\n{% if b %}\nc: 2\n{% endif %}\n", "template 2:1"],
    ["both", "a: {% x %}\nb: {{ y }}\n", "template 1:4"],
    ["a marker over lines", "a: {{ b\n  | c }}\n", "template 1:4"],
  ])("with %s", (_, text, outcome) => {
    expect(outcomes(text)).toEqual([outcome]);
  });

  it("and keeps what is wrong with it as YAML", () => {
    const [document] = parseDocuments("f", "b: {{ .Values.b }}\n");
    const codes = document?.kind === "template" && document.problems.map(({ code }) => code);
    expect(codes).toEqual(["yaml-syntax"]);
  });

  it("among documents that do", () => {
    const text = "a: 1\n---\nb: {{ .b }}\n---\nc: [\n---\nd: 4\n";
    expect(outcomes(text)).toEqual(["document", "template 3:4", "broken", "document"]);
  });
});

describe("no template is", () => {
  it.each([
    ["a document whose markers stand in quotes", 'a: "{{ .Values.a }}"\n', "document"],
    ["a document whose markers stand in a text", "a: |\n  {{ .Values.a }}\n", "document"],
    ["a document whose markers stand in a comment", "a: 1 # {{ x }}\n", "document"],
    ["a broken document without markers", "a: [\n", "broken"],
    ["a marker that is left open", "a: {{ b\n", "broken"],
    ["a marker that closes before it opens", "a: }} {{ [\n", "broken"],
    ["a mapping as key", "{{a: 1}: 2}\n", "broken"],
    ["an alias of itself beside markers", 'a: &x ["{{ b }}", *x]\n', "broken"],
  ])("%s", (_, text, outcome) => {
    expect(outcomes(text)).toEqual([outcome]);
  });
});
