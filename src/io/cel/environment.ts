import { Environment } from "@marcbachmann/cel-js";
import { FACT_ROOTS, type Fact, type FactType } from "../../core/checks/fact-roots.ts";
import { atLeast } from "../../core/checks/version.ts";

/** A mapping of names to CEL types, as the library takes it. */
interface CelSchema {
  [field: string]: string | CelSchema;
}

/** An environment that knows every fact with its type, and nothing else by name. */
export function createEnvironment(): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false });
  for (const { path, type } of FACT_ROOTS) {
    const cel = celType(type);
    if (typeof cel === "string") environment.registerVariable(path, cel);
    else environment.registerVariable(path, { schema: cel });
  }
  return environment.registerFunction("atLeast(string, string): bool", atLeast);
}

function celType(type: FactType): string | CelSchema {
  switch (type.kind) {
    case "object":
      return Object.fromEntries(type.fields.map((field) => [nameOf(field), celType(field.type)]));
    case "list":
      return `list<${simpleType(type.of)}>`;
    case "map":
      return `map<string, ${simpleType(type.of)}>`;
    case "number":
      return "int";
    case "truth":
      return "bool";
    case "text":
      return "string";
  }
}

/** The type of a list's items; lists of mappings are not among the facts. */
function simpleType(type: FactType): string {
  const cel = celType(type);
  if (typeof cel !== "string") throw new TypeError("a fact is no list of mappings");
  return cel;
}

function nameOf({ path }: Fact): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
