/** The kinds of rule file that can be begun, and whole packs. */
export const SCAFFOLD_KINDS = ["trait", "interaction", "guard", "form", "check", "pack"] as const;

/** What a scaffold is made for. */
export type ScaffoldKind = (typeof SCAFFOLD_KINDS)[number];

/** A new file of a pack, by its path inside the pack's folder. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files of a new rule or pack. What only its author can say is written as `<…>`; lint refuses
 * the pack until each is replaced.
 */
export function scaffold(kind: ScaffoldKind, id: string): NewFile[] {
  // YAML reads these words as something else than text.
  const written = /^(true|false|null|yes|no|on|off)$/i.test(id) ? `"${id}"` : id;
  if (kind === "pack") return packFiles(written);
  return [{ path: `${kind}s/${id}.yaml`, text: RULE_TEXTS[kind](written) }];
}

const RULE_TEXTS = {
  trait: (id: string) => `id: ${id}
title: <the trait in a few words>
question: <what to ask a platform engineer>
why: <why the answer matters for the choice>
favours: disaggregated # or converged: which approach gains as the trait grows
basis: inferred # or implied, listed, recommended; these need a source
sources: []
levels: # in growing order; + points speak for A (disaggregated), - for B (converged)
  - { id: low, points: -1, because: <why this level speaks for B> }
  - { id: high, points: 1, because: <why this level speaks for A> }
`,
  interaction: (id: string) => `id: ${id}
title: <the interaction in a few words>
when: # two or three traits, each with the levels at which it holds
  <first-trait>: [<level>]
  <second-trait>: [<level>]
evidence: 1 # -2 to 2; + speaks for A (disaggregated), - for B (converged)
basis: inferred # or implied, listed, recommended; these need a source
because: <why the two together say more than each alone>
sources: []
`,
  guard: (id: string) => `id: ${id}
title: <the guard in a few words>
excludes: disaggregated # or converged; or in its place caps: weak
when: # the traits and levels at which it holds
  <trait>: [<level>]
unless: [] # mitigations that lift it, each written like when
because: <why the approach is out of the question then>
sources: [<source-id>]
`,
  form: (id: string) => `id: ${id}
approach: disaggregated # or converged
title: <the form in a few words>
summary: <what it is>
fits: <when it fits>
when: # left out in the form that an approach takes by default
  <trait>: [<level>]
nextSteps:
  - do: <what to do first>
switching: <what it costs to get there>
cautions: []
sources: [<source-id>]
`,
  check: (id: string) => `id: ${id}
title: <what is found, in a few words>
severity: warning # or error, note
each: nodeGroup # or storageCluster, node, storageClass; left out: once for the cluster
needs: [nodeGroup.max] # the facts below that may be unknown: px-advisor schema facts
expression: nodeGroup.max == 1 # CEL over the facts; true is a finding
message: <what is wrong, and with which object> # {nodeGroup.name} puts the name there
because: <why it matters>
remediation: <what to do about it>
sources: [<source-id>]
examples: # px-advisor rules verify runs them
  fires:
    - nodeGroup: { name: storage, max: 1 }
  silent:
    - nodeGroup: { name: storage, max: 3 }
  unjudged: # what is needed is not known
    - nodeGroup: { name: storage }
`,
} as const satisfies Record<Exclude<ScaffoldKind, "pack">, (id: string) => string>;

function packFiles(id: string): NewFile[] {
  return [
    {
      path: "pack.yaml",
      text: `id: ${id}
version: 0.1.0
title: <the pack in a few words>
product: <what is deployed>
approaches:
  disaggregated: { title: Disaggregated, summary: storage nodes apart from compute nodes }
  converged: { title: Converged, summary: the same nodes store and compute }
tieBand: 2 # a score from -2 to 2 decides nothing
grades: { strong: 0.95, moderate: 0.8 } # least stability
leaning: { share: 0.95, stability: 0.9 } # least share of completions, least stability
tieBreaks: []
`,
    },
    {
      path: "sources.yaml",
      text: "<source-id>: { title: <title of the page>, publisher: <who says so> }\n",
    },
    { path: "cases.yaml", text: "[]\n" },
    { path: "traits/first-trait.yaml", text: RULE_TEXTS.trait("first-trait") },
    { path: "forms/apart.yaml", text: defaultForm("apart", "disaggregated") },
    { path: "forms/together.yaml", text: defaultForm("together", "converged") },
  ];
}

function defaultForm(id: string, approach: string): string {
  return RULE_TEXTS.form(id)
    .replace("approach: disaggregated # or converged", `approach: ${approach}`)
    .replace(/when: .*\n.*\n/, "");
}
