// The schema of profiles of the built-in pack as plain code, made of the JSON Schema that zod gives.
// What JSON Schema cannot say of a profile is checked by src/core/model/read-profile.ts.
import schemasafe from "@exodus/schemasafe";
import { jsonSchema } from "../dist/core/model/json-schema.js";
import { compileRuleSet } from "../dist/core/pack/compile.js";
import { PORTWORX } from "../dist/core/pack/portworx.js";

/** A CommonJS module that is a function: whether a value fits the schema of profiles. */
export function profileValidator() {
  const schema = finite(jsonSchema("profile", compileRuleSet(PORTWORX)));
  const made = schemasafe.validator(schema, {
    mode: "default",
    // Beside its format a date has a pattern, which knows the lengths of months.
    formats: { date: () => true },
    allowUnusedKeywords: true,
  });
  return `module.exports = ${made.toModule()}\n`;
}

/** A schema that refuses infinity as zod does; JSON knows none, and YAML does. */
function finite(schema) {
  return JSON.parse(JSON.stringify(schema), (_key, value) =>
    value?.type === "number" ? { maximum: Number.MAX_VALUE, ...value } : value,
  );
}
