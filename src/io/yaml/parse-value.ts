import { YAMLException, load } from "./js-yaml.ts";

/** The value of one YAML document; null where the text is not valid YAML. */
export function parseValue(text: string): unknown {
  try {
    return load(text);
  } catch (error) {
    if (error instanceof YAMLException) return null;
    throw error;
  }
}
