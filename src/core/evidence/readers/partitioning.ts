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
  const stated = [spec, ...spec.at("nodes").items].flatMap(
    (each) => environmentValue(each.at("env"), PARTITIONING) ?? [],
  );
  const [first] = stated;
  if (first === undefined) return { partitioning: askedFor(source), partitioningAt: null };
  const values = new Set(stated.map(({ text }) => partitioningFrom(text)));
  // Groups of nodes that differ are more than one word can say.
  const partitioning = values.size === 1 ? partitioningFrom(first.text) : "unclear";
  return { partitioning, partitioningAt: first.place };
}

/** What was asked for at installation holds only where it switches something on. */
function askedFor({ environment }: InstallSource): Partitioning {
  return booleanOf(environment.get(PARTITIONING) ?? null) === true ? "true" : "unset";
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
