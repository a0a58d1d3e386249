import { randomUUID } from "node:crypto";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FORMATS } from "../../src/report/report.ts";
import { EVEN } from "../support/assessing.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily", instanceChurn: "regular" };
const HEADER = "apiVersion: px-advisor/v1\nkind: ClusterProfile\n";

function profile(name: string, traits: object, topology: string): string {
  const lines = Object.entries(traits).map(([id, level]) => `  ${id}: "${String(level)}"\n`);
  return `${HEADER}metadata: { name: ${JSON.stringify(name)} }\ntraits:\n${lines.join("")}topology: { approach: ${topology} }\n`;
}

const HOSTILE = "::error::pwned ##[error]x \u001b[31m <b> | ` ]]> & \" '";
const MISMATCH = profile("prod", ELASTIC, "converged");
const FILES = {
  "match.yaml": profile("shop", ELASTIC, "disaggregated"),
  "mismatch.yaml": MISMATCH,
  "moved.yaml": `# one\n# two\n# three\n${MISMATCH}`,
  "open.yaml": profile("open", { autoscaling: "daily" }, "converged"),
  "bad.yaml": profile("bad", { autoscaling: "dayly" }, "converged"),
  "hostile.yaml": profile(HOSTILE, ELASTIC, "converged"),
  "odd dir/ü #1.yaml": MISMATCH,
};

/** Reads a document as its consumers do; throws where it is none. */
const READERS: Record<string, (document: string) => unknown> = {
  json: (document) => JSON.parse(document) as unknown,
  sarif: (document) => JSON.parse(document) as unknown,
  gitlab: (document) => JSON.parse(document) as unknown,
  ndjson: (document) =>
    document
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown),
  yaml: (document) => parse(document) as unknown,
  policyreport: (document) => parse(document) as unknown,
  junit: (document) => new SaxesParser().write(document).close(),
  markdown: (document) => {
    const [, front = "", body = document] = /^---\n(.*?)\n---\n(.*)$/s.exec(document) ?? [];
    const tokens = new MarkdownIt({ html: true }).parse(body, {});
    expect(tokens[0]).toMatchObject({ type: "heading_open", tag: "h1" });
    return [parse(front) as unknown, tokens];
  },
  summary: (document) => {
    const tokens = new MarkdownIt({ html: true }).parse(document, {});
    expect(tokens[0]).toMatchObject({ type: "heading_open", tag: "h2" });
    return tokens;
  },
  github: (document) => {
    for (const line of document.split("\n").slice(0, -1)) {
      expect(line).toMatch(/^::(error|warning|notice) [^:]*::./);
    }
  },
  // A browser reads the rest of it in test/browser.
  html: (document) => {
    const [[, data = ""] = []] = document.matchAll(
      /<script type="[^"]*" id="data">(.*?)<\/script>/gs,
    );
    return JSON.parse(data) as unknown;
  },
  text: (document) => document,
  auto: (document) => document,
};

const STATES = [
  { paths: "match.yaml", code: 0 },
  { paths: "mismatch.yaml", code: 1 },
  { paths: "open.yaml", code: 3 },
  { paths: "bad.yaml", code: 2 },
  { paths: "hostile.yaml", code: 1 },
  { paths: "match.yaml mismatch.yaml open.yaml bad.yaml", code: 2 },
];

const ROWS = Object.keys(FORMATS).flatMap((format) =>
  STATES.map((state) => ({ ...state, format })),
);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  for (const [name, text] of Object.entries(FILES)) await sandbox.write(name, text);
});
afterAll(() => sandbox.remove());

describe.concurrent("standard output is one document", () => {
  it("of every format that there is", () => {
    expect(Object.keys(READERS).toSorted()).toEqual(Object.keys(FORMATS).toSorted());
  });

  it.for(ROWS)("check $paths -o $format ends with $code", async ({ format, paths, code }) => {
    const ending = await sandbox.run(`px-advisor check ${paths} -o ${format}`);
    expect(ending).toMatchObject({ status: code });
    expect(() => READERS[format]!(ending.stdout)).not.toThrow();
    // oxlint-disable-next-line no-control-regex
    expect(ending.stdout).not.toMatch(/\u001b|##\[/);
    if (code !== 0) expect(ending.stderr).toMatch(new RegExp(`px-advisor: exit ${code}: .+\n$`));
  });
});

describe("several formats at once", () => {
  it("are files of their own, the same as each alone on standard output", async () => {
    const formats = Object.keys(FORMATS).filter((format) => format !== "auto");
    const outputs = formats.map((format) => `-o ${format}=all.${format}`).join(" ");
    const { stdout, status } = await sandbox.run(`px-advisor check mismatch.yaml ${outputs}`);
    expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
    for (const format of formats) {
      const alone = await sandbox.run(`px-advisor check mismatch.yaml -o ${format}`);
      expect(await readFile(join(sandbox.folder, `all.${format}`), "utf8")).toBe(alone.stdout);
    }
  });

  it("leave auto to standard output", async () => {
    const { stderr, status } = await sandbox.run("px-advisor check match.yaml -o auto=x");
    expect(status).toBe(2);
    expect(stderr).toContain("-o auto=x: auto is for standard output\n  a file gets -o text=FILE");
  });
});

describe.concurrent("SARIF of real runs", () => {
  const sarifOf = async (paths: string, cwd = ".") =>
    (await sandbox.run(`px-advisor check ${paths} -o sarif`, { cwd })).stdout;

  it.each([
    ["mismatch.yaml", "."],
    ["'odd dir/ü #1.yaml'", "."],
    // Beside others that write files meanwhile.
    [".", "odd dir"],
  ])("is the same for %s given as relative or absolute", async (path, cwd) => {
    const absolute = await sarifOf(`"$PWD"/${path}`, cwd);
    expect(absolute).toBe(await sarifOf(path, cwd));
    expect(absolute).not.toContain(sandbox.folder);
    expect(absolute).toMatch(/"startLine": [2-9]/);
  });

  it("is the same through a link to the folder, as temporary folders often are", async () => {
    await sandbox.write("real/clusters/p.yaml", MISMATCH);
    await symlink("real", join(sandbox.folder, "alias"));
    const plain = await sarifOf("clusters", "real");
    expect(plain).toContain('"uri": "clusters/p.yaml"');
    expect(await sarifOf('"$PWD/../alias/clusters"', "real")).toBe(plain);
    expect(await sarifOf("../match.yaml ../mismatch.yaml", "real")).toContain('"../mismatch.yaml"');
  });

  it("keeps its fingerprints when lines are put in front", async () => {
    const printsOf = (document: string) =>
      document.match(/"primaryLocationLineHash": "[0-9a-f]{64}:1"/g);
    const [before, after] = [await sarifOf("mismatch.yaml"), await sarifOf("moved.yaml")];
    expect(printsOf(before)).not.toBeNull();
    expect(printsOf(after)).toEqual(printsOf(before));
    expect(after.match(/"startLine": \d+/)).not.toEqual(before.match(/"startLine": \d+/));
  });

  it("names files as seen from the root of the repository, wherever it ran", async () => {
    await mkdir(join(sandbox.folder, "clone/.git"), { recursive: true });
    await sandbox.write("clone/infra/eu/prod.yaml", MISMATCH);
    const uris = (document: string) => document.match(/"uri": ".*"/g);
    const atRoot = uris(await sarifOf("infra/eu/prod.yaml", "clone"));
    expect(atRoot).toEqual(['"uri": "infra/eu/prod.yaml"']);
    expect(uris(await sarifOf("prod.yaml", "clone/infra/eu"))).toEqual(atRoot);
    expect(uris(await sarifOf("../eu/prod.yaml", "clone/infra/eu"))).toEqual(atRoot);
  });
});

describe.concurrent("in a workflow of GitHub", () => {
  /** A fresh file for the summary of a step. */
  async function step(before = "") {
    const summary = join(sandbox.folder, `summary-${randomUUID()}.md`);
    await writeFile(summary, before);
    return { summary, env: { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: summary } };
  }

  it("text is not heeded, annotations stand behind it, and the summary is appended", async () => {
    const { summary, env } = await step("before\n");
    const ending = await sandbox.run("px-advisor check hostile.yaml", { env });
    const [first, ...lines] = ending.stdout.split("\n");
    const token = /^::stop-commands::([0-9a-f-]{36})$/.exec(first!)?.[1];
    expect(token).toBeDefined();
    const end = lines.indexOf(`::${token}::`);
    const plain = await sandbox.run("px-advisor check hostile.yaml -o text");
    expect(`${lines.slice(0, end).join("\n")}\n`).toBe(plain.stdout);
    const alone = await sandbox.run("px-advisor check hostile.yaml -o github");
    expect(lines.slice(end + 1).join("\n")).toBe(alone.stdout);
    const short = await sandbox.run("px-advisor check hostile.yaml -o summary");
    expect(await readFile(summary, "utf8")).toBe(`before\n${short.stdout}`);
    expect(ending).toMatchObject({ status: 1, stderr: plain.stderr });
  });

  it("the token is another in every run", async () => {
    const { env } = await step();
    const first = await sandbox.run("px-advisor check match.yaml", { env });
    const second = await sandbox.run("px-advisor check match.yaml", { env });
    expect(first.stdout.split("\n")[0]).not.toBe(second.stdout.split("\n")[0]);
  });

  it("a format that is asked for is all that is printed", async () => {
    const { summary, env } = await step();
    const asked = await sandbox.run("px-advisor check mismatch.yaml -o json", { env });
    expect(asked).toEqual(await sandbox.run("px-advisor check mismatch.yaml -o json"));
    expect(await readFile(summary, "utf8")).toBe("");
  });

  it("inspect prints its profile as it is", async () => {
    const { env } = await step();
    const inside = await sandbox.run("px-advisor inspect match.yaml", { env });
    expect(inside).toEqual(await sandbox.run("px-advisor inspect match.yaml"));
    const auto = await sandbox.run("px-advisor inspect match.yaml -o auto", { env });
    expect(auto.stdout).toBe(inside.stdout);
  });

  it("the summary stays within what GitHub takes", async () => {
    const { summary, env } = await step("x".repeat(1024 * 1024 - 200));
    await sandbox.run("px-advisor check mismatch.yaml", { env });
    const written = await readFile(summary, "utf8");
    expect(Buffer.byteLength(written)).toBeLessThanOrEqual(1024 * 1024);
    expect(written.slice(-60)).toMatch(/The rest is cut off: .+\n$/);
  });

  it("a summary that cannot be written is told and changes nothing", async () => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "/none/such/summary.md" };
    const ending = await sandbox.run("px-advisor check match.yaml", { env });
    expect(ending.status).toBe(0);
    expect(ending.stderr).toContain("none/such/summary.md: cannot be written");
  });

  it("nothing changes where the variable says no", async () => {
    const env = { GITHUB_ACTIONS: "false" };
    expect(await sandbox.run("px-advisor check match.yaml", { env })).toEqual(
      await sandbox.run("px-advisor check match.yaml"),
    );
  });
});
