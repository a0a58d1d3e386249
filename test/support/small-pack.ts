import type { Pack } from "../../src/core/pack/schema.ts";

type One<Part extends "traits" | "interactions" | "guards" | "forms" | "checks" | "cases"> =
  Pack[Part][number];

/** A minimal pack that lint accepts, with parts of it replaced. Each call makes new values. */
export function smallPack(changes: Partial<Pack> = {}): Pack {
  return {
    pack: smallFile(),
    sources: {
      manual: {
        title: "The manual",
        publisher: "The vendor",
        url: "https://vendor.example/manual",
      },
      blog: { title: "A post", publisher: "Somebody", date: "2026-02" },
    },
    traits: [churn(), latency(), cloud()],
    interactions: [smallInteraction()],
    guards: [smallGuard()],
    forms: [smallForm(), smallForm({ id: "together", approach: "converged" })],
    checks: [],
    cases: [smallCase()],
    ...changes,
  };
}

/** The small pack's pack.yaml. */
export function smallFile(changes: Partial<Pack["pack"]> = {}): Pack["pack"] {
  return {
    id: "small",
    version: "1.0.0",
    title: "A small pack",
    product: "Storage",
    approaches: {
      disaggregated: { title: "Apart", summary: "storage nodes apart" },
      converged: { title: "Together", summary: "nodes that store and compute" },
    },
    tieBand: 2,
    grades: { strong: 0.95, moderate: 0.8 },
    leaning: { share: 0.95, stability: 0.9 },
    tieBreaks: [{ id: "incumbent", advises: "incumbent", because: "moving costs", sources: [] }],
    ...changes,
  };
}

/** An ordered trait with a unit: low up to 1, middle up to 5, high. */
export function churn(changes: Partial<One<"traits">> = {}): One<"traits"> {
  return {
    id: "churn",
    title: "churn",
    question: "How many nodes are replaced?",
    why: "Each replaced node moves data",
    unit: "nodes a week",
    favours: "disaggregated",
    basis: "implied",
    sources: ["manual"],
    levels: [
      { id: "low", upTo: 1, points: -1, because: "nodes stay" },
      { id: "middle", upTo: 5, points: 0, neutral: true, because: "either will do" },
      { id: "high", points: 2, because: "nodes come and go" },
    ],
    ...changes,
  };
}

/** An ordered trait without a unit that favours B: normal, tight. */
export function latency(changes: Partial<One<"traits">> = {}): One<"traits"> {
  return {
    id: "latency",
    title: "latency",
    question: "How fast must storage answer?",
    why: "Local data answers first",
    favours: "converged",
    basis: "inferred",
    sources: [],
    levels: [
      { id: "normal", points: 0, neutral: true, because: "either is fast enough" },
      { id: "tight", points: -1, because: "a network trip costs too much" },
    ],
    ...changes,
  };
}

/** A trait without points of its own: no, yes. */
export function cloud(changes: Partial<One<"traits">> = {}): One<"traits"> {
  return {
    id: "cloud",
    title: "cloud",
    question: "Does it run in a cloud?",
    why: "Clouds replace nodes at will",
    sources: [],
    levels: [
      { id: "no", because: "nodes are one's own" },
      { id: "yes", because: "nodes are lent" },
    ],
    ...changes,
  };
}

/** Unordered traits t0, t1, … without points, each with the levels l0, l1, … */
export function plainTraits(levelCounts: readonly number[]): One<"traits">[] {
  return levelCounts.map((count, index) =>
    cloud({
      id: `t${index}`,
      levels: Array.from({ length: count }, (_, level) => ({ id: `l${level}`, because: "so" })),
    }),
  );
}

/** High churn in a cloud: 1 point. */
export function smallInteraction(changes: Partial<One<"interactions">> = {}): One<"interactions"> {
  return {
    id: "cloud-churn",
    title: "churn in a cloud",
    when: { churn: ["high"], cloud: ["yes"] },
    evidence: 1,
    basis: "listed",
    because: "replaced nodes come back empty",
    sources: ["manual"],
    ...changes,
  };
}

/** Tight latency excludes A. */
export function smallGuard(changes: Partial<One<"guards">> = {}): One<"guards"> {
  return {
    id: "tight-latency",
    title: "tight latency",
    excludes: "disaggregated",
    when: { latency: ["tight"] },
    unless: [],
    because: "the network is too far",
    sources: ["manual"],
    ...changes,
  };
}

/** The default form of A. */
export function smallForm(changes: Partial<One<"forms">> = {}): One<"forms"> {
  return {
    id: "apart",
    approach: "disaggregated",
    title: "storage apart",
    summary: "two groups of nodes",
    fits: "nodes that come and go",
    nextSteps: [{ do: "make two groups" }],
    switching: "new nodes",
    cautions: [],
    sources: ["manual"],
    ...changes,
  };
}

/** A group that is to hold 3 nodes and may hold less; judged for each group in a cloud. */
export function smallCheck(changes: Partial<One<"checks">> = {}): One<"checks"> {
  return {
    id: "few-nodes",
    title: "a group with few nodes",
    severity: "warning",
    each: "nodeGroup",
    when: { cloud: ["yes"] },
    needs: ["nodeGroup.min"],
    expression: "nodeGroup.min < 3",
    message: "{nodeGroup.object}/{nodeGroup.name}: holds {nodeGroup.min} nodes at least, not 3",
    field: "spec.min",
    because: "three nodes keep a majority when one is lost",
    remediation: "raise the least size to 3",
    snippet: "spec:\n  min: 3",
    sources: ["manual"],
    examples: {
      fires: [{ nodeGroup: { name: "a", object: "Pool", min: 2 }, traits: { cloud: "yes" } }],
      silent: [
        { nodeGroup: { min: 3 }, traits: { cloud: "yes" } },
        { nodeGroup: { min: 2 }, traits: { cloud: "no" } },
      ],
      unjudged: [{ nodeGroup: {}, traits: { cloud: "yes" } }, { nodeGroup: { min: 2 } }],
    },
    ...changes,
  };
}

/** A check of which the engine draws the finding. */
export function engineCheck(changes: Partial<One<"checks">> = {}): One<"checks"> {
  return {
    id: "topology-mismatch",
    title: "another approach than advised",
    severity: "error",
    engine: true,
    needs: [],
    because: "the cluster was built for other needs",
    remediation: "plan the change",
    sources: [],
    ...changes,
  };
}

/** A case that the small pack decides. */
export function smallCase(changes: Partial<One<"cases">> = {}): One<"cases"> {
  return {
    name: "a restless cloud",
    traits: { churn: "high", latency: "normal", cloud: true },
    expect: { approach: "disaggregated", kind: "decided" },
    ...changes,
  };
}
