import { compileRuleSet } from "../core/pack/compile.ts";
import type { PackReader } from "./ports.ts";

/** A name of the pack with what it stands for, in one line. */
export interface KnownName {
  readonly id: string;
  readonly title: string;
}

/** A trait with its levels, in their order. */
export interface KnownTrait extends KnownName {
  readonly levels: readonly KnownName[];
}

/** The names of a pack that a command line may hold. */
export interface KnownNames {
  readonly traits: readonly KnownTrait[];
  /** Everything that `explain` has a page about. */
  readonly explained: readonly KnownName[];
}

/** Reads the names of a pack; throws AdvisorError where the pack cannot be used. */
export async function knownNames(
  packFolder: string | null,
  reader: PackReader,
): Promise<KnownNames> {
  const ruleSet = compileRuleSet(await reader.readPack(packFolder));
  const { guards, forms, checks } = ruleSet;
  const interactions = ruleSet.rules.filter(({ kind }) => kind === "interaction");
  const traits = ruleSet.traits.map(({ id, title, levels }) => ({
    id,
    title,
    levels: levels.map((level) => ({ id: level.id, title: level.label })),
  }));
  const kinds = { trait: traits, interaction: interactions, guard: guards, form: forms };
  const explained = Object.entries({ ...kinds, check: checks }).flatMap(([kind, all]) =>
    all.map(({ id, title }) => ({ id, title: `${kind}: ${title}` })),
  );
  return { traits, explained };
}
