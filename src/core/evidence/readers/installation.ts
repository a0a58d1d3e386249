import type { Fields } from "../fields.ts";

/** Phases of a StorageCluster that Portworx has run in; the last one is of older operators. */
const PAST: ReadonlySet<string | null> = new Set(["Running", "Uninstalling", "Online"]);

/**
 * Whether the status of a StorageCluster says that Portworx is being installed and never ran; null
 * where it does not tell. The operator's own rule for a fresh installation: it begins in
 * `Initializing`, and is `Degraded` without a condition `RuntimeState` where something stopped it.
 * A cluster that is moved over from a DaemonSet is in `Initializing` too, and ran before.
 */
export function installationIn(status: Fields): boolean | null {
  const phase = status.at("phase").text;
  if (PAST.has(phase)) return false;
  if (phase !== "Initializing" && phase !== "Degraded") return null;
  const told = new Set(conditionsOfPortworx(status));
  if (told.has("Migration")) return false;
  return phase === "Initializing" || !told.has("RuntimeState");
}

/** Other components have conditions of the same types. */
function conditionsOfPortworx(status: Fields): (string | null)[] {
  return status
    .at("conditions")
    .items.filter((each) => each.at("source").text === "Portworx")
    .map((each) => each.at("type").text);
}
