import { describe, expect, it } from "vitest";
import { readMessage } from "../../../src/core/pack/message.ts";

/** A message's parts, expressions in guillemets. */
function parts(message: string): string[] {
  const read = readMessage(message);
  if (read.kind === "fault") throw new Error(read.message);
  return read.parts.map(({ kind, text }) => (kind === "text" ? text : `«${text}»`));
}

describe("a message", () => {
  it.each<[string, string[]]>([
    ["nothing to fill in", ["nothing to fill in"]],
    ["{a}", ["«a»"]],
    ["{a}{b}", ["«a»", "«b»"]],
    ["x {a.b} y {c} z", ["x ", "«a.b»", " y ", "«c»", " z"]],
    ["{ a +\n b }.", ["«a +\n b»", "."]],
    ['{{"k": a}["k"]} y', ['«{"k": a}["k"]»', " y"]],
    ['{a + "}"} y', ['«a + "}"»', " y"]],
    ["{a + '{\\'}'} y", ["«a + '{\\'}'»", " y"]],
    ['{a + "\\"}"}', ['«a + "\\"}"»']],
    // CEL says what is wrong with a quote that is left open.
    ['{a + "} y', ['«a + "»', " y"]],
    ['it\'s {a} "so"', ["it's ", "«a»", ' "so"']],
    ["", []],
  ])("%j has its parts", (message, expected) => {
    expect(parts(message)).toEqual(expected);
  });

  it.each([
    ["x {a", "a { has no } after it"],
    ["{a} and {b", "a { has no } after it"],
    ["{{a}", "a { has no } after it"],
    ["x } y", "a } has no { before it"],
    ["{a}} y", "a } has no { before it"],
    ["{}", "{} holds no expression"],
    ["{ } x", "{} holds no expression"],
  ])("%j is none", (message, fault) => {
    expect(readMessage(message)).toEqual({ kind: "fault", message: fault });
  });
});
