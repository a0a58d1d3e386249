import { z } from "zod";
import { NODE_ROLES } from "../evidence/topology/node-counts.ts";
import { APPROACHES } from "./approach.ts";

const text = z.string();

const layerSchema = z.strictObject({ approach: z.enum(APPROACHES), form: text.nullable() });

/** How a topology stands to the verdict. */
export const statusSchema = z.enum(["match", "mismatch", "partial", "unknown", "not-applicable"]);

const nodeCountSchema = z.strictObject({
  role: z.enum(NODE_ROLES),
  zone: text.nullable(),
  count: z.int().min(1),
});

/** What an assessment says of the topology. */
export const topologySchema = z.strictObject({
  declared: layerSchema.nullable(),
  realised: layerSchema.nullable(),
  effective: layerSchema.nullable(),
  status: statusSchema,
  nodes: z
    .array(nodeCountSchema)
    .nullable()
    .meta({ description: "nodes by role and zone, without control planes; null if none was read" }),
  undecided: z.array(text).meta({ description: "what would decide what the evidence leaves open" }),
});
