import { DAY, type Instant, instantOf, newest } from "../../model/instant.ts";
import type { Place } from "../../model/place.ts";
import type { Fields } from "../fields.ts";
import type { Autoscaler, ScalingBounds, TraitStatement } from "../inventory.ts";
import { type KubernetesObject, annotationOf, recordOf } from "../object.ts";
import { levels } from "../traits/observation.ts";
import { embedded } from "./embedded.ts";
import type { ReaderContext } from "./reader.ts";
import { statement } from "./statement.ts";

const LAST_UPDATED = "cluster-autoscaler.kubernetes.io/last-updated";

/** What is taken from a status, in whichever form it is written. */
interface Status {
  readonly written: Instant | null;
  readonly groups: readonly Bounds[];
  /** When scaling up or down last began or ended, newest first or not. */
  readonly transitions: readonly Instant[];
}

/** Reads the status of cluster-autoscaler: YAML from 1.30, a text of lines before. */
export function readAutoscalerStatus(
  object: KubernetesObject,
  context: ReaderContext,
): (Autoscaler | ScalingBounds | TraitStatement)[] {
  const field = object.fields.at("data", "status");
  const yaml = embedded(field, context);
  const { groups, written, transitions } =
    yaml === null || !yaml.at("nodeGroups").isList
      ? fromLines(field.text ?? "", field.place)
      : fromYaml(yaml);
  const record = recordOf(object);
  const seen = instantOf(annotationOf(object, LAST_UPDATED)) ?? written;
  return [
    // The status does not tell whether scaling down is switched off; its arguments do.
    {
      ...record,
      type: "autoscaler",
      kind: "cluster-autoscaler",
      scalesDown: true,
      balances: false,
      seen,
    },
    ...groups.map((group) => ({
      ...record,
      ...group,
      type: "scaling-bounds" as const,
      from: "cluster-autoscaler" as const,
    })),
    ...lastScaling(record, seen, newest(transitions)),
  ];
}

/** One transition shows that nodes come and go, and hardly how often: a restart forgets the others. */
function lastScaling(
  record: ReturnType<typeof recordOf>,
  seen: Instant | null,
  last: Instant | null,
): TraitStatement[] {
  if (seen === null || last === null || last > seen) return [];
  const days = (seen - last) / DAY;
  if (days > 7) return [];
  const narrowed = days > 1 ? levels("weekly", "daily", "hourly") : levels("daily", "hourly");
  const says = `it last began or ended scaling ${agoText(days)} before it wrote its status`;
  return [statement(record, "autoscaling", { narrowed, confidence: "hints", says })];
}

function agoText(days: number): string {
  const hours = Math.round(days * 24);
  return days > 1 ? `${Math.round(days)} days` : `${hours} ${hours === 1 ? "hour" : "hours"}`;
}

type Bounds = Pick<ScalingBounds, "pool" | "min" | "max" | "at">;

function fromYaml(status: Fields): Status {
  const groups = status.at("nodeGroups").items;
  const scalings = [status.at("clusterWide"), ...groups].flatMap((each) => [
    each.at("scaleUp"),
    each.at("scaleDown"),
  ]);
  return {
    written: instantOf(status.at("time").text),
    groups: groups.flatMap(boundsOf),
    transitions: scalings.flatMap((each) => instantOf(each.at("lastTransitionTime").text) ?? []),
  };
}

function boundsOf(group: Fields): Bounds[] {
  const pool = group.at("name").text;
  const min = group.at("health", "minSize").integer;
  const max = group.at("health", "maxSize").integer;
  return pool === null || min === null || max === null ? [] : [{ pool, min, max, at: group.place }];
}

/** `Name: …` and, up to the next name, `(… minSize=i, maxSize=j)`, however they are indented. */
function fromLines(text: string, at: Place): Status {
  const [, ...groups] = text.split(/^[ \t]*Name:[ \t]*/m);
  const [, written = ""] = /^Cluster-autoscaler status at ([^\n]*):\s*$/m.exec(text) ?? [];
  return {
    written: instantOf(written),
    groups: groups.flatMap((group) => {
      const [pool = ""] = group.split("\n");
      const [, min, max] = /minSize=(\d+),\s*maxSize=(\d+)/.exec(group) ?? [];
      if (min === undefined || max === undefined) return [];
      return [{ pool: pool.trim(), min: Number(min), max: Number(max), at }];
    }),
    transitions: scalingLines(text),
  };
}

/** The times of transition below `ScaleUp:` and `ScaleDown:`; those below `Health:` say nothing. */
function scalingLines(text: string): Instant[] {
  const found: Instant[] = [];
  let about = "";
  for (const line of text.split("\n")) {
    const [key = "", ...rest] = line.trim().split(":");
    if (["Health", "ScaleUp", "ScaleDown"].includes(key)) about = key;
    if (key !== "LastTransitionTime" || about === "Health") continue;
    const moment = instantOf(rest.join(":"));
    if (moment !== null) found.push(moment);
  }
  return found;
}
