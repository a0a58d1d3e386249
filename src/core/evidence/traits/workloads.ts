import type { Inventory } from "../inventory.ts";
import { type TraitObservation, levels, observe } from "./observation.ts";

/** Whether pods have to run where their data is. */
export function localityOf({
  strictlyLocal,
  storageClasses,
  claims,
}: Inventory): TraitObservation[] {
  const [workload] = strictlyLocal;
  if (workload !== undefined) {
    const says = "its pods may only run where their data is (preferLocalNodeOnly)";
    return [
      observe("locality", workload, { narrowed: levels("required"), confidence: "states", says }),
    ];
  }
  const used = new Set(
    claims.filter(({ isPortworx }) => isPortworx !== false).map(({ storageClass }) => storageClass),
  );
  return storageClasses
    .filter(({ isFastPath }) => isFastPath)
    .map((fast) => {
      const isUsed = used.has(fast.name);
      return observe("locality", fast, {
        narrowed: levels("required"),
        confidence: isUsed ? "strongly hints" : "hints",
        says: isUsed
          ? "volumes of PX-Fast are in use, which are used where they are"
          : "PX-Fast can be asked for",
      });
    });
}

/** Whether several clusters share the storage, which two dumps of one fabric show. */
export function sharedFabricOf(
  inventories: readonly Inventory[],
  spansClusters: boolean,
): TraitObservation[] {
  const [first] = inventories.flatMap(({ specs }) => specs);
  if (!spansClusters || first === undefined) return [];
  const says = "a cluster without storage of its own uses the storage of another one";
  return [observe("sharedFabric", first, { narrowed: levels("yes"), confidence: "states", says })];
}
