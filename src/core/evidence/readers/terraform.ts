import type { Fields } from "../fields.ts";
import type { EvidenceRecord } from "../inventory.ts";
import { readResources } from "./terraform-resources.ts";

/** Modules inside modules that are followed at most. */
const DEEPEST = 20;

/** Whether a value is a plan or a state as `terraform show -json` prints it. */
export function isTerraform(document: Fields): boolean {
  const root = rootOf(document);
  return document.at("format_version").isGiven && root.isGiven;
}

/** Reads the node groups and release channels of a plan or a state, nested modules included. */
export function readTerraform(document: Fields): EvidenceRecord[] {
  return readResources(resourcesIn(rootOf(document), DEEPEST));
}

/** A plan says what will be, a state what is. */
function rootOf(document: Fields): Fields {
  const planned = document.at("planned_values", "root_module");
  return planned.isGiven ? planned : document.at("values", "root_module");
}

function resourcesIn(module: Fields, depth: number): Fields[] {
  if (depth === 0) return [];
  const own = module.at("resources").items.filter((each) => each.at("mode").text !== "data");
  const nested = module.at("child_modules").items;
  return [...own, ...nested.flatMap((child) => resourcesIn(child, depth - 1))];
}
