import { describe, expect, it } from "vitest";
import {
  type Interview,
  answered,
  beginInterview,
  knownAfter,
  nextStep,
  profileAfter,
} from "../../../src/core/interview/interview.ts";
import type { Answer } from "../../../src/core/interview/question.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { judge } from "../../../src/core/assess/judge.ts";
import { EVEN, type ClusterFacts, RULE_SET, targetOf } from "../../support/assessing.ts";

function begin(facts: ClusterFacts, asksAll = false): Interview {
  return beginInterview(RULE_SET, targetOf(facts).profile, { asksAll, stopAt: null });
}

/** Answers every question from a table; what is not in it is not known. */
function runThrough(interview: Interview, levels: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  let now = interview;
  for (let step = nextStep(now); step !== null; step = nextStep(now)) {
    asked.push(step.trait.id);
    const level = levels[step.trait.id];
    now = answered(now, step.trait, level === undefined ? UNKNOWN : { kind: "level", level });
  }
  return { asked, interview: now };
}

const UNKNOWN: Answer = { kind: "unknown" };
const BACK: Answer = { kind: "back" };
const STATIC = {
  ...EVEN,
  autoscaling: "never",
  instanceChurn: "static",
  nodeUpgrades: "seldom",
  separationOfConcerns: "unwanted",
};

describe("the questionnaire", () => {
  it("asks the traits of guards first, then by how far each can move the score", () => {
    const { asked } = runThrough(begin({ traits: {} }), {});
    expect(asked.slice(0, 3)).toEqual(["separationOfConcerns", "clusterSize", "sharedFabric"]);
    expect(asked[3]).toBe("autoscaling");
  });

  it("stops as soon as nothing can change the approach, then asks only for its form", () => {
    const { asked, interview } = runThrough(begin({ traits: {} }), STATIC);
    const { verdict } = judge(RULE_SET, knownAfter(interview), null);
    expect(verdict.approach).toBe("converged");
    expect(asked.length).toBeLessThan(RULE_SET.traits.length);
    expect(asked.at(-1)).toBe("disklessNodes");
  });

  it("stops at a forced verdict without asking for points", () => {
    const { asked } = runThrough(begin({ traits: {} }), {
      separationOfConcerns: "required",
      clusterSize: "large",
      sharedFabric: "no",
    });
    expect(asked).toEqual(["separationOfConcerns", "clusterSize", "sharedFabric"]);
  });

  it("stops at a conflict, since no answer can lift it", () => {
    const { asked } = runThrough(begin({ traits: {} }), {
      separationOfConcerns: "required",
      clusterSize: "tiny",
    });
    expect(asked).toEqual(["separationOfConcerns", "clusterSize"]);
  });

  it("asks everything once, where everything is wanted", () => {
    const { asked } = runThrough(begin({ traits: {} }, true), STATIC);
    expect(asked.toSorted()).toEqual(RULE_SET.traits.map(({ id }) => id).toSorted());
  });

  it("asks on inside the tie band only for what may break the tie", () => {
    const { environment: _, ...rest } = {
      ...EVEN,
      storageMedium: "local",
      performance: "standard",
    };
    const step = nextStep(
      begin({
        traits: {
          ...rest,
          autoscaling: "never",
          contention: "often",
          spotShare: "some",
          nodeUpgrades: "quarterly",
        },
      }),
    );
    // The score is -6 -3 +4 +2 -2 = -5 whatever the environment, so nothing is left to ask.
    expect(step).toBeNull();
    const { autoscaling: __, ...tied } = { ...EVEN, environment: "aws" };
    const open = nextStep(begin({ traits: { ...tied, autoscaling: ["monthly", "weekly"] } }));
    expect(open?.trait.id).toBe("autoscaling");
  });

  it("does not ask again what a person said is not known", () => {
    const all = RULE_SET.traitById.get("network")!.levels.map(({ id }) => id);
    const { asked } = runThrough(begin({ traits: { network: all } }, true), {});
    expect(asked).not.toContain("network");
  });

  it("offers only the levels that are still possible", () => {
    const { autoscaling: _, ...rest } = EVEN;
    const step = nextStep(begin({ traits: { ...rest, autoscaling: ["weekly", "daily"] } }));
    expect(step?.question.choices.map(({ level }) => level)).toEqual(["weekly", "daily"]);
  });

  it("goes back to the question before, pointing at what was said to it", () => {
    const first = begin({ traits: {} });
    const one = nextStep(first)!;
    const second = answered(first, one.trait, { kind: "level", level: "preferred" });
    expect(nextStep(second)?.number).toBe(2);
    const back = answered(second, nextStep(second)!.trait, BACK);
    const again = nextStep(back)!;
    expect(again.trait.id).toBe(one.trait.id);
    expect(again.question.chosen).toBe("preferred");
    expect(again.number).toBe(1);
    expect(knownAfter(back)).toEqual(knownAfter(first));
  });

  it("goes back to an unknown pointing at nothing, and from the first question nowhere", () => {
    const first = begin({ traits: {} });
    const one = nextStep(first)!;
    const back = answered(answered(first, one.trait, UNKNOWN), one.trait, BACK);
    expect(nextStep(back)?.question.chosen).toBeNull();
    expect(answered(first, one.trait, BACK)).toBe(first);
  });

  it("never promises fewer questions than it asks", () => {
    let now = begin({ traits: {} });
    let most = Infinity;
    for (let step = nextStep(now); step !== null; step = nextStep(now)) {
      expect(step.atMost).toBeLessThanOrEqual(most);
      expect(step.number).toBeLessThanOrEqual(step.atMost);
      most = step.atMost;
      now = answered(now, step.trait, UNKNOWN);
    }
  });

  it("keeps what is not known in the profile as every level, so that it counts as asked", () => {
    const first = begin({ traits: { autoscaling: "daily" } });
    const step = nextStep(first)!;
    const profile = profileAfter(answered(first, step.trait, UNKNOWN));
    expect(profile.stated).toEqual(["autoscaling", step.trait.id]);
  });
});

describe("stopping early", () => {
  it("ends when the share asked for lies on one side, and goes on without that wish", () => {
    const { profile } = targetOf({
      traits: {
        autoscaling: "daily",
        environment: "aws",
        separationOfConcerns: "preferred",
        clusterSize: "large",
        sharedFabric: "no",
      },
    });
    const wish = (stopAt: number | null) =>
      nextStep(beginInterview(RULE_SET, profile, { asksAll: false, stopAt }));
    expect(wish(0.9)).toBeNull();
    expect(wish(0.999)).not.toBeNull();
    expect(wish(null)).not.toBeNull();
  });

  it("asks the traits of guards first, however large the share is", () => {
    const { clusterSize: _, ...rest } = EVEN;
    const { profile } = targetOf({
      traits: { ...rest, environment: "aws", autoscaling: "daily", contention: ["none", "often"] },
    });
    const step = nextStep(beginInterview(RULE_SET, profile, { asksAll: false, stopAt: 0.95 }));
    expect(step?.trait.id).toBe("clusterSize");
  });

  it("counts what can still change the advice, also when everything is asked", () => {
    const { profile } = targetOf({
      traits: { separationOfConcerns: "required", clusterSize: "large", sharedFabric: "no" },
    });
    const step = nextStep(beginInterview(RULE_SET, profile, { asksAll: true, stopAt: null }));
    expect(step?.decisive).toBe(0);
    expect(step?.atMost).toBe(14);
  });

  it("still asks again what was gone back to", () => {
    const { profile } = targetOf({ traits: { autoscaling: "daily", environment: "aws" } });
    const first = beginInterview(RULE_SET, profile, { asksAll: false, stopAt: 0.97 });
    const step = nextStep(first)!;
    const sure = answered(first, step.trait, {
      kind: "level",
      level: step.question.choices.at(-1)!.level,
    });
    const back = answered(sure, step.trait, BACK);
    expect(nextStep(back)?.trait.id).toBe(step.trait.id);
  });
});

describe("a tie that a note may still break", () => {
  it("is worth a question about what the note reads, and only about that", () => {
    const pack = { ...PORTWORX.pack, interactions: [] };
    const ruleSet = compileRuleSet({ pack, digest: "sha256:0" });
    const { environment: _, ...rest } = EVEN;
    const { profile } = targetOf({ traits: rest }, ruleSet);
    const step = nextStep(beginInterview(ruleSet, profile, { asksAll: false, stopAt: null }));
    expect(step).toMatchObject({ trait: { id: "environment" }, number: 1, atMost: 1 });
  });
});
