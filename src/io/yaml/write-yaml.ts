import { dump } from "./js-yaml.ts";

/** A value as a YAML document; texts that YAML 1.1 would read otherwise are quoted. */
export function writeYaml(value: unknown): string {
  return dump(value, { lineWidth: 100, quoteStyle: "double" });
}
