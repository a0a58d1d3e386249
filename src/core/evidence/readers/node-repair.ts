import type { TraitStatement } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import type { ObjectRecord } from "../object-record.ts";
import { levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** Reads a MachineHealthCheck, of Cluster API or of OpenShift: unhealthy machines are replaced. */
export function readMachineHealthCheck(object: KubernetesObject): TraitStatement[] {
  return [repairs(recordOf(object))];
}

/** Unhealthy nodes are replaced; how often that happens nobody says. */
export function repairs(record: ObjectRecord): TraitStatement {
  return statement(record, "instanceChurn", {
    narrowed: levels("occasional", "regular", "constant"),
    confidence: "hints",
    says: "unhealthy nodes are replaced without anybody's doing",
  });
}
