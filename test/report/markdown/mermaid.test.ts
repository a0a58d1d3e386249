import { describe, expect, it } from "vitest";
import type { TopologyDrawing } from "../../../src/report/drawing/topology-drawing.ts";
import { mermaid } from "../../../src/report/markdown/mermaid.ts";
import { printable } from "../../../src/report/printable.ts";
import { readDiagram } from "../../support/mermaid.ts";
import { HOSTILE } from "../../support/report-states.ts";

/** Everything that a drawing can hold, with zones of one's choice. */
function drawing(zones: readonly string[], title = "Deployed: apart"): TopologyDrawing {
  const group = (id: string, role: "storage" | "compute" | "both" | "unknown", nodes: number) => ({
    id,
    role,
    title: `${role} nodes`,
    nodes,
    zones,
  });
  return {
    title,
    clusters: [
      { title: "one cluster", groups: [group("storage", "storage", 6), group("both", "both", 3)] },
      {
        title: "other cluster",
        groups: [group("compute", "compute", 30), { ...group("open", "unknown", 1), nodes: null }],
      },
    ],
    links: [{ from: "compute", to: "storage", text: "volumes over the network" }],
  };
}

describe("a diagram", () => {
  it("is what Mermaid reads it as: groups of counted nodes with their zones, and links", async () => {
    expect(await readDiagram(mermaid(drawing(["eu-1a", "eu-1b"])))).toEqual({
      title: "Deployed: apart",
      nodes: {
        storage: "6 × storage nodes<br>zones eu-1a, eu-1b",
        both: "3 × both nodes<br>zones eu-1a, eu-1b",
        compute: "30 × compute nodes<br>zones eu-1a, eu-1b",
        open: "unknown nodes<br>zones eu-1a, eu-1b",
      },
      edges: ["compute volumes over the network storage"],
      groups: { "one cluster": ["storage", "both"], "other cluster": ["compute", "open"] },
    });
  });

  it("counts zones of which there are many, and says nothing of none", async () => {
    const many = await readDiagram(mermaid(drawing(["a", "b", "c", "d"])));
    expect(many.nodes["storage"]).toBe("6 × storage nodes<br>4 zones");
    expect((await readDiagram(mermaid(drawing([])))).nodes["storage"]).toBe("6 × storage nodes");
    const one = await readDiagram(mermaid(drawing(["a"])));
    expect(one.nodes["storage"]).toBe("6 × storage nodes<br>zone a");
  });

  it.each([...HOSTILE, '"]', "%%{init: {}}%%", "end", "a;b", "#quot;", "--> x", "click a b"])(
    "shows a zone called %j and obeys it in nothing",
    async (zone) => {
      const { nodes, groups, edges } = await readDiagram(mermaid(drawing([zone])));
      expect(Object.keys(nodes).toSorted()).toEqual(["both", "compute", "open", "storage"]);
      expect(Object.keys(groups)).toEqual(["one cluster", "other cluster"]);
      expect(edges).toHaveLength(1);
      const text = printable(zone);
      if (text.trim() === text && text.length <= 24) {
        expect(nodes["storage"]).toBe(`6 × storage nodes<br>zone ${text}`);
      }
    },
  );

  it("stays short, if need be without the names of zones", async () => {
    const zones = ["1", "2", "3"].map((zone) => zone + "※".repeat(500));
    const text = mermaid(drawing(zones, "<".repeat(999)));
    expect(text.length).toBeLessThan(1500);
    expect((await readDiagram(text)).nodes["storage"]).toBe("6 × storage nodes<br>3 zones");
    for (const zone of HOSTILE) {
      expect(mermaid(drawing([zone, zone, zone], zone)).length).toBeLessThanOrEqual(1500);
    }
  });

  it.each(HOSTILE)("can have the title %j", async (title) => {
    expect(Object.keys((await readDiagram(mermaid(drawing([], title)))).nodes)).toHaveLength(4);
  });

  it("would be refused with a label that ends early, so the parser is not too kind", async () => {
    const broken = mermaid(drawing(["a"])).replace("zone a", 'zone "a');
    await expect(readDiagram(broken)).rejects.toThrow("Parse error");
  });
});
