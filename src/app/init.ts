import { compileRuleSet } from "../core/pack/compile.ts";
import { profileTemplate } from "../report/profile-template.ts";
import type { Ports } from "./ports.ts";

/** Writes a commented profile to fill in; never overwrites. Says what to do next. */
export async function init(
  { file, packFolder }: { readonly file: string; readonly packFolder: string | null },
  ports: Ports,
): Promise<string> {
  const ruleSet = compileRuleSet(await ports.readPack(packFolder));
  await ports.createFile(file, profileTemplate(ruleSet, "my-cluster"));
  return `${file}\nset the traits you know in it, then: px-advisor advise ${file}\n`;
}
