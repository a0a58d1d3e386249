import { describe, expect, it } from "vitest";
import { readPackFolder } from "../../src/io/pack-folder.ts";
import { faultsIn, folderWith } from "../support/pack-folders.ts";
import { SMALL_CHECK_FILE, SMALL_FILES } from "../support/small-files.ts";
import { smallCheck } from "../support/small-pack.ts";

const CHECK = "checks/few-nodes.yaml";

describe("a fault in a check is told with file, line and column:", () => {
  it.each<[string, [string, string], string]>([
    [
      "a check's needs",
      ["nodeGroup.min]", "nodeGroup.mni]"],
      '6:9: no fact is called "nodeGroup.mni"',
    ],
    ["an unknown key of a check", ["field:", "fields:"], '11:1: unknown key "fields"'],
    ["an example's facts", ["min: 2 }, traits", "mni: 2 }, traits"], '20:45: unknown key "mni"'],
    [
      "an example's levels",
      ['{ min: 3 }, traits: { cloud: "yes"', '{ min: 3 }, traits: { cloud: "yess"'],
      '22:49: unknown level "yess"',
    ],
    [
      "an expression",
      ["expression: nodeGroup.min < 3", "expression: |\n  nodeGroup.min <\n  nodeGroup.mxa"],
      "7:13: expression: no such key: mxa (line 2, column 11)",
    ],
    [
      "the type of an expression",
      ["min < 3", "min + 3"],
      "7:13: expression: yields int, not true or false (column 1)",
    ],
    [
      "a fact that is read but not needed",
      ["min < 3", "min < 3 && nodeGroup.max > 3"],
      "7:13: expression: nodeGroup.max may be unknown (column 22)",
    ],
    [
      "CEL in a message",
      ["{nodeGroup.min}", "{nodeGroup.min +}"],
      "8:10: message: unexpected token: EOF (column 16 of {nodeGroup.min +})",
    ],
    [
      "a brace in a message",
      ["{nodeGroup.min}", "{nodeGroup.min"],
      "8:10: message: a { has no } after it",
    ],
  ])("%s", async (_, [from, to], line) => {
    const file = SMALL_CHECK_FILE[CHECK]!;
    expect(file).toContain(from);
    const files = { ...SMALL_FILES, [CHECK]: file.replace(from, to) };
    expect(await faultsIn(files)).toEqual([`${CHECK}:${line}`]);
  });
});

describe("a pack without faults", () => {
  it("may have checks", async () => {
    const files = { ...SMALL_FILES, ...SMALL_CHECK_FILE };
    const { pack } = await readPackFolder(await folderWith(files), ".");
    expect(pack.checks).toEqual([{ ...smallCheck(), snippet: "spec:\n  min: 3" }]);
  });
});
