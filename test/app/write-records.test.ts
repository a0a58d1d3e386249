import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordFolder } from "../../src/app/record-folder.ts";
import type { Ports } from "../../src/app/ports.ts";
import { openRecords } from "../../src/app/write-records.ts";
import { createPorts } from "../../src/cli/ports.ts";
import type { Environment } from "../../src/cli/environment.ts";
import { AdvisorError, problem } from "../../src/core/model/errors.ts";
import type { Assessment } from "../../src/core/model/assessment.ts";
import { RULE_SET, assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { VERDICT_FACTS } from "../support/verdict-facts.ts";

let folder: string;
let ports: Ports;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-records-"));
  ports = createPorts({ cwd: folder } as Environment);
});
afterEach(() => rm(folder, { recursive: true }));

const A = assessCluster({ ...VERDICT_FACTS["decided-a"]!, name: "shop" });
const B = assessCluster({ ...VERDICT_FACTS["decided-b"]!, name: "shop" });
const A_FILE = "deploy-portworx-disaggregated-for-shop.md";
const B_FILE = "deploy-portworx-converged-for-shop.md";

const opened = (more: Partial<Ports> = {}) =>
  openRecords({ record: "adr", settings: [] }, { ...ports, ...more });
const write = async (assessments: readonly Assessment[], more: Partial<Ports> = {}) =>
  (await opened(more)).write({
    result: resultOf(assessments),
    ruleSet: RULE_SET,
    view: contextOf(),
    today: 0,
  });
const files = async () => (await readdir(join(folder, "adr"))).sort();

describe("records", () => {
  it("are numbered after the greatest there is, whoever wrote it", async () => {
    await mkdir(join(folder, "adr"));
    for (const name of ["0002-use-x.md", "0011-use-y.md", "README.md", "99999-notes.txt"]) {
      await writeFile(join(folder, "adr", name), "# x\n");
    }
    expect(await write([A])).toEqual({ notes: [`adr/0012-${A_FILE}: written`], failures: [] });
    expect(await files()).toContain(`0012-${A_FILE}`);
  });

  it("take the next number where a name is taken meanwhile, and overwrite nothing", async () => {
    const taken = new Set([`adr/0001-${A_FILE}`, `adr/0002-${A_FILE}`]);
    const createFile: Ports["createFile"] = async (path, text) => {
      if (taken.has(path)) throw new AdvisorError([problem("file-exists", path)]);
      await ports.createFile(path, text);
    };
    await write([A], { createFile });
    expect(await files()).toEqual([`0003-${A_FILE}`]);
  });

  it("give up where every name is taken", async () => {
    const createFile = async (path: string) => {
      throw new AdvisorError([problem("file-exists", path)]);
    };
    const { failures } = await write([A], { createFile });
    expect(failures).toMatchObject([{ code: "file-exists", message: `adr/0100-${A_FILE}` }]);
  });

  it("follow one another: the same, another outcome, and back", async () => {
    await write([A]);
    const first = await readFile(join(folder, "adr", `0001-${A_FILE}`), "utf8");
    expect((await write([A])).notes).toEqual([
      `adr/0001-${A_FILE}: says the same already, nothing is written`,
    ]);
    expect((await write([B])).notes).toEqual([
      `adr/0002-${B_FILE}: written, supersedes 0001-${A_FILE}, which stays as it is`,
    ]);
    expect((await write([A])).notes).toEqual([
      `adr/0003-${A_FILE}: written, supersedes 0002-${B_FILE}, which stays as it is`,
    ]);
    expect(await readFile(join(folder, "adr", `0001-${A_FILE}`), "utf8")).toBe(first);
    const third = await readFile(join(folder, "adr", `0003-${A_FILE}`), "utf8");
    expect(third).toContain(`Supersedes [ADR-0002](0002-${B_FILE})`);
  });

  it("of other clusters are no predecessors", async () => {
    await write([A]);
    const other = { ...B, target: { ...B.target, name: "other" } };
    expect((await write([other])).notes[0]).toMatch(/: written$/);
  });

  it("are not written for clusters of one name, nor after an error", async () => {
    const { failures } = await write([A, B]);
    expect(failures).toMatchObject([{ code: "argument-invalid" }]);
    expect(failures[0]!.message).toContain("several clusters are called shop");
    const errors = [problem("yaml-syntax", "x")];
    const rendered = { result: { ...resultOf([A]), errors }, ruleSet: RULE_SET, view: contextOf() };
    expect(await (await opened()).write(rendered)).toEqual({ notes: [], failures: [] });
    await expect(files()).rejects.toThrow("ENOENT");
  });

  it("tell of a folder that is none", async () => {
    await writeFile(join(folder, "adr"), "");
    const { failures } = await write([A]);
    expect(failures).toMatchObject([{ code: "file-unreadable" }]);
  });
});

describe("the folder for records", () => {
  const named = async (text: string) => {
    await writeFile(join(folder, ".adr-dir"), text);
    return recordFolder(".", ports);
  };

  it("is the one that is given, or the one that .adr-dir names in it", async () => {
    expect(await recordFolder("docs/decisions", ports)).toBe("docs/decisions");
    expect(await named("doc/adr\n")).toBe("doc/adr");
    expect(await named("./doc/../adr\r\n")).toBe("adr");
  });

  it.each(["", "\n", "..", "../x", "/tmp", "a/../../x", "link"])("is never %j", async (text) => {
    await symlink(tmpdir(), join(folder, "link"));
    await expect(named(text)).rejects.toThrow("must name the folder of the decision records");
  });
});
