import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RULE_SET } from "./assessing.ts";

const HEADER = { apiVersion: "px-advisor/v1", kind: "ClusterProfile" };

/** A known profile whose levels depend on its number. */
export function profile(number: number): object {
  const traits = Object.fromEntries(
    RULE_SET.traits.map(({ id, levels }, index) => [
      id,
      levels[(number * (index + 3) + index) % levels.length]?.id,
    ]),
  );
  const approach = number % 3 === 0 ? "converged" : "disaggregated";
  return { ...HEADER, metadata: { name: `c${number}` }, traits, topology: { approach } };
}

/** The same as a YAML document. */
export function yamlProfile(number: number): string {
  const { apiVersion, kind, ...rest } = profile(number) as Record<string, unknown>;
  const parts = Object.entries(rest).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return `apiVersion: ${String(apiVersion)}\nkind: ${String(kind)}\n${parts.join("")}`;
}

/** The numbers below one. */
export const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const nameOf = (number: number) => String(number).padStart(5, "0");

/** Writes profiles into a folder, a file each, in the order of their numbers. */
export async function writeFleet(folder: string, count: number): Promise<void> {
  await mkdir(folder);
  for (const number of numbers(count)) {
    await writeFile(join(folder, `${nameOf(number)}.yaml`), yamlProfile(number));
  }
}
