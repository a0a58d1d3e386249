import { Command } from "commander";
import { explainId, listRules } from "../app/explain.ts";
import { init } from "../app/init.ts";
import { newRule } from "../app/new-rule.ts";
import { schema } from "../app/schema.ts";
import { SCHEMA_NAMES, type SchemaName } from "../core/model/schema-names.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { didYouMean } from "../core/model/nearest.ts";
import { SCAFFOLD_KINDS } from "../core/pack/scaffold.ts";
import type { Environment } from "./environment.ts";
import type { Finished } from "./judge-commands.ts";
import { type CommonOptions, viewOf, withCommonOptions } from "./options.ts";
import { createPorts } from "./ports.ts";
import { packSettings } from "./settings.ts";
import { suggestCasesCommand, verifyCommand } from "./verify-commands.ts";

/** `explain`: what an id of the pack stands for. */
export function explainCommand(environment: Environment): Command {
  const command = new Command("explain")
    .summary("a trait, interaction, guard, form or check: what, why, sources")
    .description(
      "Explains a trait, interaction, guard, form or check of the pack, with its sources.",
    )
    .argument("<id>", "as listed by px-advisor rules list")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor explain autoscaling\n  px-advisor explain separate-node-groups",
    );
  return withCommonOptions(command).action(async (id: string, options: CommonOptions) => {
    const view = await viewOf(options, environment);
    const { packFolder, ports } = await packFor(options, environment);
    environment.stdout.write(await explainId(id, { packFolder, view }, ports));
  });
}

/** `rules list`, `rules verify`, `rules suggest-cases` and `rules new`. */
export function rulesCommand(environment: Environment, finished: Finished): Command {
  const list = new Command("list")
    .summary("the index of the pack")
    .description(
      "Lists every trait, interaction, guard and form with what it is worth, and every check.",
    );
  withCommonOptions(list).action(async (options: CommonOptions) => {
    const view = await viewOf(options, environment);
    const { packFolder, ports } = await packFor(options, environment);
    environment.stdout.write(await listRules({ packFolder, view }, ports));
  });
  const create = new Command("new")
    .summary("begin a rule file, or a pack")
    .description("Writes a new file of a pack, or the files of a new pack, to fill in.")
    .argument("<kind>", SCAFFOLD_KINDS.join(", "))
    .argument("<id>", "id of the rule; its file is named after it")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor rules new pack my-pack --pack my-pack\n  px-advisor rules new trait backup-window --pack my-pack",
    );
  withCommonOptions(create).action(async (kind: string, id: string, options: CommonOptions) => {
    const { packFolder, ports } = await packFor(options, environment);
    environment.stdout.write(await newRule({ kind, id, packFolder }, ports));
  });
  return new Command("rules")
    .summary("list, verify or extend the rules of the pack")
    .description("Works with rule packs.")
    .addCommand(list)
    .addCommand(verifyCommand(environment, finished))
    .addCommand(suggestCasesCommand(environment))
    .addCommand(create);
}

/** `init`: a profile to fill in. */
export function initCommand(environment: Environment): Command {
  const command = new Command("init")
    .summary("write a commented profile to fill in")
    .description("Writes a profile in which every trait stands as a comment. Never overwrites.")
    .argument("[file]", "where to write it", "cluster.px-advisor.yaml")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor init\n  px-advisor init clusters/payments.px-advisor.yaml",
    );
  return withCommonOptions(command).action(async (file: string, options: CommonOptions) => {
    const { packFolder, ports } = await packFor(options, environment);
    environment.stdout.write(await init({ file, packFolder }, ports));
  });
}

/** `schema`: JSON Schemas for editors and for readers of results. */
export function schemaCommand(environment: Environment): Command {
  const command = new Command("schema")
    .summary("print a JSON Schema (draft-07)")
    .description(
      "Prints the JSON Schema of profiles, results, comparisons, the configuration, the files of a pack, or the facts that checks read (draft-07).",
    )
    .argument("[name]", SCHEMA_NAMES.join(", "), "profile")
    .addHelpText("after", "\nExamples:\n  px-advisor schema\n  px-advisor schema result");
  return withCommonOptions(command).action(async (name: string, options: CommonOptions) => {
    const { packFolder, ports } = await packFor(options, environment);
    const request = { name: schemaName(name), packFolder };
    environment.stdout.write(await schema(request, ports));
  });
}

/** The pack that options, variables or the configuration of the working folder name. */
async function packFor(options: CommonOptions, environment: Environment) {
  const ports = createPorts(environment);
  const { pack } = await packSettings([], options, { environment, ports });
  return { packFolder: pack.value, ports };
}

function schemaName(given: string): SchemaName {
  const name = SCHEMA_NAMES.find((each) => each === given);
  if (name !== undefined) return name;
  const hint = didYouMean(given, SCHEMA_NAMES) ?? `schemas: ${SCHEMA_NAMES.join(", ")}`;
  throw new AdvisorError([problem("argument-invalid", `unknown schema "${given}"`, { hint })]);
}
