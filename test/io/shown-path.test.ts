import { describe, expect, it } from "vitest";
import { shownPath } from "../../src/io/shown-path.ts";

describe("shownPath", () => {
  it.each([
    ["/work", "a.yaml", "a.yaml"],
    ["/work", "./a.yaml", "a.yaml"],
    ["/work", "clusters/../a.yaml", "a.yaml"],
    ["/work", "clusters//eu/a.yaml", "clusters/eu/a.yaml"],
    ["/work", "clusters/", "clusters"],
    ["/work", "/work/clusters/a.yaml", "clusters/a.yaml"],
    ["/work", "/work", "."],
    ["/work", ".", "."],
    ["/work", "", "."],
    ["/work/eu", "../us/a.yaml", "../us/a.yaml"],
    ["/work/eu", "/work/us/a.yaml", "../us/a.yaml"],
    ["/", "/etc/a.yaml", "etc/a.yaml"],
    ["/work", "with space & (1) #/ä😀.yaml", "with space & (1) #/ä😀.yaml"],
    ["/work", "a[1].yaml", "a[1].yaml"],
  ])("in %s, %s is shown as %s", (cwd, path, shown) => {
    expect(shownPath(cwd, path)).toBe(shown);
  });

  it.each(["a.yaml", "../b.yaml", "c/d.yaml", "."])(
    "%s is shown alike whether given as relative or absolute",
    (path) => {
      const absolute = new URL(path, "file:///work/eu/").pathname;
      expect(shownPath("/work/eu", absolute)).toBe(shownPath("/work/eu", path));
    },
  );
});
