import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { evidenceDigest } from "../../../src/core/explain/evidence-digest.ts";
import type { Assessment } from "../../../src/core/model/assessment.ts";
import { EVEN, assessCluster } from "../../support/assessing.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const digest = (assessment: Assessment) => evidenceDigest(assessment, sha256);

const at = (line: number) => ({ file: `${line}.yaml`, line, column: 1 });
const OBSERVED = {
  about: "autoscaling",
  says: "an autoscaler runs",
  levels: ["daily", "hourly"],
  confidence: "states",
  object: "Deployment a",
  at: at(3),
  also: [{ object: "Deployment b", at: at(4) }],
} satisfies Assessment["observations"][number];
const OTHER = { ...OBSERVED, about: "realised", levels: null, confidence: null, also: [] };

const BASE: Assessment = {
  ...assessCluster({ traits: EVEN, topology: { approach: "converged", form: null } }),
  observations: [OBSERVED, OTHER],
};
const NODES = [
  { role: "storage", zone: "a", count: 3 },
  { role: "storage", zone: null, count: 1 },
] satisfies Assessment["topology"]["nodes"];

function withTopology(more: Partial<Assessment["topology"]>): Assessment {
  return { ...BASE, topology: { ...BASE.topology, ...more } };
}

describe("the digest of the evidence", () => {
  it("is that of the JSON with its keys in order", () => {
    const expected = JSON.stringify({
      observations: [OBSERVED, OTHER].map(({ about, says, levels, confidence, also }) => ({
        about,
        confidence,
        levels,
        objects: ["Deployment a", ...also.map(({ object }) => object)],
        says,
      })),
      topology: {
        declared: { approach: "converged", form: null },
        effective: null,
        nodes: null,
        realised: null,
      },
      traits: Object.fromEntries(Object.entries(BASE.traits).sort(([a], [b]) => (a < b ? -1 : 1))),
    });
    expect(digest(BASE)).toBe(`sha256:${sha256(expected)}`);
  });

  it.each<[string, Assessment]>([
    ["a line moves", { ...BASE, observations: [{ ...OBSERVED, at: at(9) }, OTHER] }],
    ["files are read in another order", { ...BASE, observations: [OTHER, OBSERVED] }],
    [
      "another of the objects comes first",
      {
        ...BASE,
        observations: [
          { ...OBSERVED, object: "Deployment b", also: [{ object: "Deployment a", at: at(3) }] },
          OTHER,
        ],
      },
    ],
    [
      "traits stand in another order",
      { ...BASE, traits: Object.fromEntries(Object.entries(BASE.traits).toReversed()) },
    ],
    [
      "the verdict, the findings and the name are others",
      {
        ...assessCluster({ traits: {}, name: "x" }),
        traits: BASE.traits,
        topology: BASE.topology,
        observations: BASE.observations,
      },
    ],
    ["the status is another", withTopology({ status: "mismatch", undecided: ["x"] })],
  ])("stays when %s", (_, assessment) => {
    expect(digest(assessment)).toBe(digest(BASE));
  });

  it("stays when nodes are counted in another order", () => {
    expect(digest(withTopology({ nodes: NODES.toReversed() }))).toBe(
      digest(withTopology({ nodes: NODES })),
    );
  });

  it.each<[string, Assessment]>([
    ["a trait", { ...BASE, traits: { ...BASE.traits, autoscaling: "hourly" } }],
    ["a set of levels", { ...BASE, traits: { ...BASE.traits, autoscaling: ["daily", "hourly"] } }],
    ["a trait that is not known any more", { ...BASE, traits: {} }],
    ["a layer", withTopology({ realised: { approach: "converged", form: null } })],
    ["a form", withTopology({ declared: { approach: "converged", form: "uniform" } })],
    ["nodes", withTopology({ nodes: NODES })],
    ["what an object says", { ...BASE, observations: [{ ...OBSERVED, says: "none" }, OTHER] }],
    ["how many objects say it", { ...BASE, observations: [{ ...OBSERVED, also: [] }, OTHER] }],
    ["an observation less", { ...BASE, observations: [OTHER] }],
  ])("changes with %s", (_, assessment) => {
    expect(digest(assessment)).not.toBe(digest(BASE));
  });
});
