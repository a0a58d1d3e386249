import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isProfile } from "../../../src/app/read-profile-document.ts";
import { holdsProfilesOnly } from "../../../src/io/fleet/profiles-only.ts";
import { parseDocuments } from "../../../src/io/yaml/parse-documents.ts";

const PROFILE = "apiVersion: px-advisor/v1\nkind: ClusterProfile\nmetadata: { name: a }\n";

describe("a text that certainly holds nothing but profiles", () => {
  it.each([
    ["one profile", PROFILE],
    ["several", `${PROFILE}---\n${PROFILE}--- # second\n${PROFILE}`],
    [
      "comments, blank lines and indented parts",
      `# a\n\n${PROFILE}traits:\n  network: slow\n\n# b\n`,
    ],
    ["a list in the first column", `${PROFILE}waivers:\n- rule: x\n  scope: y\n`],
    [
      "a quoted version and a comment behind it",
      PROFILE.replace("px-advisor/v1", '"px-advisor/v1" # x'),
    ],
    ["another version, which is a mistake", PROFILE.replace("v1", "v9")],
    ["line ends of Windows", PROFILE.replaceAll("\n", "\r\n")],
    ["a profile as JSON", '{"apiVersion": "px-advisor/v1", "kind": "ClusterProfile"}'],
    ["JSON behind a marker", '---\n{"apiVersion": "px-advisor/v1"}\n'],
    ["a profile that is broken inside", `${PROFILE}traits: { network: slow\n`],
    ["no line break at its end", PROFILE.trimEnd()],
    ["nothing", ""],
  ])("has %s", (_, text) => {
    expect(holdsProfilesOnly(text)).toBe(true);
  });
});

describe("a text that has to be read has", () => {
  it.each([
    ["another object", "apiVersion: v1\nkind: Node\n"],
    ["another object behind a profile", `${PROFILE}---\napiVersion: v1\nkind: Node\n`],
    ["a second version, of which the last counts", `${PROFILE}apiVersion: v1\n`],
    ["a version inside another key", "metadata:\n  apiVersion: px-advisor/v1\nkind: Node\n"],
    ["a profile's version in a text", "--- |\napiVersion: px-advisor/v1\n"],
    ["a quoted key", `${PROFILE}"apiVersion": v1\n`],
    ["a key with a mark in front", `${PROFILE}? apiVersion\n: v1\n`],
    ["a merged mapping", `${PROFILE}<<: { apiVersion: v1 }\n`],
    ["a directive", `%YAML 1.2\n---\n${PROFILE}`],
    ["a line that ends as on old Macs", `${PROFILE}# x\rkind: Node\n`],
    ["the end of a document", `${PROFILE}...\napiVersion: v1\nkind: Node\n`],
    ["JSON of another object", '{"apiVersion": "v1", "kind": "Node"}'],
    ["JSON that is broken", '{"apiVersion": "px-advisor/v1"'],
    ["JSON without a version", '{"kind": "Node"}'],
    ["a list", "- apiVersion: px-advisor/v1\n"],
    ["an indented mapping", "  apiVersion: px-advisor/v1\n  kind: Node\n"],
    ["a version that only begins alike", PROFILE.replace("px-advisor/v1", "px-advisory/v1")],
    ["no version", "kind: Node\nmetadata: { name: a }\n"],
  ])("%s", (_, text) => {
    expect(holdsProfilesOnly(text)).toBe(false);
  });
});

/** Lines as profiles, manifests and people's mistakes have them, in any order. */
const line = fc.constantFrom(
  "apiVersion: px-advisor/v1",
  "apiVersion: v1",
  "apiVersion: px-advisor/v1 # x",
  "  apiVersion: v1",
  "kind: ClusterProfile",
  "kind: Node",
  "kind: StorageCluster",
  "metadata: { name: a }",
  "metadata: {",
  "}",
  "traits:",
  "  network: slow",
  "x: |",
  "x: >-",
  "x: 'a",
  "'",
  'x: "a',
  '"',
  "items: [",
  "]",
  "- a",
  "- apiVersion: v1",
  "&a b: c",
  "x: *a",
  "<<: *a",
  "!!map",
  "? apiVersion",
  ": v1",
  "--- |",
  "---",
  "--- # x",
  "...",
  "# x",
  "",
  "  ",
  "\t",
  "\uFEFF",
  '{"apiVersion": "px-advisor/v1"}',
  '{"apiVersion": "v1", "kind": "Node"}',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 9 }), fc.constantFrom("\n", "\n", "\r\n", "\r"))
  .map(([lines, end]) => lines.join(end));

/** Documents of a text, taken for profiles, that the parser makes something else of. */
function mistaken(each: string): unknown[] {
  if (!holdsProfilesOnly(each)) return [];
  return parseDocuments("a.yaml", each).flatMap((found) =>
    found.kind === "document" && !isProfile(found.value) ? [found.value] : [],
  );
}

describe("whatever the look takes for profiles", () => {
  it.each(["", "apiVersion: px-advisor/v1\n"])(
    "is read as profiles by the parser, or is broken, behind %j",
    (start) => {
      let taken = 0;
      fc.assert(
        fc.property(text, (each) => {
          if (holdsProfilesOnly(start + each)) taken += 1;
          expect(mistaken(start + each)).toEqual([]);
        }),
        { numRuns: 20_000 },
      );
      expect(taken).toBeGreaterThan(500);
    },
  );
});
