import { DAY, type Instant, instantOf } from "../../model/instant.ts";
import type { Fields } from "../fields.ts";
import type { TraitStatement } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { range } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** Days that a history has to cover to tell a pace, and to tell it firmly. */
const SHORTEST = 180;
const FIRM = 365;

/** Reads OpenShift's ClusterVersion, whose history is the only log of upgrades in a cluster. */
export function readClusterVersion(object: KubernetesObject): TraitStatement[] {
  const updates = object.fields.at("status", "history").items.flatMap(updateOf);
  const moments = updates.map(({ completed }) => completed);
  const days = (Math.max(...moments) - Math.min(...moments)) / DAY;
  if (updates.length < 2 || days < SHORTEST) return [];
  const minors = updates.map(({ minor }) => minor);
  const climbed = Math.max(...minors) - Math.min(...minors);
  const perYear = (climbed * 365) / days;
  const isFirm = days >= FIRM;
  // In a short history one upgrade more or less makes a large difference.
  const slack = isFirm ? 0 : 365 / days;
  return [
    statement(recordOf(object), "orchestratorUpgrades", {
      narrowed: range(Math.max(0, perYear - slack), perYear + slack),
      confidence: isFirm ? "states" : "strongly hints",
      says: `${climbed} minor versions in ${Math.round(days)} days, with an update every ${medianGap(moments)} days`,
      seen: Math.max(...moments),
    }),
  ];
}

interface Update {
  readonly minor: number;
  readonly completed: Instant;
}

/** A completed update; one under way or given up has no time of completion. */
function updateOf(entry: Fields): Update[] {
  const minor = /^\d+\.(\d+)\./.exec(entry.at("version").text ?? "")?.[1];
  const completed = instantOf(entry.at("completionTime").text);
  if (minor === undefined || completed === null || entry.at("state").text !== "Completed")
    return [];
  return [{ minor: Number(minor), completed }];
}

/** The median of the days between one update and the next. */
function medianGap(moments: readonly Instant[]): number {
  const ordered = moments.toSorted((a, b) => a - b);
  const gaps = ordered
    .slice(1)
    .map((moment, index) => (moment - (ordered[index] ?? moment)) / DAY)
    .toSorted((a, b) => a - b);
  return Math.round(gaps[Math.floor(gaps.length / 2)] ?? 0);
}
