/** The files of the small pack, by their paths in its folder. */
export const SMALL_FILES: Readonly<Record<string, string>> = {
  "pack.yaml": `id: small
version: 1.0.0
title: A small pack
product: Storage
approaches:
  disaggregated: { title: Apart, summary: storage nodes apart }
  converged: { title: Together, summary: nodes that store and compute }
tieBand: 2
grades: { strong: 0.95, moderate: 0.8 }
leaning: { share: 0.95, stability: 0.9 }
tieBreaks:
  - { id: incumbent, advises: incumbent, because: moving costs, sources: [] }
`,
  "sources.yaml": `manual: { title: The manual, publisher: The vendor, url: https://vendor.example/manual }
blog: { title: A post, publisher: Somebody, date: 2026-02 }
`,
  "cases.yaml": `- name: a restless cloud
  traits: { churn: high, latency: normal, cloud: true }
  expect: { approach: disaggregated, kind: decided }
`,
  "traits/churn.yaml": `id: churn
title: churn
question: How many nodes are replaced?
why: Each replaced node moves data
unit: nodes a week
favours: disaggregated
basis: implied
sources: [manual]
levels:
  - { id: low, upTo: 1, points: -1, because: nodes stay }
  - { id: middle, upTo: 5, points: 0, neutral: true, because: either will do }
  - { id: high, points: 2, because: nodes come and go }
`,
  "traits/latency.yaml": `id: latency
title: latency
question: How fast must storage answer?
why: Local data answers first
favours: converged
basis: inferred
sources: []
levels:
  - { id: normal, points: 0, neutral: true, because: either is fast enough }
  - { id: tight, points: -1, because: a network trip costs too much }
`,
  "traits/cloud.yaml": `id: cloud
title: cloud
question: Does it run in a cloud?
why: Clouds replace nodes at will
sources: []
levels:
  - { id: "no", because: nodes are one's own }
  - { id: "yes", because: nodes are lent }
`,
  "interactions/cloud-churn.yaml": `id: cloud-churn
title: churn in a cloud
when: { churn: [high], cloud: ["yes"] }
evidence: 1
basis: listed
because: replaced nodes come back empty
sources: [manual]
`,
  "guards/tight-latency.yaml": `id: tight-latency
title: tight latency
excludes: disaggregated
when: { latency: [tight] }
unless: []
because: the network is too far
sources: [manual]
`,
  "forms/apart.yaml": formFile("apart", "disaggregated"),
  "forms/together.yaml": formFile("together", "converged"),
};

/** The small pack's check as a file; the pack has it only where a test adds it. */
export const SMALL_CHECK_FILE: Readonly<Record<string, string>> = {
  "checks/few-nodes.yaml": `id: few-nodes
title: a group with few nodes
severity: warning
each: nodeGroup
when: { cloud: ["yes"] }
needs: [nodeGroup.min]
expression: nodeGroup.min < 3
message: >-
  {nodeGroup.object}/{nodeGroup.name}: holds {nodeGroup.min} nodes
  at least, not 3
field: spec.min
because: three nodes keep a majority when one is lost
remediation: raise the least size to 3
snippet: |
  spec:
    min: 3
sources: [manual]
examples:
  fires:
    - { nodeGroup: { name: a, object: Pool, min: 2 }, traits: { cloud: "yes" } }
  silent:
    - { nodeGroup: { min: 3 }, traits: { cloud: "yes" } }
    - { nodeGroup: { min: 2 }, traits: { cloud: "no" } }
  unjudged:
    - { nodeGroup: {}, traits: { cloud: "yes" } }
    - { nodeGroup: { min: 2 } }
`,
};

function formFile(id: string, approach: string): string {
  return `id: ${id}
approach: ${approach}
title: storage apart
summary: two groups of nodes
fits: nodes that come and go
nextSteps: [{ do: make two groups }]
switching: new nodes
cautions: []
sources: [manual]
`;
}
