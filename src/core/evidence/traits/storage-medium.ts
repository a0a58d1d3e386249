import type { Inventory } from "../inventory.ts";
import { type TraitObservation, levels, observe } from "./observation.ts";

/** What the storage nodes keep their data on. A device path does not tell a local disk. */
export function storageMediumOf({ specs }: Inventory): TraitObservation[] {
  return specs.flatMap((spec) => {
    const { storageAt } = spec;
    if (storageAt === null || spec.hasStorage === spec.hasCloudStorage) return [];
    if (!spec.hasCloudStorage) {
      const says = "devices of the nodes are named, which may be disks inside them or virtual ones";
      return [
        observe("storageMedium", spec, {
          narrowed: levels("local", "cloud-drives"),
          confidence: "hints",
          says,
        }),
      ];
    }
    return [
      observe(
        "storageMedium",
        { ...spec, at: storageAt },
        {
          narrowed: levels("cloud-drives", "array"),
          confidence: "states",
          says: "spec.cloudStorage makes drives that another node can attach",
        },
      ),
    ];
  });
}
