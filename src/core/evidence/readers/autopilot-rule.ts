import type { TraitStatement } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** Reads an AutopilotRule that expands storage pools: storage then grows without new nodes. */
export function readAutopilotRule(object: KubernetesObject): TraitStatement[] {
  const actions = object.fields.at("spec", "actions").items;
  const expands = actions.some((each) =>
    (each.at("name").text ?? "").endsWith("storagepool/expand"),
  );
  if (!expands) return [];
  return [
    statement(recordOf(object), "growthCoupling", {
      narrowed: levels("apart", "far-apart"),
      confidence: "hints",
      says: "storage pools are expanded as they fill, whatever compute does",
    }),
  ];
}
