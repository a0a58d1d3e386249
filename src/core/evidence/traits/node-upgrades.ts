import { count } from "../../model/count.ts";
import type { Instant } from "../../model/instant.ts";
import type { Inventory, NodeRecord } from "../inventory.ts";
import { type Records, partedBy, recordAt } from "../records.ts";
import { type TraitObservation, hint, levels, observe } from "./observation.ts";

/** Whether roll-outs of images replace nodes, and how often. */
export function nodeUpgradesOf(inventory: Inventory): TraitObservation[] {
  return [...movingImages(inventory), ...drifted(inventory), ...mixedPools(inventory)];
}

/**
 * An image that moves makes nodes drift at each release, of which there are several a month. Only a
 * NodePool that uses it and lets nodes drift shows that they are replaced then.
 */
function movingImages({ movingImages: images, nodeGroups }: Inventory): TraitObservation[] {
  const followed = new Set(
    nodeGroups.filter(({ keepsDrifted }) => !keepsDrifted).map(({ nodeClass }) => nodeClass),
  );
  return images.map((image) => {
    const follows = followed.has(image.name);
    return observe("nodeUpgrades", image, {
      narrowed: levels("monthly", "weekly"),
      confidence: follows ? "strongly hints" : "hints",
      says: follows
        ? `the image ${image.alias} moves, and Karpenter replaces nodes at each release`
        : `the image ${image.alias} moves, but no NodePool was read that replaces nodes then`,
    });
  });
}

const REPLACING = levels("quarterly", "monthly", "weekly");

function drifted({ nodeClaims }: Inventory): TraitObservation[] {
  const gone = nodeClaims.filter(({ hasDrifted }) => hasDrifted);
  const [first] = gone;
  if (first === undefined) return [];
  const says = `drifted, so that they are to be replaced: ${gone.length} of ${count(nodeClaims.length, "NodeClaim")}`;
  return [hint("nodeUpgrades", first, { narrowed: REPLACING, says })];
}

/** Pools of two images in which every node of one is newer than every node of the other. */
function mixedPools({ nodes }: Inventory): TraitObservation[] {
  const told = nodes.filter(isAged).filter(({ image }) => image !== "");
  return [...partedBy(told, ({ pool }) => pool)].flatMap(([name, members]) => {
    const images = [...partedBy(members, ({ image }) => image).values()].map(ageOf);
    const [older, newer] = images.toSorted((one, other) => one.newest - other.newest);
    if (older === undefined || newer === undefined || newer.oldest <= older.newest) return [];
    const says = `the nodes of ${name} run ${images.length} images, the newer ones on newer nodes`;
    return [hint("nodeUpgrades", newer.node, { narrowed: REPLACING, says })];
  });
}

type AgedNode = NodeRecord & { readonly created: Instant };

function isAged(node: NodeRecord): node is AgedNode {
  return node.created !== null;
}

/** The first of some nodes, of which there is one at least, and when the oldest and the newest were made. */
function ageOf(nodes: Records<AgedNode>) {
  let [oldest, newest] = [Infinity, -Infinity];
  for (const { created } of nodes) {
    oldest = Math.min(oldest, created);
    newest = Math.max(newest, created);
  }
  return { node: recordAt(nodes, 0), oldest, newest };
}

/**
 * What two dumps tell of the nodes that were there both times: one that got another image was
 * updated in place.
 */
export function updatesBetween(before: Inventory, after: Inventory): TraitObservation[] {
  const images = new Map<string, string>();
  for (const { uid, image } of before.nodes) images.set(uid, image);
  const stayed = after.nodes.filter(({ uid }) => uid !== "" && images.has(uid));
  const updated = stayed.filter(({ uid, image }) => image !== "" && images.get(uid) !== image);
  const [first] = updated;
  if (first === undefined) return [];
  return [
    observe("nodeUpgrades", first, {
      narrowed: levels("seldom"),
      confidence: updated.length * 2 > stayed.length ? "strongly hints" : "hints",
      says: `a new image in place: ${updated.length} of ${count(stayed.length, "node")} that stayed`,
    }),
  ];
}
