import type { SchemaName } from "../core/model/schema-names.ts";
import { jsonSchema } from "../core/model/json-schema.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { PackReader } from "./ports.ts";

/** A JSON Schema as text; the profile's depends on the pack. */
export async function schema(
  { name, packFolder }: { readonly name: SchemaName; readonly packFolder: string | null },
  reader: PackReader,
): Promise<string> {
  const ruleSet = compileRuleSet(await reader.readPack(packFolder));
  return `${JSON.stringify(jsonSchema(name, ruleSet), null, 2)}\n`;
}
