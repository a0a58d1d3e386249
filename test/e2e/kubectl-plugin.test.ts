import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isInstalled } from "../support/is-installed.ts";
import { ROOT, type Sandbox, createSandbox } from "../support/scenarios.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await sandbox.write("broken/pack.yaml", "{}");
  const { bin } = JSON.parse((await sandbox.run(`cat '${join(ROOT, "package.json")}'`)).stdout) as {
    bin: Record<string, string>;
  };
  // As npm links them.
  for (const name of ["kubectl-px_advisor", "kubectl_complete-px_advisor"]) {
    await symlink(join(ROOT, bin[name]!), join(sandbox.folder, "../bin", name));
  }
});
afterAll(() => sandbox.remove());

describe.concurrent("kubectl-px_advisor", () => {
  it("is the program, and shows the command that kubectl has for it", async () => {
    const help = await sandbox.run("kubectl-px_advisor check --help");
    const own = await sandbox.run("px-advisor check --help");
    expect(help.stdout).toContain("Usage: kubectl px-advisor check [options] <path...>");
    expect(help.stdout).toContain("  kubectl px-advisor check - < profile.yaml");
    expect(help.stdout).toBe(own.stdout.replaceAll(/(?<!\.)px-advisor/g, "kubectl px-advisor"));
    expect(own.stdout).not.toContain("kubectl");
  });

  it.each([
    ["", "  kubectl px-advisor check clusters/       fail CI on a mismatched topology"],
    ["check", "kubectl px-advisor --help                everything else"],
    ["chekc", "px-advisor: exit 2: usage, see kubectl px-advisor --help"],
  ])("says so in what it answers to '%s'", async (line, expected) => {
    const { stderr, status } = await sandbox.run(`kubectl-px_advisor ${line}`);
    expect(status).toBe(2);
    expect(stderr).toContain(expected);
    expect(stderr).not.toMatch(/^ *px-advisor (?!advises)/m);
  });
});

describe.concurrent("kubectl_complete-px_advisor", () => {
  it.each([
    ["check --fail-on ''", "error\nwarning\n:4\n"],
    ["check --fail-on=w", "warning\n:4\n"],
    ["schema fa", "facts\n:4\n"],
    ["check clus", ":0\n"],
    ["check --he", "--help\tdisplay help for command\n:4\n"],
    ["check -- --he", ":0\n"],
    ["init ''", ":0\n"],
    ["nonsense ''", ":4\n"],
    ["--pack broken explain ''", ":4\n"],
    ["explain --pack broken ''", ":4\n"],
    ["explain --pack nowhere ''", ":4\n"],
  ])("answers %s in cobra's protocol and does nothing else", async (line, stdout) => {
    const ending = await sandbox.run(`kubectl_complete-px_advisor ${line}`);
    expect(ending).toEqual({ stdout, stderr: "", status: 0 });
    expect((await sandbox.run("ls")).stdout).toBe("broken\n");
  });

  it("shows control characters of a pack's titles escaped", async () => {
    const pack = join(sandbox.folder, "../hostile");
    const made = await sandbox.run(
      `cp -r '${join(ROOT, "rules/portworx")}' '${pack}' && cd '${pack}' && sed -i 's/^title: .*/title: "a\\\\e[31m\\\\tb\\\\n:0"/' traits/network.yaml && grep title traits/network.yaml`,
    );
    expect(made.stdout).toBe('title: "a\\e[31m\\tb\\n:0"\n');
    const { stdout } = await sandbox.run(
      "kubectl_complete-px_advisor advise --pack ../hostile --fixed netw",
    );
    expect(stdout).toBe("network\ta\\u001b[31m\\u0009b\\u000a:0\n:4\n");
  });
});

describe.skipIf(!isInstalled("kubectl"))("kubectl", () => {
  const kubectl = (line: string) =>
    sandbox.run(`PATH="$PATH:${process.env["PATH"]}" kubectl ${line}`);

  it("finds the plugin and runs it", async () => {
    const { stdout, status } = await kubectl("px-advisor --version");
    const own = await sandbox.run("px-advisor --version");
    expect({ stdout, status }).toEqual({ stdout: own.stdout, status: 0 });
  });

  it("completes its commands", async () => {
    const { stdout } = await kubectl("__complete px-advisor check --fail-on ''");
    expect(stdout).toBe("error\nwarning\n:4\n");
  });
});
