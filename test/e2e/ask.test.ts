import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { personalEnvironment, profileIn, startAsk } from "../support/ask-session.ts";
import { startInPty } from "../support/pty.ts";

const PROGRAM = resolve(import.meta.dirname, "../../bin/px-advisor.js");
const ESCAPE = "\u001b";

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "px-advisor-ask-"));
}

describe("ask in a real terminal", () => {
  it("goes from the first question to a saved profile and a recommendation on stdout", async () => {
    const folder = emptyFolder();
    const session = startAsk(folder, []);
    await session.waitFor("1 of at most");
    expect(session.screen()).toContain("so far: between B -42 and A +55");
    session.press("down", "down", "down", "enter");
    await session.waitFor("2 of at most");
    // Separation is required now: only guards can matter, so two questions are left at most.
    expect(session.screen()).toMatch(/2 of at most 3 /);
    session.press("down", "down", "enter");
    await session.waitFor("3 of at most");
    session.press("enter");
    await session.waitFor("Save the profile as");
    expect(session.screen()).toContain("Nothing that is still open can change the advice.");
    session.press("enter");
    expect(await session.exit()).toMatchObject({ code: 0 });
    expect(profileIn(folder, "cluster.px-advisor.yaml")).toMatchObject({
      name: "cluster",
      stated: ["clusterSize", "separationOfConcerns", "sharedFabric"],
    });
    const advice = readFileSync(join(folder, "stdout.txt"), "utf8");
    expect(advice).toContain("A  Disaggregated");
    expect(advice).toContain("forced");
    expect(session.screen()).not.toContain("Disaggregated");
  });

  it("writes the page beside what it prints", async () => {
    const folder = emptyFolder();
    const session = startAsk(folder, ["--out", "mine.yaml", "--html", "page.html"]);
    await session.waitFor("1 of at most");
    session.press("down", "down", "down", "enter");
    await session.waitFor("2 of at most");
    session.press("down", "down", "enter");
    await session.waitFor("3 of at most");
    session.press("enter");
    expect(await session.exit()).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, "stdout.txt"), "utf8")).toContain("A  Disaggregated");
    const page = readFileSync(join(folder, "page.html"), "utf8");
    expect(page).toContain("<title>mine - px-advisor</title>");
    expect(page).toContain(readFileSync(resolve("dist/page/page.js"), "utf8"));
  });

  it("saves on Ctrl-C, shows the command that goes on, and that command asks only the rest", async () => {
    const folder = emptyFolder();
    const first = startAsk(folder, ["--out", "my cluster.yaml"]);
    await first.waitFor("1 of at most");
    first.press("enter");
    await first.waitFor("2 of at most");
    first.press("down", "down", "enter");
    await first.waitFor("3 of at most");
    first.press("ctrl-c");
    expect(await first.exit()).toMatchObject({ code: 130 });
    expect(first.screen()).toContain("Go on with: px-advisor ask --resume 'my cluster.yaml'");
    expect(first.screen()).toContain("px-advisor: exit 130: interrupted");
    expect(first.screen()).not.toMatch(/Error|at .*\.js/);
    expect(profileIn(folder, "my cluster.yaml").stated).toEqual([
      "clusterSize",
      "separationOfConcerns",
    ]);

    const second = startAsk(folder, ["--resume", "my cluster.yaml"]);
    await second.waitFor("1 of at most");
    expect(second.screen()).toContain("Must several Kubernetes clusters share");
    second.press("enter");
    await second.waitFor("2 of at most");
    second.press("ctrl-c");
    expect(await second.exit()).toMatchObject({ code: 130 });
    expect(profileIn(folder, "my cluster.yaml").stated).toEqual([
      "clusterSize",
      "separationOfConcerns",
      "sharedFabric",
    ]);
  });

  it("saves the answers elsewhere where the file asked for cannot be written", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a-file"), "");
    const session = startAsk(folder, ["--out", "a-file/x.yaml"]);
    await session.waitFor("1 of at most");
    session.press("enter");
    await session.waitFor("2 of at most");
    session.press("ctrl-c");
    expect(await session.exit()).toMatchObject({ code: 130 });
    expect(session.screen()).toContain("cannot be written");
    expect(session.screen()).toContain(
      "Go on with: px-advisor ask --resume cluster.px-advisor.yaml",
    );
    expect(profileIn(folder, "cluster.px-advisor.yaml").stated).toEqual(["separationOfConcerns"]);
  });

  it("saves nothing when nothing was answered", async () => {
    const folder = emptyFolder();
    const session = startAsk(folder, []);
    await session.waitFor("1 of at most");
    session.press("ctrl-c");
    expect(await session.exit()).toMatchObject({ code: 130 });
    expect(session.screen()).toContain("nothing is saved");
    expect(readdirSync(folder)).toEqual(["stdout.txt"]);
  });

  it("goes back to the question before and takes the new answer", async () => {
    const folder = emptyFolder();
    const session = startAsk(folder, ["--out", "back.yaml"]);
    await session.waitFor("1 of at most");
    session.press("enter");
    await session.waitFor("2 of at most");
    session.press("left");
    await session.waitFor(/1 of at most \d+ · so far: between B -42/);
    session.press("down", "enter");
    await session.waitFor("2 of at most");
    session.press("ctrl-c");
    await session.exit();
    expect(readFileSync(join(folder, "back.yaml"), "utf8")).toContain(
      "separationOfConcerns: indifferent",
    );
  });

  it("refuses to overwrite a file, and to lose the comments of a profile it goes on from", async () => {
    const folder = emptyFolder();
    const profile =
      "# ours\napiVersion: px-advisor/v1\nkind: ClusterProfile\nmetadata: { name: x }\n";
    writeFileSync(join(folder, "taken.yaml"), profile);
    for (const args of [
      ["--out", "taken.yaml"],
      ["--resume", "taken.yaml"],
    ]) {
      const session = startAsk(folder, args);
      expect(await session.exit()).toMatchObject({ code: 2 });
      expect(session.screen()).toMatch(/already exists|has comments/);
      expect(readFileSync(join(folder, "taken.yaml"), "utf8")).toBe(profile);
    }
  });

  it("asks for another name when the one typed is taken", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "taken.yaml"), "mine");
    const session = startAsk(folder, []);
    await session.waitFor("1 of at most");
    session.press("down", "down", "down", "enter");
    await session.waitFor("2 of at most");
    session.press("enter");
    await session.waitFor("Save the profile as");
    session.press("taken.yaml", "enter");
    await session.waitFor("already exists");
    session.press("other.yaml", "enter");
    // separation is required and three nodes are too few for it: a conflict, which is no advice.
    expect(await session.exit()).toMatchObject({ code: 3 });
    expect(readdirSync(folder).toSorted()).toEqual(["other.yaml", "stdout.txt", "taken.yaml"]);
    expect(readFileSync(join(folder, "taken.yaml"), "utf8")).toBe("mine");
  });

  it("asks in plain numbered lines with ACCESSIBLE=1, without any escape sequence", async () => {
    const folder = emptyFolder();
    const session = startAsk(folder, ["--out", "plain.yaml"], { env: { ACCESSIBLE: "1" } });
    await session.waitFor("1. ");
    session.press("4", "enter");
    await session.waitFor(/2 of at most/);
    session.press("3", "enter");
    await session.waitFor(/3 of at most/);
    session.press("1", "enter");
    expect(await session.exit()).toMatchObject({ code: 0 });
    expect(profileIn(folder, "plain.yaml").stated).toHaveLength(3);
    expect(session.raw()).not.toContain(ESCAPE);
    expect(readFileSync(join(folder, "stdout.txt"), "utf8")).not.toMatch(/[█░]/);
  });

  it("begins by itself when px-advisor is called alone in a terminal", async () => {
    const session = startInPty({
      command: process.execPath,
      args: [PROGRAM],
      cwd: emptyFolder(),
      env: personalEnvironment(),
    });
    await session.waitFor("1 of at most");
    session.press("ctrl-c");
    expect(await session.exit()).toMatchObject({ code: 130 });
  });
});

describe("colour in a real terminal", () => {
  const args = [
    PROGRAM,
    "advise",
    resolve(import.meta.dirname, "../../examples/elastic-cloud.yaml"),
  ];
  const start = (env: Record<string, string>, more: readonly string[] = []) =>
    startInPty({
      command: process.execPath,
      args: [...args, ...more],
      cwd: emptyFolder(),
      env: { ...personalEnvironment(), ...env },
    });

  it("is there", async () => {
    const session = start({});
    await session.exit();
    expect(session.raw()).toContain(`${ESCAPE}[`);
    expect(session.screen()).toContain("Disaggregated");
  });

  it.each([
    ["NO_COLOR", { NO_COLOR: "1" }, []],
    ["TERM=dumb", { TERM: "dumb" }, []],
    ["--no-color", {}, ["--no-color"]],
  ])("is gone with %s, with not one escape", async (_name, env, more) => {
    const session = start(env as Record<string, string>, more);
    await session.exit();
    expect(session.screen()).toContain("Disaggregated");
    expect(session.raw()).not.toContain(ESCAPE);
  });
});
