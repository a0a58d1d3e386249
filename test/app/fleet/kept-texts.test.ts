import { describe, expect, it } from "vitest";
import { KeptTexts } from "../../../src/app/fleet/kept-texts.ts";

describe("texts of files", () => {
  it("are kept until they are forgotten", () => {
    const texts = new KeptTexts();
    texts.keep("a.yaml", "a: 1");
    expect(texts.of("a.yaml")).toBe("a: 1");
    texts.forget(["a.yaml", "none.yaml"]);
    expect(texts.of("a.yaml")).toBeNull();
  });

  it("are kept only while there is room, which those that are forgotten leave", () => {
    const texts = new KeptTexts(6);
    texts.keep("a.yaml", "aaaa");
    texts.keep("b.yaml", "bbb");
    texts.keep("c.yaml", "cc");
    expect(["a.yaml", "b.yaml", "c.yaml"].map((path) => texts.of(path))).toEqual([
      "aaaa",
      null,
      "cc",
    ]);
    texts.forget(["a.yaml"]);
    texts.keep("b.yaml", "bbb");
    expect(texts.of("b.yaml")).toBe("bbb");
  });
});
