import type { Facts } from "./facts.ts";

/** The facts of a cluster of which nothing was read; what their schema says of nothing at all. */
export const NO_FACTS: Facts = {
  cluster: {
    isInstalled: false,
    autoscalers: [],
    scalesDown: false,
    sinceDays: 0,
    provisionLabelled: [],
    strictlyLocal: [],
  },
  topology: { spansClusters: false },
  advice: {},
  traits: {},
};
