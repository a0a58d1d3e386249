import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import { packDigest, readPackFolder } from "../../src/io/pack-folder.ts";
import { createPackReader } from "../../src/io/pack-reader.ts";
import { type Files, faultsIn, folderWith } from "../support/pack-folders.ts";
import { SMALL_FILES } from "../support/small-files.ts";
import { smallPack } from "../support/small-pack.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

describe("a fault in a pack is told with file, line and column:", () => {
  const CHURN = "traits/churn.yaml";
  const PAIR = "interactions/cloud-churn.yaml";
  const CLOUD = "traits/cloud.yaml";

  it.each<[string, Files, string]>([
    ["an unknown key", changed(CLOUD, "sources", "x: 1\nsources"), `${CLOUD}:5:1: unknown key "x"`],
    [
      "an unknown key of a level",
      changed(CHURN, "upTo: 5", "upTo: 5, upto: 6"),
      `${CHURN}:11:28: unknown key "upto"`,
    ],
    ["an unknown trait", changed(PAIR, "churn:", "churm:"), `${PAIR}:3:9: unknown trait "churm"`],
    ["an unknown level", changed(PAIR, "high", "hihg"), `${PAIR}:3:17: unknown level "hihg"`],
    ["an unknown source", changed(CHURN, "[m", "[n"), `${CHURN}:8:11: unknown source "nanual"`],
    ["no reason", changed(CHURN, "because: nodes stay", ""), `${CHURN}:10:5: because is missing`],
    [
      "a basis without a source",
      changed(CHURN, "[manual]", "[]"),
      `${CHURN}:7:8: basis implied needs a source`,
    ],
    [
      "points against favours",
      changed(CHURN, "points: 2", "points: -2"),
      `${CHURN}:12:25: -2 points move against favours: disaggregated`,
    ],
    [
      "thresholds out of order",
      changed(CHURN, "upTo: 5", "upTo: 0.5"),
      `${CHURN}:11:25: thresholds must grow: 0.5 follows 1`,
    ],
    [
      "an id that is taken",
      changed(PAIR, "id: cloud-churn", "id: cloud", "interactions/cloud.yaml"),
      'interactions/cloud.yaml:1:5: the id "cloud" is taken',
    ],
    [
      "a file that is not named after its id",
      changed(CLOUD, "", "# Where?\n", "traits/clouds.yaml"),
      'traits/clouds.yaml:2:5: the id "cloud" stands in clouds.yaml',
    ],
    [
      "a rule that is no mapping",
      { ...SMALL_FILES, "guards/few.yaml": "\n- few\n" },
      "guards/few.yaml:2:1: guards must be a mapping, not a list",
    ],
    [
      "a case that expects what cannot be",
      changed("cases.yaml", "kind: decided", "kind: tie"),
      "cases.yaml:3:23: a verdict of kind tie names none",
    ],
    [
      "a fault of pack.yaml",
      changed("pack.yaml", "moderate: 0.8", "moderate: 0.99"),
      "pack.yaml:9:35: moderate must not be above strong",
    ],
    [
      "a key that stands twice",
      changed("sources.yaml", "Somebody", "Somebody, title: Again"),
      'sources.yaml:2:45: the key "title" stands here a second time',
    ],
    [
      "broken YAML",
      changed(CHURN, "title: churn", "title: churn: high"),
      `${CHURN}:2:13: not valid YAML: bad indentation of a mapping entry`,
    ],
    [
      "two documents in a file",
      changed(CLOUD, "question", "---\nquestion"),
      "traits/cloud.yaml: holds 2 documents; a file of a pack holds one",
    ],
    [
      "no document in a file",
      { ...SMALL_FILES, "cases.yaml": "# none yet\n" },
      "cases.yaml: holds 0 documents; a file of a pack holds one",
    ],
    [
      "a stray file",
      { ...SMALL_FILES, "traits/notes.txt": "to do" },
      "traits/notes.txt: only .yaml files belong here",
    ],
    ["a missing file", without("cases.yaml"), "cases.yaml: does not exist"],
    ["a missing folder", without(CHURN, CLOUD, "traits/latency.yaml"), "traits: does not exist"],
  ])("%s", async (_, files, line) => {
    expect(await faultsIn(files)).toEqual([line]);
  });

  it("a block that is too large", async () => {
    const levels = Array.from({ length: 17 }, (_, level) => `{ id: l${level}, because: so }`);
    const traits = ["a", "b", "c"].map((id) => [
      `traits/${id}.yaml`,
      SMALL_FILES[CLOUD]!.replace("id: cloud", `id: ${id}`).replace(
        /levels:[^]*/,
        `levels: [${levels.join(", ")}]\n`,
      ),
    ]);
    const files = changed(
      PAIR,
      '{ churn: [high], cloud: ["yes"] }',
      "{ a: [l0], b: [l0], c: [l0] }",
    );
    expect(await faultsIn({ ...files, ...Object.fromEntries(traits) })).toEqual([
      `${PAIR}:3:7: interactions join 3 traits into one block of 4913 combinations; at most 5 traits and 4096 combinations can be judged exactly`,
    ]);
  });

  it("each of several, in every file", async () => {
    const files = {
      ...changed(CHURN, "upTo: 5", "upTo: 0.5"),
      "guards/tight-latency.yaml": SMALL_FILES["guards/tight-latency.yaml"]!.replace(
        "tight]",
        "t]",
      ),
    };
    expect(await faultsIn(files)).toEqual([
      'guards/tight-latency.yaml:4:19: unknown level "t"',
      `${CHURN}:11:25: thresholds must grow: 0.5 follows 1`,
    ]);
  });

  it("what to do about it, and that it is the pack's", async () => {
    const cwd = await folderWith(changed(PAIR, "high", "hihg"));
    await expect(readPackFolder(cwd, ".")).rejects.toMatchObject({
      problems: [{ code: "pack-invalid", hint: 'did you mean "high"?' }],
    });
  });
});

describe("a pack without faults", () => {
  it("is read from all its files", async () => {
    const { pack } = await readPackFolder(await folderWith(SMALL_FILES), ".");
    const { traits } = smallPack();
    const inOrderOfNames = [traits[0], traits[2], traits[1]];
    expect(pack).toEqual({ ...smallPack(), traits: inOrderOfNames });
  });

  it("may lack interactions, guards and checks", async () => {
    const files = without("interactions/cloud-churn.yaml", "guards/tight-latency.yaml");
    const { pack } = await readPackFolder(await folderWith(files), ".");
    expect([pack.interactions, pack.guards, pack.checks]).toEqual([[], [], []]);
  });

  it("may stand anywhere", async () => {
    const folder = await folderWith(SMALL_FILES);
    const here = await readPackFolder(folder, ".");
    expect(await readPackFolder(ROOT, folder)).toEqual(here);
    expect(await createPackReader(dirname(folder)).readPack(basename(folder))).toEqual(here);
  });

  it("that is built in is what rules/portworx says", async () => {
    expect(await readPackFolder(ROOT, "rules/portworx")).toEqual(PORTWORX);
    expect(await createPackReader(ROOT).readPack(null)).toBe(PORTWORX);
  });

  it("is not one that does not exist", async () => {
    await expect(readPackFolder(await folderWith({}), "my/pack")).rejects.toMatchObject({
      problems: [{ code: "file-unreadable", message: "my/pack: does not exist", at: null }],
    });
  });
});

describe("the digest of a pack", () => {
  it("is the SHA-256 of its content", async () => {
    const { pack, digest } = await readPackFolder(await folderWith(SMALL_FILES), ".");
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(digest).toBe(packDigest(pack));
  });

  it.each<[string, Files]>([
    ["comments", changed("traits/churn.yaml", "id:", "# why\n\nid:")],
    ["quotes", changed("traits/churn.yaml", "title: churn", "title: 'churn'")],
    ["spaces", changed("cases.yaml", "churn: high", "churn:   high")],
    ["block style", changed("traits/churn.yaml", "[manual]", "\n  - manual")],
    [
      "the order of keys",
      changed("pack.yaml", "id: small\nversion: 1.0.0", "version: 1.0.0\nid: small"),
    ],
    [
      "line ends",
      { ...SMALL_FILES, "pack.yaml": SMALL_FILES["pack.yaml"]!.replaceAll("\n", "\r\n") },
    ],
    ["a byte order mark", { ...SMALL_FILES, "pack.yaml": `\uFEFF${SMALL_FILES["pack.yaml"]}` }],
  ])("does not change with %s", async (_, files) => {
    expect(await digestOf(files)).toBe(await digestOf(SMALL_FILES));
  });

  it.each<[string, Files]>([
    ["points", changed("traits/churn.yaml", "points: 2", "points: 1")],
    ["a reason", changed("traits/churn.yaml", "nodes stay", "nodes stay put")],
    ["a version", changed("pack.yaml", "1.0.0", "1.0.1")],
    ["a source", changed("sources.yaml", "The manual", "A manual")],
    ["a case", { ...SMALL_FILES, "cases.yaml": "[]\n" }],
    ["a rule that is gone", without("interactions/cloud-churn.yaml")],
  ])("changes with %s", async (_, files) => {
    expect(await digestOf(files)).not.toBe(await digestOf(SMALL_FILES));
  });
});

/** The small pack with a text in a file replaced, which may get another name. */
function changed(file: string, ...[before, after, name]: [string, string, string?]): Files {
  const text = SMALL_FILES[file]!.replace(before, after);
  return { ...without(file), [name ?? file]: text };
}

function without(...files: string[]): Files {
  return Object.fromEntries(Object.entries(SMALL_FILES).filter(([path]) => !files.includes(path)));
}

async function digestOf(files: Files): Promise<string> {
  return (await readPackFolder(await folderWith(files), ".")).digest;
}
