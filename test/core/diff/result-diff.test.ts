import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { diffOf, diffSchema } from "../../../src/core/diff/result-diff.ts";
import { jsonSchema } from "../../../src/core/model/json-schema.ts";
import { RULE_SET } from "../../support/assessing.ts";
import { cluster, finding, saved } from "../../support/comparing.ts";

const BEFORE = saved([cluster("shop", [finding("a"), finding("b")]), cluster("web", [])]);
const AFTER = saved([cluster("shop", [finding("b"), finding("c")]), cluster("blog", [])]);

describe("a comparison of two results", () => {
  const compared = diffOf({ path: "a.json", result: BEFORE }, { path: "b.json", result: AFTER });

  it("has the clusters of both, with what each result says of them", () => {
    expect(
      compared.targets.map(({ name, old, new: present }) => [name, old?.source, present?.source]),
    ).toEqual([
      ["shop", "clusters/shop.yaml:1", "clusters/shop.yaml:1"],
      ["blog", undefined, "clusters/blog.yaml:1"],
      ["web", "clusters/web.yaml:1", undefined],
    ]);
    const { verdict, score, topology } = BEFORE.results[0]!;
    expect(compared.targets[0]?.old).toEqual({
      source: "clusters/shop.yaml:1",
      verdict: {
        kind: verdict.kind,
        approach: verdict.approach,
        form: verdict.form,
        grade: verdict.grade,
      },
      score: { points: score.points, low: score.low, high: score.high },
      status: topology.status,
    });
  });

  it("counts what became of findings", () => {
    expect(compared.summary).toEqual({ new: 1, resolved: 1, unchanged: 1, incomparable: 0 });
  });

  it("fits its JSON Schema, and zod's", () => {
    const value: unknown = JSON.parse(JSON.stringify({ ...compared, exitCode: 1 }));
    const fits = new Ajv({ strict: true }).compile(jsonSchema("diff", RULE_SET));
    fits(value);
    expect(fits.errors ?? []).toEqual([]);
    expect(diffSchema.parse(value)).toEqual(value);
    expect(fits({ ...compared, exitCode: 3 })).toBe(false);
  });
});
