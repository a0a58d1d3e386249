import { describe, expect, it } from "vitest";
import { assess } from "../../src/core/explain/assess.ts";
import { LABELS } from "../../src/core/model/approach.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import {
  GRADES,
  type LevelSets,
  type Pack,
  type PackCase,
  VERDICT_KINDS,
} from "../../src/core/pack/schema.ts";

const { pack } = PORTWORX;
const { traits, interactions, guards, forms, cases } = pack;
const ruleSet = compileRuleSet(PORTWORX);

const CLOUDS = "aws, gcp, azure, ibm-cloud, oracle-cloud";

/** Trait, approach that gains as it grows, basis; then levels with their bounds and points. */
const TRAITS = `
environment - -: ${CLOUDS}, vsphere, openstack, bare-metal, other
autoscaling A listed: never 0: -2, monthly 0.5: -1, weekly 3: 1, daily 14: 2, hourly: 2
nodeCountSwing A implied: none 10: 0, small 25: 0, large 100: 1, extreme: 2
instanceChurn A listed: static 1: -2, occasional 10: -1, regular 50: 1, constant: 2
nodeUpgrades A listed: seldom 1: -1, quarterly 4: 0, monthly 12: 1, weekly: 2
orchestratorUpgrades A listed: seldom 1: -1, regular 3: 0, frequent 6: 1, continuous: 2
performance B listed: standard: 0, high: -1, benchmark: -2
separationOfConcerns A listed: unwanted: -2, indifferent: 0, preferred: 1, required: 2
growthCoupling A listed: together: 0, apart: 1, far-apart: 2
locality B implied: none: 0, preferred: 0, required: -2
contention A implied: none: 0, sometimes: 1, often: 2
network A inferred: slow 9: -2, adequate: 0
clusterSize A implied: tiny 3: -2, small 5: -1, medium 30: 0, large: 0
sharedFabric A -: no, yes
spotShare A implied: none 0: 0, some 30: 1, most: 2
storageMedium - implied: cloud-drives: 0, array: 0, local: -1
disklessNodes - -: no, yes
`;

const INTERACTIONS = `
cloud-autoscaling recommended 1: environment ${CLOUDS}; autoscaling weekly, daily, hourly
local-drives-and-churn implied 2: storageMedium local; instanceChurn regular, constant
`;

const GUARDS = `
array-backend caps weak: storageMedium array
separation-required excludes B: separationOfConcerns required
shared-fabric excludes B: sharedFabric yes
too-few-nodes excludes A: clusterSize tiny
`;

const FORMS = `
diskless-nodes B: disklessNodes yes
separate-clusters A: sharedFabric yes
separate-node-groups A: always
uniform B: always
`;

const TIE_BREAKS = `
vendor-note disaggregated: environment ${CLOUDS}; autoscaling weekly, daily, hourly
incumbent incumbent: always
`;

describe("the pack has exactly", () => {
  it.each<[string, string, string[]]>([
    ["these traits, levels, bounds and points", TRAITS, traits.map(traitLine)],
    [
      "these interactions",
      INTERACTIONS,
      interactions.map(
        ({ id, basis, evidence, when }) => `${id} ${basis} ${evidence}: ${conditionText(when)}`,
      ),
    ],
    ["these guards, without mitigations", GUARDS, guards.map(guardLine)],
    [
      "these forms",
      FORMS,
      forms.map(({ id, approach, when }) => `${id} ${LABELS[approach]}: ${conditionText(when)}`),
    ],
  ])("%s", (_, table, found) => {
    expect(found.toSorted()).toEqual(table.trim().split("\n").toSorted());
  });

  it("these tie-breaks, in this order", () => {
    const found = pack.pack.tieBreaks.map(
      ({ id, advises, when }) => `${id} ${advises}: ${conditionText(when)}`,
    );
    expect(found).toEqual(TIE_BREAKS.trim().split("\n"));
  });

  it("these thresholds", () => {
    const { tieBand, grades, leaning } = pack.pack;
    expect({ tieBand, grades, leaning }).toEqual({
      tieBand: 2,
      grades: { strong: 0.95, moderate: 0.8 },
      leaning: { share: 0.95, stability: 0.9 },
    });
  });
});

describe("case:", () => {
  it.each(cases.map((each) => [each.name, each] as const))("%s", (_, each) => {
    const { approach, kind, form, grade } = verdictOf(each);
    expect({ approach, kind, form, grade }).toEqual({ form, grade, ...each.expect });
  });
});

describe("the cases", () => {
  it("are at least 14, each with a name of its own", () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(names.size).toBe(cases.length);
    expect(names.size).toBeGreaterThanOrEqual(14);
  });

  it("expect every kind of verdict, every grade and every form", () => {
    const expected = cases.map((each) => each.expect);
    expect(new Set(expected.map(({ kind }) => kind))).toEqual(new Set(VERDICT_KINDS));
    expect(expected.map(({ grade }) => grade)).toEqual(expect.arrayContaining([...GRADES]));
    expect(expected.map(({ form }) => form)).toEqual(
      expect.arrayContaining(forms.map(({ id }) => id)),
    );
  });

  it("use every guard, the cap and both tie-breaks", () => {
    const active = cases.flatMap((each) =>
      assessed(each).guards.flatMap(({ id, state }) => (state === "active" ? [id] : [])),
    );
    const verdicts = cases.map(verdictOf);
    expect(new Set(active)).toEqual(new Set(guards.map(({ id }) => id)));
    expect(verdicts.map(({ cappedBy }) => cappedBy)).toContain("array-backend");
    expect(verdicts.map(({ tieBreak }) => tieBreak)).toEqual(
      expect.arrayContaining(["vendor-note", "incumbent"]),
    );
  });
});

describe("nothing in the pack is idle:", () => {
  const conditions = [
    ...interactions.map(({ when }) => when),
    ...guards.flatMap(({ when, unless }) => [when, ...unless]),
    ...[...forms, ...pack.pack.tieBreaks].map(({ when }) => when ?? {}),
  ];
  const read = new Set(conditions.flatMap((when) => Object.keys(when)));
  const rules = [...traits, ...interactions, ...guards, ...forms, ...pack.checks];
  const citing = [...rules, ...pack.pack.tieBreaks];
  const levels = traits.flatMap((trait) => trait.levels);
  const cited = new Set([...citing, ...levels].flatMap(({ sources }) => sources ?? []));

  it.each(traits.map((trait) => [trait.id, trait] as const))(
    "%s is read by a rule",
    (id, trait) => {
      expect(trait.basis !== undefined || read.has(id)).toBe(true);
    },
  );

  it("every source is cited", () => {
    expect(Object.keys(pack.sources).filter((id) => !cited.has(id))).toEqual([]);
  });

  it("every level of a scored trait has points or says that it means none", () => {
    const silent = levels.filter(({ points, neutral }) => points === 0 && neutral !== true);
    expect(silent).toEqual([]);
  });
});

describe("the pack's words:", () => {
  it.each(traits.map(({ id, question }) => [id, question]))("%s asks a question", (_, question) => {
    expect(question).toMatch(/^[A-Z].*\?$/);
  });

  /** Names that begin with a capital wherever they stand. */
  const NAMES = /^(I\/O|Portworx|PX-|Kubernetes|Stork|StorageCluster|ENABLE_ASG_|FlashArray)/;
  const REASONS = [
    ...traits.flatMap(({ id, levels }) =>
      levels.map((level) => [`${id} ${level.id}`, level.because] as const),
    ),
    ...[...interactions, ...guards, ...pack.pack.tieBreaks].map(
      ({ id, because }) => [id, because] as const,
    ),
    ...guards.flatMap(({ id, caution }) =>
      caution === undefined ? [] : [[`${id}, caution`, caution] as const],
    ),
    ...forms.flatMap(({ id, summary, fits, switching, cautions, nextSteps }) =>
      [summary, fits, switching, ...cautions, ...nextSteps.map((step) => step.do)].map(
        (text, index) => [`${id} ${index + 1}`, text] as const,
      ),
    ),
  ];

  it.each(REASONS)("%s: lower case, no full stop", (_, text) => {
    expect(NAMES.test(text) || /^["'a-z0-9]/.test(text)).toBe(true);
    expect(text).not.toMatch(/[.!]$|\n/);
  });

  it.each(forms.map((form) => [form.id, form] as const))(
    "%s says what to do before and from Portworx 3.5, and minds Stork",
    (_, { nextSteps, cautions, switching }) => {
      const steps = nextSteps.map((step) => step.do);
      expect(nextSteps.map(({ since, until }) => since ?? until)).toContain("3.5");
      expect(nextSteps.some(({ until }) => until === "3.5")).toBe(true);
      expect(nextSteps.some(({ since }) => since === "3.5")).toBe(true);
      expect(steps.join("\n")).toMatch(/portworx\.io\/node-type[^]*spec\.cloudStorage\./);
      expect([...steps, ...cautions].join("\n")).toMatch(/Stork|replicas/);
      expect(switching).toMatch(/new nodes|new Kubernetes cluster/);
    },
  );
});

function traitLine({ id, favours, basis, levels }: Pack["traits"][number]): string {
  const shown = levels.map(({ id: level, upTo, points }) =>
    [level, upTo === undefined ? "" : ` ${upTo}`, points === undefined ? "" : `: ${points}`].join(
      "",
    ),
  );
  const letter = favours === undefined ? "-" : LABELS[favours];
  return `${id} ${letter} ${basis ?? "-"}: ${shown.join(", ")}`;
}

function guardLine({ id, excludes, caps, when, unless }: Pack["guards"][number]): string {
  const effect = excludes === undefined ? `caps ${caps}` : `excludes ${LABELS[excludes]}`;
  return `${id} ${effect}: ${[when, ...unless].map(conditionText).join(" unless ")}`;
}

function conditionText(when: LevelSets | undefined): string {
  if (when === undefined) return "always";
  return Object.entries(when)
    .map(([trait, levels]) => `${trait} ${levels.join(", ")}`)
    .join("; ");
}

function assessed({ name, traits: values, topology }: PackCase) {
  const at = { file: "cases.yaml", line: 1, column: 1 };
  const profile = {
    name,
    labels: {},
    possible: possibleLevels(ruleSet, values),
    stated: Object.keys(values),
    topology: topology === undefined ? null : { ...topology, form: topology.form ?? null },
    waivers: [],
  };
  const places = { at, traitPlaces: {}, topologyPlace: null };
  const target = { profile, ...places, waivers: [], evidence: null, inputs: [] };
  return assess(target, { ruleSet, sha256: () => "" });
}

function verdictOf(each: PackCase) {
  return assessed(each).verdict;
}
