import { describe, expect, it } from "vitest";
import { markBaseline } from "../../../src/core/diff/mark-baseline.ts";
import { cluster, finding, saved } from "../../support/comparing.ts";

const OTHER_PACK = { pack: { id: "portworx", version: "0.0.0", digest: "sha256:1" } };

describe("a baseline", () => {
  const before = saved([
    cluster("shop", [finding("kept"), finding("gone"), finding("milder")]),
    cluster("web", [finding("elsewhere")]),
  ]);

  it("marks every finding, in the order that they had, and tells what became of the others", () => {
    const after = saved([
      cluster("new-one", [finding("x")]),
      cluster("shop", [finding("added"), finding("kept"), finding("milder", { severity: "note" })]),
    ]);
    const { results, baseline } = markBaseline(before, after);
    expect(
      results.map(({ target, findings }) => [
        target.name,
        findings.map((f) => `${f.id} ${f.baseline}`),
      ]),
    ).toEqual([
      ["new-one", ["x new"]],
      ["shop", ["added new", "kept unchanged", "milder unchanged"]],
    ]);
    expect(baseline).toEqual({
      changed: [],
      resolved: [{ target: "shop", id: "gone", fingerprint: "gone" }],
      unjudged: [{ target: "web", id: "elsewhere", fingerprint: "elsewhere" }],
    });
  });

  it("of another pack resolves nothing, and makes what is new incomparable", () => {
    const after = saved([cluster("shop", [finding("added"), finding("kept")])], OTHER_PACK);
    const { results, baseline } = markBaseline(before, after);
    expect(results[0]?.findings.map((f) => f.baseline)).toEqual(["incomparable", "unchanged"]);
    expect(baseline.changed).toEqual(["pack"]);
    expect(baseline.resolved).toEqual([]);
    expect(baseline.unjudged.map(({ id }) => id)).toEqual(["gone", "milder", "elsewhere"]);
  });

  it("changes nothing of an assessment but what findings say of it", () => {
    const [assessment] = before.results;
    const { results } = markBaseline(saved([]), before);
    expect({ ...results[0], findings: [] }).toEqual({ ...assessment, findings: [] });
    expect(results[0]?.findings.map((f) => ({ ...f, baseline: null }))).toEqual(
      assessment?.findings,
    );
  });
});
