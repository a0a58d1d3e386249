import type { TraitStatement } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { type Confidence, levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** Reads a MachineConfigPool: OpenShift updates nodes by rebooting them, not by replacing them. */
export function readMachineConfigPool(object: KubernetesObject): TraitStatement[] {
  return inPlace(object, "strongly hints", "its nodes are updated and rebooted in place");
}

/** Reads a Plan of the system-upgrade-controller, which upgrades nodes in place. */
export function readUpgradePlan(object: KubernetesObject): TraitStatement[] {
  return inPlace(object, "hints", "the system-upgrade-controller upgrades nodes in place");
}

/** Reads a BottlerocketShadow, which the Bottlerocket update operator keeps for each node. */
export function readBottlerocketShadow(object: KubernetesObject): TraitStatement[] {
  return inPlace(object, "hints", "the Bottlerocket update operator updates the node in place");
}

/** Reads a DaemonSet of kured, which reboots nodes after a patch. */
export function readKured(object: KubernetesObject): TraitStatement[] {
  const containers = object.fields.at("spec", "template", "spec", "containers").items;
  const isKured = containers.some((each) =>
    /(^|\/)kured(?:[:@]|$)/.test(each.at("image").text ?? ""),
  );
  return isKured ? inPlace(object, "hints", "kured reboots nodes in place after a patch") : [];
}

/**
 * Reads Karpenter's EC2NodeClass. An image alias that moves makes nodes drift at each release, of
 * which there are several a month; a pinned one keeps them until somebody changes it.
 */
export function readNodeClass(object: KubernetesObject): TraitStatement[] {
  const terms = object.fields.at("spec", "amiSelectorTerms").items;
  const alias = terms
    .map((term) => term.at("alias").text)
    .find((text) => text?.endsWith("@latest") === true);
  if (alias === undefined || alias === null) return [];
  return [
    statement(recordOf(object), "nodeUpgrades", {
      narrowed: levels("monthly", "weekly"),
      confidence: "strongly hints",
      says: `the image ${alias} moves, and Karpenter replaces nodes at each release`,
    }),
  ];
}

function inPlace(object: KubernetesObject, confidence: Confidence, says: string): TraitStatement[] {
  return [
    statement(recordOf(object), "nodeUpgrades", { narrowed: levels("seldom"), confidence, says }),
  ];
}
