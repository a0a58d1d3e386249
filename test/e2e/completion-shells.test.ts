import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled } from "../support/is-installed.ts";
import { type PtySession, startInPty } from "../support/pty.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

/** Typed behind the completion key, so that a space that it added is seen. */
const MARK = "Z";
/** Ctrl-U, which empties the line in all three. */
const CLEAR = "\u0015";

const SHELLS = [
  {
    shell: "bash",
    args: ["--norc", "--noprofile", "-i"],
    setUp: "source <(px-advisor completion bash)",
  },
  {
    shell: "zsh",
    args: ["-f", "-i"],
    setUp: "autoload -U compinit; compinit -u -D; source <(px-advisor completion zsh)",
  },
  { shell: "fish", args: ["--no-config", "-i"], setUp: "px-advisor completion fish | source" },
] as const;

/** What is typed, and the line after the completion key. */
const LINES = [
  ["che", "check "],
  ["help che", "help check "],
  ["rules suggest", "rules suggest-cases "],
  ["check --fail", "check --fail-on "],
  ["check --fail-on w", "check --fail-on warning "],
  ["check --fail-on=w", "check --fail-on=warning "],
  ["check clusters/a.yaml -o nd", "check clusters/a.yaml -o ndjson "],
  ["advise --set autosc", "advise --set autoscaling="],
  ["advise --set autoscaling=da", "advise --set autoscaling=daily "],
  ["advise --set autoscaling=daily,ho", "advise --set autoscaling=daily,hourly "],
  ["advise --set=autoscaling=da", "advise --set=autoscaling=daily "],
  ["advise --fixed netw", "advise --fixed network "],
  ["explain separate-nod", "explain separate-node-groups "],
  ["schema fa", "schema facts "],
  ["completion z", "completion zsh "],
  ["check clus", "check clusters/"],
  ["check with\\ sp", "check with\\ space.yaml "],
  ["advise --pack clus", "advise --pack clusters/"],
  ["what-if clusters/a.yaml --sweep netw", "what-if clusters/a.yaml --sweep network "],
] as const;

describe.for(SHELLS)("in $shell", ({ shell, args, setUp }) => {
  describe.skipIf(shell !== "bash" && !isInstalled(shell))("where it is installed", () => {
    let sandbox: Sandbox;
    let terminal: PtySession;
    beforeAll(async () => {
      sandbox = await createSandbox();
      await sandbox.write("clusters/a.yaml", "{}");
      await sandbox.write("with space.yaml", "{}");
      const home = join(sandbox.folder, "..");
      const path = `${join(home, "bin")}:${process.env["PATH"]}`;
      const env = { HOME: home, PATH: path, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home };
      terminal = startInPty({ command: shell, args, env, cwd: sandbox.folder, cols: 120 });
      terminal.press(`${setUp}; echo re''ady`, "enter");
      await terminal.waitFor(/^ready$/m);
    }, 30_000);
    afterAll(async () => {
      terminal.kill();
      await sandbox.remove();
    });

    it.for(LINES)("px-advisor %s<Tab> becomes px-advisor %s", async ([typed, completed]) => {
      terminal.press(`px-advisor ${typed}\t${MARK}`);
      await terminal.waitFor(`px-advisor ${completed}${MARK}`);
      expect(terminal.screen()).toContain(completed);
      terminal.press(CLEAR);
    });

    it("runs nothing that stands in the line", async () => {
      terminal.press("px-advisor check $(touch ran) `touch ran` --fail-on w\t", MARK);
      await terminal.waitFor(`--fail-on warning ${MARK}`);
      terminal.press(CLEAR);
      expect(existsSync(join(sandbox.folder, "ran"))).toBe(false);
    });
  });
});
