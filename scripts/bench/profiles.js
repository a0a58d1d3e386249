// Fully known profiles of varied levels, the same in every run.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileRuleSet } from "../../dist/core/pack/compile.js";
import { PORTWORX } from "../../dist/core/pack/portworx.js";

/** The built-in rules. */
export const RULE_SET = compileRuleSet(PORTWORX);

/** A generator of integers below a bound. */
export function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Levels of every trait, by position, for so many clusters. */
export function randomLevels(count, seed = 42) {
  const next = numbers(seed);
  return Array.from({ length: count }, () =>
    Uint8Array.from(RULE_SET.traits, ({ levels }) => next(levels.length)),
  );
}

/** Level ids by trait id. */
export function levelIds(levels) {
  return Object.fromEntries(
    RULE_SET.traits.map(({ id, levels: all }, trait) => [id, all[levels[trait]].id]),
  );
}

/** A profile as a person would write it, with a topology. */
export function profileText(name, levels, isConverged) {
  const traits = Object.entries(levelIds(levels)).map(([id, level]) => `  ${id}: "${level}"`);
  return [
    "apiVersion: px-advisor/v1",
    "kind: ClusterProfile",
    `metadata: { name: ${name}, labels: { team: storage } }`,
    "traits:",
    ...traits,
    `topology: { approach: ${isConverged ? "converged" : "disaggregated"} }`,
    "",
  ].join("\n");
}

/** Writes a folder of profiles, a thousand a folder below it. */
export function writeProfiles(folder, count) {
  for (const [index, levels] of randomLevels(count, count).entries()) {
    const below = join(folder, `region-${String(Math.floor(index / 1000)).padStart(3, "0")}`);
    if (index % 1000 === 0) mkdirSync(below, { recursive: true });
    const name = `cluster-${String(index).padStart(6, "0")}`;
    writeFileSync(join(below, `${name}.yaml`), profileText(name, levels, index % 2 === 0));
  }
}
