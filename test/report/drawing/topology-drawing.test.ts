import { describe, expect, it } from "vitest";
import type { Assessment } from "../../../src/core/model/assessment.ts";
import { advisedDrawing, presentDrawing } from "../../../src/report/drawing/topology-drawing.ts";
import { EVEN, RULE_SET, assessCluster } from "../../support/assessing.ts";

const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily", instanceChurn: "regular" };

type Topology = Assessment["topology"];
const GROUPS = { approach: "disaggregated", form: "separate-node-groups" } as const;
const CLUSTERS = { approach: "disaggregated", form: "separate-clusters" } as const;
const UNIFORM = { approach: "converged", form: "uniform" } as const;
const DISKLESS = { approach: "converged", form: "diskless-nodes" } as const;

const NODES: NonNullable<Topology["nodes"]> = [
  { role: "storage", zone: "b", count: 3 },
  { role: "storage", zone: "a", count: 3 },
  { role: "storageless", zone: "a", count: 20 },
  { role: "storageless", zone: null, count: 10 },
  { role: "none", zone: "c", count: 2 },
  { role: "unknown", zone: null, count: 1 },
];

function withTopology(
  topology: Partial<Topology>,
  verdict: Partial<Assessment["verdict"]> = {},
): Assessment {
  const assessment = assessCluster({ traits: ELASTIC });
  return {
    ...assessment,
    verdict: { ...assessment.verdict, ...verdict },
    topology: { ...assessment.topology, ...topology },
  };
}

/** `cluster: id role nodes zone,zone` for every group. */
function groupsIn(drawing: ReturnType<typeof advisedDrawing>): string[] {
  return (drawing?.clusters ?? []).flatMap(({ title, groups }) =>
    groups.map(({ id, role, nodes, zones }) => `${title}: ${id} ${role} ${nodes} ${zones.join()}`),
  );
}

describe("the drawing of what is there", () => {
  it.each([
    [
      GROUPS,
      [
        "Kubernetes cluster: storage storage 6 a,b",
        "Kubernetes cluster: compute compute 30 a",
        "Kubernetes cluster: outside compute 2 c",
        "Kubernetes cluster: open unknown 1 ",
      ],
    ],
    [
      CLUSTERS,
      [
        "Kubernetes cluster for storage: storage storage 6 a,b",
        "Kubernetes cluster for compute: compute compute 30 a",
        "either cluster: outside compute 2 c",
        "either cluster: open unknown 1 ",
      ],
    ],
    [
      UNIFORM,
      [
        "Kubernetes cluster: both both 6 a,b",
        "Kubernetes cluster: compute compute 30 a",
        "Kubernetes cluster: outside compute 2 c",
        "Kubernetes cluster: open unknown 1 ",
      ],
    ],
    [
      DISKLESS,
      [
        "Kubernetes cluster: both both 6 a,b",
        "Kubernetes cluster: compute compute 30 a",
        "Kubernetes cluster: outside compute 2 c",
        "Kubernetes cluster: open unknown 1 ",
      ],
    ],
  ])("of $form counts every node once, in its group", (realised, expected) => {
    const drawing = presentDrawing(withTopology({ realised, nodes: NODES }), RULE_SET);
    expect(groupsIn(drawing)).toEqual(expected);
  });

  it("keeps the groups of a declared form that no node was read of", () => {
    const drawing = presentDrawing(withTopology({ declared: GROUPS, nodes: null }), RULE_SET);
    expect(drawing?.title).toBe(
      "Declared: disaggregated, separate node groups in one Kubernetes cluster",
    );
    expect(groupsIn(drawing)).toEqual([
      "Kubernetes cluster: storage storage null ",
      "Kubernetes cluster: compute compute null ",
    ]);
  });

  it("shows nodes of which nothing tells the approach", () => {
    const drawing = presentDrawing(withTopology({ nodes: NODES.slice(0, 3) }), RULE_SET);
    expect(drawing?.title).toBe("Read: approach not known");
    expect(groupsIn(drawing)).toEqual([
      "Kubernetes cluster: storage unknown 6 a,b",
      "Kubernetes cluster: compute compute 20 a",
    ]);
  });

  it("is none where nothing is known", () => {
    expect(presentDrawing(withTopology({}), RULE_SET)).toBeNull();
    expect(presentDrawing(withTopology({ nodes: [] }), RULE_SET)).toBeNull();
  });

  it("names an approach once where the title of its form begins with it", () => {
    const title = (realised: Topology["realised"]) =>
      presentDrawing(withTopology({ realised }), RULE_SET)?.title;
    expect(title(DISKLESS)).toBe("Deployed: converged, with some nodes that have no disks");
    expect(title(UNIFORM)).toBe("Deployed: converged, every Portworx node stores");
    expect(title({ approach: "converged", form: null })).toBe(
      "Deployed: converged, form not known",
    );
  });
});

describe("the drawing of what is advised", () => {
  it("has the counts of what is there where that is what is advised", () => {
    const drawing = advisedDrawing(withTopology({ realised: GROUPS, nodes: NODES }), RULE_SET);
    expect(drawing?.title).toBe(
      "Advised: disaggregated, separate node groups in one Kubernetes cluster",
    );
    expect(groupsIn(drawing)).toEqual([
      "Kubernetes cluster: storage storage 6 a,b",
      "Kubernetes cluster: compute compute 30 a",
    ]);
    expect(drawing?.links).toEqual([
      { from: "compute", to: "storage", text: "volumes over the network" },
    ]);
  });

  it.each([
    [UNIFORM, null],
    [CLUSTERS, "separate-node-groups"],
  ])("has zones alone where %o is there", (realised, form) => {
    const advised = withTopology({ realised, nodes: NODES }, { form });
    expect(groupsIn(advisedDrawing(advised, RULE_SET))).toEqual([
      "Kubernetes cluster: storage storage null a,b,c",
      "Kubernetes cluster: compute compute null a,b,c",
    ]);
  });

  it("takes any form of the approach for what is advised while the form is open", () => {
    const advised = withTopology({ realised: CLUSTERS, nodes: NODES }, { form: null });
    expect(groupsIn(advisedDrawing(advised, RULE_SET))[0]).toContain(" 6 ");
  });

  it("is that of its approach for a form that a pack of one's own names", () => {
    const advised = withTopology({}, { form: "constructor" });
    expect(groupsIn(advisedDrawing(advised, RULE_SET))).toHaveLength(2);
  });

  it("is none without a verdict", () => {
    expect(advisedDrawing(assessCluster({ traits: {} }), RULE_SET)).toBeNull();
  });

  it.each([GROUPS, CLUSTERS, UNIFORM, DISKLESS])("links groups that stand in $form", (layer) => {
    const drawing = advisedDrawing(withTopology({}, layer), RULE_SET);
    const ids = (drawing?.clusters ?? []).flatMap(({ groups }) => groups.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { from, to } of drawing?.links ?? [])
      expect(ids).toEqual(expect.arrayContaining([from, to]));
  });
});
