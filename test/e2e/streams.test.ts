import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const HEADER = { apiVersion: "px-advisor/v1", kind: "ClusterProfile" };
const PROFILE = {
  ...HEADER,
  metadata: { name: "shop" },
  traits: { environment: "aws", autoscaling: "daily", separationOfConcerns: "required" },
  topology: { approach: "disaggregated" },
};
const CLUSTERS = 800;
const ESCAPE = "\u001B";
const ODD_PATHS = [
  "with space/a b.yaml",
  "a & b/c.yaml",
  "copy (1).yaml",
  "#1.yaml",
  "größe/😀.yaml",
  "it's $HOME.yaml",
  "-dash/--x.yaml",
];

/** Throws wherever something would go out to a network, and says so. */
const NO_NETWORK = `
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
const refuse = (what) => () => {
  process.stderr.write("network: " + what + "\\n");
  throw new Error("network: " + what);
};
net.Socket.prototype.connect = refuse("connect");
net.connect = net.createConnection = refuse("connect");
net.Server.prototype.listen = refuse("listen");
dgram.createSocket = refuse("datagram");
dns.lookup = dns.promises.lookup = refuse("lookup");
globalThis.fetch = refuse("fetch");
`;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await sandbox.write("shop.yaml", JSON.stringify(PROFILE));
  const named = (name: string) => JSON.stringify({ ...PROFILE, metadata: { name } });
  const names = Array.from({ length: CLUSTERS }, (_, index) => `cluster-${index}`);
  await sandbox.write("fleet.yaml", names.map((name) => `---\n${named(name)}\n`).join(""));
  for (const path of ODD_PATHS) await sandbox.write(`odd/${path}`, named(path));
  await sandbox.write("no-network.mjs", NO_NETWORK);
});
afterAll(() => sandbox.remove());

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

describe.concurrent("a pipe", () => {
  it.each([
    ["advise fleet.yaml", "head -n 1"],
    ["check fleet.yaml", "head -n 1"],
    ["advise fleet.yaml -o json", "head -c 100"],
    ["advise fleet.yaml -o ndjson", "head -n 1"],
    ["rules list", "true"],
  ])("that is closed early ends px-advisor %s | %s quietly", async (line, reader) => {
    const { stderr } = await sandbox.run(`{ px-advisor ${line}; echo "exit $?" >&2; } | ${reader}`);
    expect(stderr).toBe("exit 0\n");
  });

  it.each(["cat", "{ sleep 1; cat; }"])("to %s gets 4 MB of JSON whole", async (reader) => {
    const { stdout, stderr } = await sandbox.run(
      `px-advisor advise fleet.yaml -o json | ${reader}`,
    );
    expect(stderr).toBe("");
    expect(stdout.length).toBeGreaterThan(4 * 1024 * 1024);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { targets: CLUSTERS }, exitCode: 0 });
  });

  it("to standard input may be as large as a file", async () => {
    const { stdout, status } = await sandbox.run("cat fleet.yaml | px-advisor advise - -q | wc -l");
    expect({ lines: Number(stdout), status }).toEqual({ lines: CLUSTERS, status: 0 });
  });
});

describe.concurrent("nobody is waited for", () => {
  it.each([
    ["advise", "the input at its end", ""],
    ["check", "the input at its end", ""],
    ["", "the input at its end", ""],
    ["ask", "the input at its end", ""],
    ["ask --no-input", "the input at its end", ""],
    ["ask --out new.yaml", "answers on the input", "\n\n\n"],
    ["advise", "an open, silent input", { kind: "open" as const }],
    ["check", "an open, silent input", { kind: "open" as const }],
    ["", "an open, silent input", { kind: "open" as const }],
    ["ask", "an open, silent input", { kind: "open" as const }],
    ["advise none.yaml", "an open, silent input", { kind: "open" as const }],
  ])("by px-advisor %s with %s: exit 2", async (line, _, stdin) => {
    const ending = await sandbox.run(`px-advisor ${line}`, { stdin, timeoutMs: 10_000 });
    expect(ending).toMatchObject({ status: 2, stdout: "" });
    expect(ending.stderr).toMatch(/^px-advisor: exit 2: .+$/m);
  });

  it("by a good run with an open, silent input", async () => {
    const stdin = { kind: "open" } as const;
    const ending = await sandbox.run("px-advisor advise shop.yaml -q", {
      stdin,
      timeoutMs: 10_000,
    });
    expect(ending).toMatchObject({ status: 0, stderr: "" });
  });
});

describe.concurrent("standard error is empty on success", () => {
  it.each([
    "advise shop.yaml",
    "check shop.yaml",
    "advise shop.yaml -v",
    "advise shop.yaml -o json",
    "explain autoscaling",
    "rules list",
    "schema pack",
    "init new.yaml",
    "--version",
    "--help",
    "help advise",
    "check --help",
    "advise shop.yaml -o json=result.json",
  ])("of px-advisor %s", async (line) => {
    expect(await sandbox.run(`px-advisor ${line}`)).toMatchObject({ status: 0, stderr: "" });
  });
});

describe.concurrent("paths", () => {
  it.each(["shop.yaml", "odd", "odd/größe"])(
    "%s gives the same JSON whether given as relative or absolute",
    async (path) => {
      const relative = await sandbox.run(`px-advisor check ${path} -o json`);
      const absolute = await sandbox.run(`px-advisor check "$PWD/${path}" -o json`);
      expect(absolute).toEqual(relative);
      expect(relative.stdout).not.toContain(sandbox.folder);
      expect(JSON.parse(relative.stdout)).toMatchObject({ errors: [], exitCode: 0 });
    },
  );

  it("above the working folder are shown relative too", async () => {
    const { stdout } = await sandbox.run("px-advisor check ../../shop.yaml -o json", {
      cwd: "odd/größe",
    });
    expect(stdout).toContain('"source": "../../shop.yaml:1"');
    expect(stdout).not.toContain(sandbox.folder);
  });

  it.each(ODD_PATHS)("like odd/%s are read and shown as they are", async (path) => {
    const line = `px-advisor check ${quoted(`odd/${path}`)} -o json`;
    const { stdout, stderr } = await sandbox.run(line);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      results: [{ target: { name: path, source: `odd/${path}:1` } }],
    });
  });

  it("like -x.yaml are told from options by --", async () => {
    await sandbox.write("-x.yaml", JSON.stringify(PROFILE));
    const { stdout, status } = await sandbox.run("px-advisor advise -q -- -x.yaml");
    expect({ stdout: stdout.split("\t")[0], status }).toEqual({ stdout: "shop", status: 0 });
  });
});

describe.concurrent("colour", () => {
  it.each([
    ["no", "advise shop.yaml", {}],
    ["a", "advise shop.yaml", { FORCE_COLOR: "1" }],
    ["a", "check shop.yaml", { FORCE_COLOR: "1" }],
    ["no", "advise shop.yaml", { FORCE_COLOR: "0" }],
    ["no", "advise shop.yaml", { FORCE_COLOR: "1", NO_COLOR: "1" }],
    ["a", "advise shop.yaml", { FORCE_COLOR: "1", NO_COLOR: "" }],
    ["no", "advise shop.yaml", { FORCE_COLOR: "1", TERM: "dumb" }],
    ["no", "advise shop.yaml --no-color", { FORCE_COLOR: "1" }],
    ["no", "advise shop.yaml -o json", { FORCE_COLOR: "1" }],
    ["no", "check shop.yaml -q", { FORCE_COLOR: "1" }],
    ["no", "check none.yaml", { FORCE_COLOR: "1", NO_COLOR: "1" }],
    ["no", "--help", { FORCE_COLOR: "1", NO_COLOR: "1" }],
  ])("%s escape from px-advisor %s with %o", async (expected, line, env) => {
    const { stdout, stderr } = await sandbox.run(`px-advisor ${line}`, { env: { ...env } });
    expect(`${stdout}${stderr}`.includes(ESCAPE)).toBe(expected === "a");
  });

  it("changes nothing but colour", async () => {
    const [plain, coloured] = await Promise.all([
      sandbox.run("px-advisor advise shop.yaml"),
      sandbox.run("px-advisor advise shop.yaml", { env: { FORCE_COLOR: "1" } }),
    ]);
    const uncoloured = coloured.stdout.split(ESCAPE).map((part) => part.replace(/^\[\d+m/, ""));
    expect(uncoloured.join("")).toBe(plain.stdout);
  });
});

describe.concurrent("the network is never used", () => {
  const withoutNetwork = () => {
    const hook = pathToFileURL(join(sandbox.folder, "no-network.mjs")).href;
    return { env: { NODE_OPTIONS: `--import ${hook}` } };
  };

  it.each(["net.connect(9)", "dns.lookup('x', () => {})", "fetch('http://x')"])(
    "which would be seen, as in %s",
    async (call) => {
      const { stderr } = await sandbox.run(`node -e "${call}"`, withoutNetwork());
      expect(stderr).toMatch(/^network: /);
    },
  );

  it.each([
    "advise shop.yaml",
    "check shop.yaml -o json=result.json",
    "explain autoscaling",
    "--help",
    "rules list",
    "schema",
    "init offline.yaml",
    "--version",
  ])("by px-advisor %s", async (line) => {
    const ending = await sandbox.run(`px-advisor ${line}`, withoutNetwork());
    expect(ending).toMatchObject({ status: 0, stderr: "" });
  });
});
