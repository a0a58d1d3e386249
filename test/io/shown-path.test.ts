import { win32 } from "node:path";
import { describe, expect, it } from "vitest";
import { shownPath } from "../../src/io/shown-path.ts";

describe("shownPath", () => {
  it.each([
    ["/srv", "a.yaml", "a.yaml"],
    ["/srv", "./a.yaml", "a.yaml"],
    ["/srv", "clusters/../a.yaml", "a.yaml"],
    ["/srv", "clusters//eu/a.yaml", "clusters/eu/a.yaml"],
    ["/srv", "clusters/", "clusters"],
    ["/srv", "/srv/clusters/a.yaml", "clusters/a.yaml"],
    ["/srv", "/srv", "."],
    ["/srv", ".", "."],
    ["/srv", "", "."],
    ["/srv/eu", "../us/a.yaml", "../us/a.yaml"],
    ["/srv/eu", "/srv/us/a.yaml", "../us/a.yaml"],
    ["/", "/etc/a.yaml", "etc/a.yaml"],
    ["/srv", "with space & (1) #/ä😀.yaml", "with space & (1) #/ä😀.yaml"],
    ["/srv", "a[1].yaml", "a[1].yaml"],
  ])("in %s, %s is shown as %s", (cwd, path, shown) => {
    expect(shownPath(cwd, path)).toBe(shown);
  });

  it.each([
    [String.raw`C:\repo`, String.raw`clusters\eu\a.yaml`, "clusters/eu/a.yaml"],
    [String.raw`C:\repo`, "clusters/eu/a.yaml", "clusters/eu/a.yaml"],
    [String.raw`C:\repo`, String.raw`C:\repo\clusters\a.yaml`, "clusters/a.yaml"],
    [String.raw`C:\repo\eu`, String.raw`..\us\a.yaml`, "../us/a.yaml"],
    [String.raw`C:\repo`, String.raw`D:\other\a.yaml`, "D:/other/a.yaml"],
  ])("on Windows, in %s, %s is shown as %s", (cwd, path, shown) => {
    expect(shownPath(cwd, path, win32)).toBe(shown);
  });

  it.each(["a.yaml", "../b.yaml", "c/d.yaml", "."])(
    "%s is shown alike whether given as relative or absolute",
    (path) => {
      const absolute = new URL(path, "file:///srv/eu/").pathname;
      expect(shownPath("/srv/eu", absolute)).toBe(shownPath("/srv/eu", path));
    },
  );
});
