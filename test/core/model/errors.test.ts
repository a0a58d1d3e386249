import { describe, expect, it } from "vitest";
import { AdvisorError, ERROR_CODES, problem } from "../../../src/core/model/errors.ts";

const at = { file: "a.yaml", line: 2, column: 3 };

describe("a problem", () => {
  it("has neither place nor hint where none is given", () => {
    expect(problem("empty-file", "a.yaml: holds no document")).toEqual({
      code: "empty-file",
      message: "a.yaml: holds no document",
      at: null,
      hint: null,
    });
  });

  it("has the place and the hint that are given", () => {
    expect(problem("unknown-key", 'unknown key "trait"', { at, hint: "traits?" })).toEqual({
      code: "unknown-key",
      message: 'unknown key "trait"',
      at,
      hint: "traits?",
    });
  });

  it("may be told that there is no place and no hint", () => {
    expect(problem("internal", "fault", { at: null, hint: null })).toEqual({
      code: "internal",
      message: "fault",
      at: null,
      hint: null,
    });
  });
});

describe("an AdvisorError", () => {
  const problems = [problem("empty-file", "nothing there"), problem("not-utf8", "not UTF-8")];

  it("carries its problems and says them all", () => {
    const error = new AdvisorError(problems);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("AdvisorError");
    expect(error.problems).toBe(problems);
    expect(error.message).toBe("nothing there; not UTF-8");
    expect(error.cause).toBeUndefined();
  });

  it("keeps what caused it", () => {
    const cause = new Error("EACCES");
    expect(new AdvisorError(problems, cause).cause).toBe(cause);
  });
});

describe.each(Object.entries(ERROR_CODES))("the code %s", (code, meaning) => {
  it("is written in lower case with hyphens", () => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("has a meaning in one line without a full stop", () => {
    expect(meaning).toMatch(/^[a-z].*[^.]$/);
  });
});
