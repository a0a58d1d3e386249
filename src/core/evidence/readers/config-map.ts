import type { Place } from "../../model/place.ts";
import { Fields } from "../fields.ts";
import type { DriveSets, EvidenceRecord, ScalingBounds } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import type { ReaderContext } from "./reader.ts";

/** Reads the ConfigMaps of Portworx's drive sets and of the cluster-autoscaler's status. */
export function readConfigMap(object: KubernetesObject, context: ReaderContext): EvidenceRecord[] {
  const { name } = recordOf(object);
  if (name.startsWith("px-cloud-drive-")) return readDriveSets(object, context);
  return name === "cluster-autoscaler-status" ? readStatus(object, context) : [];
}

/** The value of the key `cloud-drive`: JSON, one entry a drive set. */
function readDriveSets(object: KubernetesObject, context: ReaderContext): DriveSets[] {
  const sets = parsed(object.fields.at("data", "cloud-drive"), context);
  if (sets === null) return [];
  const nodes = sets.entries.map(([, set]) => set.at("SchedulerNodeName").text ?? "");
  return [{ ...recordOf(object), type: "drive-sets", nodes }];
}

/** The status of cluster-autoscaler: YAML from 1.30, a text of lines before. */
function readStatus(object: KubernetesObject, context: ReaderContext): EvidenceRecord[] {
  const field = object.fields.at("data", "status");
  const text = field.text ?? "";
  const status = parsed(field, context);
  const groups =
    status === null || !status.at("nodeGroups").isList
      ? linesOf(text, field.place)
      : groupsOf(status);
  const record = recordOf(object);
  return [
    // The status does not tell whether scaling down is switched off; its arguments do.
    {
      ...record,
      type: "autoscaler",
      kind: "cluster-autoscaler",
      scalesDown: true,
      balances: false,
    },
    ...groups.map((group) => ({
      ...record,
      ...group,
      type: "scaling-bounds" as const,
      from: "cluster-autoscaler" as const,
    })),
  ];
}

type Bounds = Pick<ScalingBounds, "pool" | "min" | "max" | "at">;

function groupsOf(status: Fields): Bounds[] {
  return status.at("nodeGroups").items.flatMap((group) => {
    const pool = group.at("name").text;
    const min = group.at("health", "minSize").integer;
    const max = group.at("health", "maxSize").integer;
    return pool === null || min === null || max === null
      ? []
      : [{ pool, min, max, at: group.place }];
  });
}

/** `Name: …` and, up to the next name, `(… minSize=i, maxSize=j)`, however they are indented. */
function linesOf(text: string, at: Place): Bounds[] {
  const [, ...groups] = text.split(/^[ \t]*Name:[ \t]*/m);
  return groups.flatMap((group) => {
    const [pool = ""] = group.split("\n");
    const [, min, max] = /minSize=(\d+),\s*maxSize=(\d+)/.exec(group) ?? [];
    if (min === undefined || max === undefined) return [];
    return [{ pool: pool.trim(), min: Number(min), max: Number(max), at }];
  });
}

/** A text inside an object taken apart; what is in it has the place of the text. */
function parsed(field: Fields, context: ReaderContext): Fields | null {
  const { text, place } = field;
  const value = text === null ? null : context.parseYaml(text);
  if (typeof value !== "object" || value === null) return null;
  return new Fields(value, { placeOf: () => place, unfilled: [] });
}
