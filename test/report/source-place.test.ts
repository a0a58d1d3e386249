import { describe, expect, it } from "vitest";
import { distinct, targetLabels } from "../../src/report/target-labels.ts";
import { placeOfTarget, repositoryPath, uriOf } from "../../src/report/source-place.ts";
import { assessCluster } from "../support/assessing.ts";
import { MISMATCH } from "../support/report-states.ts";

const target = (name: string, source: string) => ({
  ...assessCluster(MISMATCH),
  target: { name, source },
});

describe("the path from the repository's root", () => {
  it.each([
    ["", "a/b.yaml", "a/b.yaml"],
    ["infra", "a.yaml", "infra/a.yaml"],
    ["infra/eu", "../us/a.yaml", "infra/us/a.yaml"],
    ["infra", "../../outside.yaml", "../outside.yaml"],
    ["", "../../x.yaml", "../../x.yaml"],
    ["infra", "./a//b.yaml", "infra/a/b.yaml"],
    ["infra", "<stdin>", "<stdin>"],
    ["", "/etc/a.yaml", "etc/a.yaml"],
  ])("of the folder %j, %s is %s", (folder, file, path) => {
    expect(repositoryPath(file, folder)).toBe(path);
  });
});

describe("a path as a URI", () => {
  it.each([
    ["a b/ü#1.yaml", "a%20b/%C3%BC%231.yaml"],
    ["D:/x.yaml", "D%3A/x.yaml"],
    [String.raw`a\b.yaml`, "a%5Cb.yaml"],
    ["100%.yaml", "100%25.yaml"],
    ["<stdin>", "%3Cstdin%3E"],
    ["\ud800", "%EF%BF%BD"],
  ])("%s is %s", (path, uri) => {
    expect(uriOf(path)).toBe(uri);
  });

  it.each(["a b", "ü/漢", "x?y#z", "c:d"])("%s is read back by a URL parser", (path) => {
    const url = new URL(uriOf(path), "https://repo.example/");
    expect(decodeURIComponent(url.pathname)).toBe(`/${path}`);
  });
});

describe("the place of a target", () => {
  it.each([
    ["a.yaml:12", { file: "a.yaml", line: 12, column: 1 }],
    ["a:7:12", { file: "a:7", line: 12, column: 1 }],
    ["no line", { file: "no line", line: 1, column: 1 }],
    ["zero:0", { file: "zero:0", line: 1, column: 1 }],
  ])("%s is %j", (source, place) => {
    expect(placeOfTarget(target("c", source))).toEqual(place);
  });
});

describe("labels of targets", () => {
  it("are their names, with the source where several have the same", () => {
    const all = [target("a", "x:1"), target("b", "x:2"), target("b", "y:1"), target("b", "y:1")];
    expect(targetLabels(all)).toEqual(["a", "b (x:2)", "b (y:1)", "b (y:1) #2"]);
  });

  it("are told apart from names that look like them", () => {
    expect(distinct(["a", "a", "a #2", "a"])).toEqual(["a", "a #3", "a #2", "a #4"]);
  });
});
