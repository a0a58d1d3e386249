import { describe, expect, it } from "vitest";
import { newRule } from "../../../src/app/new-rule.ts";
import type { Ports } from "../../../src/app/ports.ts";

/** Ports that keep what is written; only the pack itself is there before. */
function portsOver(written: Map<string, string>): Ports {
  return {
    exists: async (path: string) => path === "my-pack/pack.yaml" || written.has(path),
    createFile: async (path: string, text: string) => void written.set(path, text),
  } as unknown as Ports;
}

describe("rules new check", () => {
  it("writes a file to fill in, and never over another", async () => {
    const written = new Map<string, string>();
    const request = { kind: "check", id: "few-nodes", packFolder: "my-pack" };
    const told = await newRule(request, portsOver(written));
    expect(told).toContain("my-pack/checks/few-nodes.yaml\n");
    expect(written.get("my-pack/checks/few-nodes.yaml")).toMatch(/^id: few-nodes\n/);
    await expect(newRule(request, portsOver(written))).rejects.toMatchObject({
      problems: [{ code: "file-exists" }],
    });
  });

  it.each(["fewNodes", "few_nodes", "2-nodes", "few nodes"])("refuses the id %j", async (id) => {
    const request = { kind: "check", id, packFolder: "my-pack" };
    await expect(newRule(request, portsOver(new Map()))).rejects.toMatchObject({
      problems: [
        {
          message: `"${id}" is no id`,
          hint: "lower-case letters and digits, in words joined by -",
        },
      ],
    });
  });
});
