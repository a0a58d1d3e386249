import type { Fields } from "../fields.ts";
import type { TraitStatement } from "../inventory.ts";
import type { MovingImage } from "../karpenter-records.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { type Confidence, levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** A word for nodes of storage in the labels that people give them. */
const STORAGE = /^((px|portworx)-)?storage$/;

/** Reads a MachineConfigPool: OpenShift updates nodes by rebooting them, not by replacing them. */
export function readMachineConfigPool(object: KubernetesObject): TraitStatement[] {
  return [
    ...inPlace(object, "strongly hints", "its nodes are updated and rebooted in place"),
    ...apart(object, object.fields.at("spec", "nodeSelector", "matchLabels")),
  ];
}

/** Reads a Plan of the system-upgrade-controller, which upgrades nodes in place. */
export function readUpgradePlan(object: KubernetesObject): TraitStatement[] {
  return [
    ...inPlace(object, "hints", "the system-upgrade-controller upgrades nodes in place"),
    ...apart(object, object.fields.at("spec", "nodeSelector", "matchLabels")),
  ];
}

/** Nodes of storage that are upgraded by a rule of their own are managed apart from others. */
function apart(object: KubernetesObject, selector: Fields): TraitStatement[] {
  const isStorage = selector.entries.some(([key, { text }]) =>
    [key.slice(key.lastIndexOf("/") + 1), text ?? ""].some((word) => STORAGE.test(word)),
  );
  if (!isStorage) return [];
  return [
    statement(recordOf(object), "separationOfConcerns", {
      narrowed: levels("preferred", "required"),
      confidence: "hints",
      says: "the nodes of storage are upgraded by a rule of their own",
    }),
  ];
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

/** Reads Karpenter's EC2NodeClass, where its image is an alias that moves with the releases. */
export function readNodeClass(object: KubernetesObject): MovingImage[] {
  const alias = object.fields
    .at("spec", "amiSelectorTerms")
    .items.map((term) => term.at("alias").text ?? "")
    .find((text) => text.endsWith("@latest"));
  return alias === undefined ? [] : [{ ...recordOf(object), type: "moving-image", alias }];
}

function inPlace(object: KubernetesObject, confidence: Confidence, says: string): TraitStatement[] {
  return [
    statement(recordOf(object), "nodeUpgrades", { narrowed: levels("seldom"), confidence, says }),
  ];
}
