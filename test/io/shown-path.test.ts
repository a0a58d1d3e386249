import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, win32 } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shownFiles, shownPath } from "../../src/io/shown-path.ts";

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

describe("shownFiles", () => {
  let root = "";

  beforeAll(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "shown-files-")));
    await mkdir(join(root, "work/in/deep"), { recursive: true });
    await mkdir(join(root, "out"));
    for (const file of ["work/a.yaml", "work/in/deep/b.yaml", "out/c.yaml", "d.yaml"]) {
      await writeFile(join(root, file), "");
    }
    await symlink(join(root, "work/in"), join(root, "linked"));
    await symlink(join(root, "work"), join(root, "same"));
    await symlink(join(root, "work/a.yaml"), join(root, "out/link.yaml"));
    await symlink(join(root, "out/c.yaml"), join(root, "work/in/out.yaml"));
    await symlink(join(root, "nowhere"), join(root, "out/broken.yaml"));
  });

  afterAll(() => rm(root, { recursive: true }));

  it.each(["work", "out", "work/in/deep", "same", "."])("shows each as alone, from %s", (cwd) => {
    const files = [
      ...["work/a.yaml", "work/in/deep/b.yaml", "out/c.yaml", "d.yaml", "linked/deep/b.yaml"],
      ...["linked/out.yaml", "same/a.yaml", "out/link.yaml", "out/broken.yaml", "gone/x.yaml"],
    ].map((file) => join(root, file));
    const from = join(root, cwd);
    const alone = files.map((file) => shownPath(from, file));
    expect(shownFiles(from, [...files, ...files])).toEqual([...alone, ...alone]);
  });
});
