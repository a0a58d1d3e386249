import type { Fields } from "../fields.ts";

/** How many nodes a group may have at least and at most. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** The bounds that annotations of an API group give to cluster-autoscaler; null without both. */
export function annotatedBounds(annotations: Fields, group: string): Bounds | null {
  const bound = (which: string) =>
    annotations.at(`${group}/cluster-api-autoscaler-node-group-${which}-size`).integer;
  const [min, max] = [bound("min"), bound("max")];
  return min === null || max === null ? null : { min, max };
}
