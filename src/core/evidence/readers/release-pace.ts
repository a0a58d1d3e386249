import type { TraitStatement } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import { type Confidence, levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** The cluster keeps up with the three minor versions of Kubernetes a year. */
export function followsReleases(
  record: ObjectRecord,
  says: string,
  confidence: Confidence = "strongly hints",
): TraitStatement {
  const narrowed = levels("regular");
  return statement(record, "orchestratorUpgrades", { narrowed, confidence, says });
}

/** With standard support EKS upgrades a cluster itself once its version has been out 14 months. */
export function standardSupport(record: ObjectRecord, type: string | null): TraitStatement[] {
  if (type !== "STANDARD") return [];
  const says = "EKS upgrades the cluster itself where standard support of its version ends";
  return [followsReleases(record, says, "hints")];
}
