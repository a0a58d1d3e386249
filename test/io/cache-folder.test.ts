import { describe, expect, it } from "vitest";
import { cacheFolder } from "../../src/io/compiled-code.ts";

describe("the folder of what can be made again", () => {
  it.each([
    ["linux", { HOME: "/home/ada" }, "/home/ada/.cache/px-advisor"],
    ["linux", { HOME: "/home/ada", XDG_CACHE_HOME: "/var/cache" }, "/var/cache/px-advisor"],
    ["linux", { HOME: "/home/ada", XDG_CACHE_HOME: "here" }, "/home/ada/.cache/px-advisor"],
    ["darwin", { HOME: "/Users/ada" }, "/Users/ada/Library/Caches/px-advisor"],
    ["linux", { HOME: "" }, null],
    ["linux", {}, null],
    ["win32", { HOME: "/c/ada" }, null],
  ] as const)("on %s with %j: %s", (platform, env, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });

  it("on Windows is among the local data of applications", () => {
    const found = cacheFolder({ LOCALAPPDATA: String.raw`C:\Users\ada\AppData\Local` }, "win32");
    expect(found).toMatch(/^C:\\Users\\ada\\AppData\\Local.px-advisor.cache$/);
  });
});
