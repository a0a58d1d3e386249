import { booleanOf, type Fields } from "../fields.ts";
import type { Partitioning, PortworxSpec } from "../portworx-spec.ts";
import type { InstallSource } from "./install-source.ts";

/** The variable that makes Portworx keep to the label `portworx.io/node-type`. */
export const PARTITIONING = "ENABLE_ASG_STORAGE_PARTITIONING";

/** How the variable is set: in `spec.env`, in an entry of `spec.nodes`, or at installation. */
export function partitioningOf(
  spec: Fields,
  source: InstallSource,
): Pick<PortworxSpec, "partitioning" | "partitioningAt"> {
  const stated = [spec, ...spec.at("nodes").items]
    .map((each) => environmentValue(each.at("env"), PARTITIONING))
    .find((value) => value !== null);
  if (stated !== undefined && stated !== null) {
    return { partitioning: partitioningFrom(stated.text), partitioningAt: stated.place };
  }
  const given = source.environment.get(PARTITIONING);
  return {
    partitioning: given === undefined ? "unset" : partitioningFrom(given),
    partitioningAt: null,
  };
}

/** The value of a variable in a list of names and values; null without it. */
export function environmentValue(env: Fields, name: string): Fields | null {
  const variable = env.items.findLast((each) => each.at("name").text === name);
  return variable === undefined ? null : variable.at("value");
}

/** A value of the variable; what is no boolean is unclear. */
export function partitioningFrom(text: string | null): Partitioning {
  const value = booleanOf(text);
  if (value === null) return "unclear";
  return value ? "true" : "false";
}
