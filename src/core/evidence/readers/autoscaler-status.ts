import { count } from "../../model/count.ts";
import { DAY, type Instant, instantOf, newest, oldest } from "../../model/instant.ts";
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
  /** When scaling up or down last began or ended. */
  readonly transitions: readonly Instant[];
  /** The first transition of all, which starting makes where nothing else did. */
  readonly started: Instant | null;
}

/** Reads the status of cluster-autoscaler: YAML from 1.30, a text of lines before. */
export function readAutoscalerStatus(
  object: KubernetesObject,
  context: ReaderContext,
): (Autoscaler | ScalingBounds | TraitStatement)[] {
  const field = object.fields.at("data", "status");
  const yaml = embedded(field, context);
  const { groups, written, transitions, started } =
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
    ...lastScaling(record, seen, newest(transitions.filter((each) => !isStart(each, started)))),
  ];
}

/** Milliseconds after its start in which the autoscaler finds out how things are. */
const STARTING = 60_000;

/** A process that starts takes note of everything, and nothing has changed. */
function isStart(transition: Instant, started: Instant | null): boolean {
  return started !== null && transition - started <= STARTING;
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
  if (days > 1) return count(Math.round(days), "day");
  const hours = Math.round(days * 24);
  return hours === 0 ? "less than an hour" : count(hours, "hour");
}

type Bounds = Pick<ScalingBounds, "pool" | "min" | "max" | "at">;

function fromYaml(status: Fields): Status {
  const groups = status.at("nodeGroups").items;
  const parts = [status.at("clusterWide"), ...groups];
  const moments = (...keys: readonly string[]) =>
    parts.flatMap((part) =>
      keys.flatMap((key) => instantOf(part.at(key, "lastTransitionTime").text) ?? []),
    );
  return {
    written: instantOf(status.at("time").text),
    groups: groups.flatMap(boundsOf),
    transitions: moments("scaleUp", "scaleDown"),
    started: oldest(moments("health", "scaleUp", "scaleDown")),
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
    ...transitionsIn(text),
  };
}

/** The times of transition; those below `Health:` say nothing but when it started. */
function transitionsIn(text: string): Pick<Status, "transitions" | "started"> {
  const all: Instant[] = [];
  const transitions: Instant[] = [];
  let about = "";
  for (const line of text.split("\n")) {
    const [key = "", ...rest] = line.trim().split(":");
    if (["Health", "ScaleUp", "ScaleDown"].includes(key)) about = key;
    const moment = key === "LastTransitionTime" ? instantOf(rest.join(":")) : null;
    if (moment === null) continue;
    all.push(moment);
    if (about !== "Health") transitions.push(moment);
  }
  return { transitions, started: oldest(all) };
}
