import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFleet } from "../support/fleet.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await writeFleet(join(sandbox.folder, "fleet"), 100);
  await sandbox.run("px-advisor init profile.yaml");
});
afterAll(() => sandbox.remove());

// What the run itself has to say may stand before it.
const LOST =
  /^(?:px-advisor: exit 3: [^\n]+\n)?px-advisor: exit 2: standard output cannot be written, E\w+: [^\n]+\n$/;

describe("a document that cannot be written", () => {
  it
    .skipIf(!existsSync("/dev/full"))
    .each([
      ["--version"],
      ["check --help"],
      ["advise profile.yaml"],
      ["check fleet --exit-zero -q"],
      ["check fleet --exit-zero -o json"],
      ["rules list"],
    ])("ends px-advisor %s with 2, and a line that says why", async (line) => {
    const { stderr, status } = await sandbox.run(`px-advisor ${line} > /dev/full`);
    expect({ status, told: stderr }).toEqual({ status: 2, told: expect.stringMatching(LOST) });
  });

  // Standard output is a file here, which is written to without its stream where there is little.
  it.each([["advise profile.yaml -o json"], ["check fleet --exit-zero -o json"]])(
    "as in px-advisor %s onto a file that may not grow",
    async (line) => {
      const { stderr, status } = await sandbox.run(
        `trap "" XFSZ; ulimit -f 1; px-advisor ${line} > out.json`,
      );
      expect({ status, told: stderr }).toEqual({ status: 2, told: expect.stringMatching(LOST) });
    },
  );

  it("does not hide how a run ends where only messages are lost", async () => {
    const { status, stdout } = await sandbox.run("px-advisor check profile.yaml 2> /dev/full");
    expect(stdout).toContain("profile.yaml");
    expect(status).toBe(3);
  });
});
