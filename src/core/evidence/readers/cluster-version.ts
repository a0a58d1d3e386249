import { DAY, type Instant, instantOf } from "../../model/instant.ts";
import { item } from "../../model/lookup.ts";
import type { Fields } from "../fields.ts";
import type { EvidenceRecord, TraitStatement, VersionHistory } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { levels } from "../traits/observation.ts";
import { statement } from "./statement.ts";

/** Reads OpenShift's ClusterVersion, whose history is the only log of upgrades in a cluster. */
export function readClusterVersion(object: KubernetesObject): EvidenceRecord[] {
  return [...historyOf(object), ...channelOf(object)];
}

/** The extended channel goes from one even minor version to the next, about once a year. */
function channelOf(object: KubernetesObject): TraitStatement[] {
  const channel = object.fields.at("spec", "channel").text ?? "";
  if (!channel.startsWith("eus-")) return [];
  return [
    statement(recordOf(object), "orchestratorUpgrades", {
      narrowed: levels("seldom", "regular"),
      confidence: "hints",
      says: `the channel ${channel} is one of extended updates`,
    }),
  ];
}

function historyOf(object: KubernetesObject): VersionHistory[] {
  const updates = object.fields.at("status", "history").items.flatMap(updateOf);
  const moments = updates.map(({ completed }) => completed).toSorted(byNumber);
  if (moments.length < 2) return [];
  const minors = updates.map(({ minor }) => minor).toSorted(byNumber);
  return [
    {
      ...recordOf(object),
      type: "version-history",
      first: item(moments, 0),
      last: item(moments, moments.length - 1),
      climbed: item(minors, minors.length - 1) - item(minors, 0),
      medianGap: medianGap(moments),
    },
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

/** The median of the days between one update and the next; the moments stand in their order. */
function medianGap(moments: readonly Instant[]): number {
  const gaps = moments
    .slice(1)
    .map((moment, index) => (moment - item(moments, index)) / DAY)
    .toSorted(byNumber);
  return Math.round(item(gaps, Math.floor(gaps.length / 2)));
}

function byNumber(a: number, b: number): number {
  return a - b;
}
