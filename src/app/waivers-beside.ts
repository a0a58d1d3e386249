import { AdvisorError, problem } from "../core/model/errors.ts";
import { waiverProblems } from "../core/model/waivable.ts";
import type { Target } from "../core/model/target.ts";
import type { PlacedWaiver } from "../core/model/waiver.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { ConfigFile } from "./config-file.ts";
import { ConfigFiles } from "./config-files.ts";
import { folderOf } from "./path-parts.ts";
import type { Ports } from "./ports.ts";
import type { RunConfig } from "./run-config.ts";

/** The waivers of the configuration that holds for each target, by target. */
export async function waiversBeside(
  targets: readonly Target[],
  config: RunConfig,
  { ports, ruleSet }: { readonly ports: Ports; readonly ruleSet: RuleSet },
): Promise<ReadonlyMap<Target, readonly PlacedWaiver[]>> {
  const files = new ConfigFiles(config, ports);
  const waivers = new Map<Target, readonly PlacedWaiver[]>();
  const used = new Set<ConfigFile>();
  for (const target of targets) {
    const file = await files.forFolder(folderOf(target.at.file));
    if (file !== null) used.add(file);
    waivers.set(target, file?.waivers ?? []);
  }
  const problems = [...used].flatMap((file) =>
    waiverProblems(file.waivers, ruleSet).map(({ code, message, hint, path, part }) =>
      problem(code, message, { hint, at: file.placeOf(path, part) }),
    ),
  );
  if (problems.length > 0) throw new AdvisorError(problems);
  return waivers;
}
