import { describe, expect, it } from "vitest";
import { DAY } from "../../../../src/core/model/instant.ts";
import { eksctl, list, node, nodeGroup, storageNode } from "../objects.ts";
import { aboutTrait, observationsOf } from "./observed.ts";

const NOW = Date.UTC(2026, 9, 1);
const churn = (objects: readonly object[], now: number | null = null) =>
  aboutTrait("instanceChurn", objects, { now });

describe("the ages of nodes", () => {
  /** Workers of a pool with ages in days. */
  const aged = (pool: string, ages: readonly (number | null)[]) =>
    ages.map((age, index) => {
      const plain = node(`${pool}-${index}`, { pool }) as { metadata: object };
      const creationTimestamp = age === null ? undefined : new Date(NOW - age * DAY).toISOString();
      return { ...plain, metadata: { ...plain.metadata, creationTimestamp } };
    });
  const spread = (mean: number) => [0.1, 0.4, 0.7, 1, 1.3, 2.5].map((part) => part * mean);
  const HINTS = "(strongly hints)";

  it.each<[string, object[], string]>([
    // Six nodes whose ages have a mean of 1000 days: 3 % a month, 5.5 % with two standard errors.
    ["that stay for years", aged("web", spread(1_000)), `static, occasional ${HINTS}`],
    ["that stay for months", aged("web", spread(200)), `static, occasional, regular ${HINTS}`],
    [
      "that stay for weeks",
      aged("web", spread(20)),
      `static, occasional, regular, constant ${HINTS}`,
    ],
  ])("%s bound how many are replaced", (_name, nodes, expected) => {
    expect(churn([list(...nodes)], NOW)).toEqual([`instanceChurn: ${expected}`]);
    expect(churn([list(...nodes.toReversed())], NOW)).toEqual([`instanceChurn: ${expected}`]);
  });

  it("count pool by pool, and none is livelier than the liveliest", () => {
    const [slow, fast] = [aged("slow", spread(1_000)), aged("fast", spread(50))];
    const percent = (objects: readonly object[]) => {
      const found = observationsOf([list(...objects)], { now: NOW }).find(
        ({ trait }) => trait === "instanceChurn",
      );
      return Number(/at most (\d+) %/.exec(found?.says ?? "")?.[1]);
    };
    expect(percent(fast)).toBeGreaterThan(percent(slow));
    expect(percent([...slow, ...fast])).toBe(percent(fast));
    expect(percent([...fast, ...slow])).toBe(percent(fast));
  });

  it("leave out nodes that store, unless every one does", () => {
    const compute = aged("web", spread(20));
    const storage = aged("storage", spread(1_000));
    const roles = (stores: boolean) =>
      [...compute, ...storage].map((each, index) => {
        const { name } = (each as unknown as { metadata: { name: string } }).metadata;
        return storageNode(name, stores || index >= compute.length);
      });
    const percent = (...objects: readonly object[]) => {
      const found = observationsOf([list(...objects)], { now: NOW }).find(
        ({ trait }) => trait === "instanceChurn",
      );
      return found?.says.replace(/ on .* fit/, "");
    };
    expect(percent(...compute, ...storage, ...roles(false))).toBe(percent(...compute));
    expect(percent(...compute, ...storage, ...roles(true))).toBe(percent(...compute, ...storage));
    expect(percent(...unpooled(300))).toMatch(/^the ages of 6 nodes/);
  });

  const unpooled = (mean: number) =>
    aged("web", spread(mean)).map((each) => {
      const { metadata } = each as unknown as { metadata: { labels: object } };
      return { ...each, metadata: { ...metadata, labels: {} } };
    });

  it("say when they were taken", () => {
    const found = observationsOf([list(...aged("web", spread(1_000)))], { now: NOW });
    expect(found.find(({ trait }) => trait === "instanceChurn")?.says).toBe(
      "the ages of 6 nodes on 2026-10-01 fit at most 6 % of a pool replaced a month",
    );
  });

  it.each<[string, object[], number | null]>([
    ["no moment is known", [list(...aged("web", spread(300)))], null],
    ["not all nodes were listed", aged("web", spread(300)), NOW],
    ["a node does not tell its age", [list(...aged("web", [...spread(300), null]))], NOW],
    ["one pool cannot be told", [list(...aged("web", spread(300)), ...aged("two", [9, 90]))], NOW],
    ["all came at once", [list(...aged("web", [300, 300.1, 300.2]))], NOW],
    ["there are none", [eksctl([nodeGroup("g")])], NOW],
  ])("say nothing where %s", (_name, objects, now) => {
    expect(churn(objects, now)).toEqual([]);
  });
});
