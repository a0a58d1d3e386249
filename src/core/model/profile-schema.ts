import { z } from "zod";
import type { Form, RuleSet, Trait } from "../pack/rule-set.ts";
import { APPROACHES } from "./approach.ts";
import { API_VERSION, PROFILE_KIND, formsOf } from "./profile.ts";
import { waiverSchema } from "./waiver-schema.ts";

/** The schema of a profile document for one pack: its traits, levels and forms. */
export function profileSchema(ruleSet: Pick<RuleSet, "traits" | "forms">) {
  return z.strictObject({
    apiVersion: z.literal(API_VERSION),
    kind: z.literal(PROFILE_KIND),
    metadata: z.strictObject({
      name: z.string().min(1).meta({ description: "name of the cluster; decides nothing" }),
      labels: z.record(z.string(), z.string()).optional(),
    }),
    traits: z
      .strictObject(
        Object.fromEntries(
          ruleSet.traits.map((trait) => [trait.id, valueSchema(trait).optional()]),
        ),
      )
      .nullable()
      .optional(),
    topology: topologySchema(ruleSet.forms).optional().meta({
      description: "what is deployed or declared",
    }),
    waivers: z.array(waiverSchema).optional(),
  });
}

function topologySchema(forms: readonly Form[]) {
  return z
    .strictObject({
      approach: z.enum(APPROACHES),
      form: z.enum(forms.map((form) => form.id)).optional(),
    })
    .superRefine(({ approach, form }, context) => {
      const valid = formsOf(approach, forms);
      if (form === undefined || valid.includes(form)) return;
      const message = `${form} is no form of ${approach}, whose forms are ${valid.join(", ")}`;
      context.addIssue({ code: "custom", path: ["form"], message });
    });
}

function numberSchema({ most }: Trait, unit: string) {
  const number = z.number().min(0).meta({ description: unit });
  return Number.isFinite(most) ? number.max(most) : number;
}

function valueSchema(trait: Trait) {
  const ids = trait.levels.map((level) => level.id);
  const level = z.enum(ids).meta({ description: trait.question });
  const isYesNo = ids.includes("yes") && ids.includes("no");
  const choices = [
    level,
    ...(trait.unit === null ? [] : [numberSchema(trait, trait.unit)]),
    ...(isYesNo ? [z.boolean()] : []),
  ];
  return z.union([...choices, z.array(z.union(choices)).min(1)]);
}
