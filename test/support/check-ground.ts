import type { z } from "zod";
import { type Facts, factsSchema } from "../../src/core/checks/facts.ts";
import type { CheckGround, Subject } from "../../src/core/checks/judge-check.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import type { Place } from "../../src/core/model/place.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { smallCheck, smallPack } from "./small-pack.ts";

/** Facts as the examples of a check write them: what is known by default may be left out. */
export type FactsInput = z.input<typeof factsSchema>;

/** The small pack with checks. */
export function rulesWith(...checks: Pack["checks"]): RuleSet {
  return compileRuleSet({ pack: smallPack({ checks }), digest: "sha256:test" });
}

/** What a test says about a cluster beside its facts. */
export interface GroundInput extends Omit<FactsInput, keyof CheckGround["subjects"]> {
  readonly groups?: readonly FactsInput["nodeGroup"][];
  readonly hasEvidence?: boolean;
}

/** Where the cluster's findings stand. */
export const CLUSTER_PLACE: Place = { file: "dump.yaml", line: 1, column: 1 };

/** A cluster with node groups, for the traits of the small pack. */
export function groundOf({ groups = [], hasEvidence = true, ...facts }: GroundInput): CheckGround {
  const read = factsSchema.parse(facts);
  const none = { storageCluster: [], node: [], storageClass: [] };
  return {
    facts: read,
    subjects: { ...none, nodeGroup: groups.map((group, index) => groupSubject(group, index)) },
    possible: possibleLevels(rulesWith(), read.traits),
    hasEvidence,
    at: CLUSTER_PLACE,
  };
}

/** A group stands in line 10, 20, …; its fields one line below. */
function groupSubject(group: FactsInput["nodeGroup"], index: number): Subject {
  const facts: Facts["nodeGroup"] = factsSchema.parse({ nodeGroup: group }).nodeGroup;
  if (facts === undefined) throw new Error("a group has facts");
  const place = (line: number) => ({ file: "groups.yaml", line, column: 1 });
  const line = 10 * (index + 1);
  return {
    facts,
    alike: facts,
    object: `${facts.object}/${facts.name}`,
    at: place(line),
    placeOf: (field) => place(field === null ? line : line + 1),
  };
}

/** A check about the whole cluster, without a condition. */
export function versionCheck(
  changes: Partial<Pack["checks"][number]> = {},
): Pack["checks"][number] {
  const { each: _, when: __, field: ___, snippet: ____, ...common } = smallCheck();
  return {
    ...common,
    id: "old-version",
    needs: ["cluster.version"],
    expression: '!atLeast(cluster.version, "3.5")',
    message: "Portworx {cluster.version} is old",
    ...changes,
  };
}

/** A check that fires where a condition over traits holds. */
export function cloudCheck(changes: Partial<Pack["checks"][number]> = {}): Pack["checks"][number] {
  const { expression: _, ...common } = versionCheck();
  const when = { cloud: ["yes"] };
  return { ...common, id: "in-a-cloud", needs: [], when, message: "it is a cloud", ...changes };
}
