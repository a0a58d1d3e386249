import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { ENGINE_CHECKS } from "../../src/core/pack/check-kinds.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import { explain, idsOf } from "../../src/report/explain/explain.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";
import { rulesList } from "../../src/report/rules-list.ts";
import { RULE_SET } from "../support/assessing.ts";
import { engineCheck, smallCheck, smallPack } from "../support/small-pack.ts";

const CONTEXT = { ruleSet: RULE_SET, palette: PLAIN_PALETTE, width: 80 };

/** The small pack with a check of every sort. */
function checkContext(...more: Pack["checks"]) {
  const { each: _, expression: __, field: ___, snippet: ____, ...common } = smallCheck();
  const always: Pack["checks"][number] = {
    ...common,
    id: "in-a-cloud",
    severity: "note",
    when: { cloud: ["yes"], churn: ["middle", "high"] },
    needs: [],
    sources: [],
  };
  const long = {
    expression:
      "nodeGroup.min <\n  3 &&\n  nodeGroup.scaledBy.exists(name, name.startsWith('cluster-autoscaler'))",
    snippet: "spec:\n  min: 3\n\n  max: 9",
  };
  const checks = [smallCheck(long), engineCheck(), always, ...more];
  const ruleSet = compileRuleSet({ pack: smallPack({ checks }), digest: "sha256:0" });
  return { ...CONTEXT, ruleSet };
}

function page(id: string, context = CONTEXT): string {
  const explained = explain(id, context);
  if (explained.kind === "unknown") throw new Error(explained.problem.message);
  return explained.text;
}

describe("explain", () => {
  it.each([
    "autoscaling",
    "environment",
    "storageMedium",
    "disklessNodes",
    "cloud-autoscaling",
    "too-few-nodes",
    "array-backend",
    "separate-node-groups",
    "diskless-nodes",
  ])("shows the page of %s", async (id) => {
    await expect(page(id)).toMatchFileSnapshot(`golden/explain-${id}.txt`);
  });

  it("has a page with a source for every id of the pack, none wider than asked", () => {
    const ids = idsOf(RULE_SET);
    expect(ids).toHaveLength(17 + 2 + 4 + 4 + PORTWORX.pack.checks.length);
    const snippets = new Set(
      RULE_SET.checks.flatMap(
        ({ snippet }) => snippet?.split("\n").map((line) => line.trim()) ?? [],
      ),
    );
    const unsourced = new Set<string>(ENGINE_CHECKS);
    for (const id of ids) {
      const text = page(id);
      if (!unsourced.has(id)) expect(text).toContain("\n  Sources\n");
      const wide = text
        .split("\n")
        .filter((line) => line.length > 80 && !line.includes("https://"))
        // What is to be copied cannot be wrapped.
        .filter((line) => !snippets.has(line.trim()));
      expect(wide.filter((line) => line.trim().includes(" "))).toEqual([]);
    }
  });

  it.each(["few-nodes", "topology-mismatch", "in-a-cloud"])(
    "shows the page of the check %s",
    async (id) => {
      await expect(page(id, checkContext())).toMatchFileSnapshot(`golden/explain-check-${id}.txt`);
    },
  );

  it.each([
    ["storageCluster", "every deployment of Portworx apart"],
    ["nodeGroup", "every group of nodes apart"],
    ["node", "every node apart"],
    ["storageClass", "every StorageClass apart"],
  ] as const)("says that a check of each %s judges %s", (each, text) => {
    const context = checkContext(smallCheck({ id: "of-each", each }));
    expect(page("of-each", context)).toContain(`  judges     ${text}\n`);
  });

  it("says of a trait which checks read it", () => {
    expect(page("cloud", checkContext())).toContain("  - check few-nodes\n  - check in-a-cloud\n");
    expect(page("latency", checkContext())).not.toContain("check");
  });

  it("offers checks for ids that are near", () => {
    expect(explain("few-node", checkContext())).toMatchObject({
      problem: { hint: 'did you mean "few-nodes"? all ids: px-advisor rules list' },
    });
  });

  it("says of an interaction what it is worth where it holds", () => {
    expect(page("cloud-autoscaling")).toContain("points     +5 where it holds, 0 elsewhere");
    expect(page("local-drives-and-churn")).toContain("points     +4 where it holds, 0 elsewhere");
  });

  it("lists what lifts a guard, leaves out cautions that are not there and sources that have no address", () => {
    const guard = PORTWORX.pack.guards.find(({ id }) => id === "separation-required");
    const [form] = PORTWORX.pack.forms;
    const { caution: _, ...plainGuard } = guard!;
    const ruleSet = compileRuleSet({
      pack: {
        ...PORTWORX.pack,
        sources: { bare: { title: "A talk", publisher: "Somebody" } },
        traits: PORTWORX.pack.traits.map((trait) => ({
          ...trait,
          sources: [],
          levels: trait.levels.map(({ sources: __, ...level }) => level),
        })),
        guards: [
          {
            ...plainGuard,
            sources: ["bare"],
            unless: [{ spotShare: ["none"] }, { contention: ["none"], locality: ["none"] }],
          },
        ],
        forms: [{ ...form!, cautions: [], sources: ["bare"] }],
      },
      digest: "sha256:0",
    });
    const context = { ...CONTEXT, ruleSet };
    expect(page("separation-required", context)).toContain(
      "unless     spotShare is none; or contention is none, and locality is none",
    );
    expect(page("separation-required", context)).toMatch(
      /Sources\n {2}- bare: Somebody, A talk\n$/,
    );
    expect(page(form!.id, context)).not.toContain("Cautions");
    expect(page("performance", context)).not.toContain("Sources");
  });

  it("offers the nearest id for one that is not there, and the list where none is near", () => {
    expect(explain("autoscalling", CONTEXT)).toMatchObject({
      kind: "unknown",
      problem: {
        code: "unknown-id",
        hint: 'did you mean "autoscaling"? all ids: px-advisor rules list',
      },
    });
    expect(explain("zzzzzzzzzz", CONTEXT)).toMatchObject({
      problem: { hint: "all ids: px-advisor rules list" },
    });
  });
});

describe("rules list", () => {
  it("shows checks with their severity", () => {
    expect(rulesList(checkContext())).toContain(`
Checks
  few-nodes          warning  a group with few nodes
  in-a-cloud         note     a group with few nodes
  topology-mismatch  error    another approach than advised
`);
  });

  it("shows every rule of the pack with what it is worth", async () => {
    const list = rulesList(CONTEXT);
    await expect(list).toMatchFileSnapshot("golden/rules-list.txt");
    for (const id of idsOf(RULE_SET)) expect(list).toContain(`  ${id} `);
  });

  it("leaves out kinds that a pack has none of, and wraps titles that are too long", () => {
    const pack = {
      ...PORTWORX.pack,
      interactions: [],
      guards: [],
      traits: PORTWORX.pack.traits.map((trait) => ({
        ...trait,
        title: "a long title ".repeat(9).trim(),
      })),
    };
    const list = rulesList({ ...CONTEXT, ruleSet: compileRuleSet({ pack, digest: "sha256:0" }) });
    expect(list).not.toContain("Guards");
    expect(Math.max(...list.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});
