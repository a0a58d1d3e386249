import type { Argument, Command, Option } from "commander";
import {
  ARGUMENT_VALUES,
  type Candidate,
  type Completion,
  FILES,
  type NamesOf,
  OPTION_VALUES,
  bare,
  listed,
} from "./completion-values.ts";

/** Reads the names of the pack in a folder, or of the built-in pack for null. */
export type ReadNames = (packFolder: string | null) => ReturnType<NamesOf>;

/** Where in a command line a word stands. */
interface Position {
  readonly command: Command;
  /** The names that led to the command, without the program's. */
  readonly path: readonly string[];
  /** The option whose value comes next. */
  readonly open: Option | null;
  /** How many arguments the command has got. */
  readonly given: number;
  /** Whether `--` has ended the options. */
  readonly isLiteral: boolean;
  readonly packFolder: string | null;
}

/**
 * Completes the last of the words that follow the program's name; it may be empty. The candidates
 * for `--option=value` stand for what follows the last `=`, as the shells' scripts expect it.
 */
export async function completeLine(
  words: readonly string[],
  program: Command,
  readNames: ReadNames,
): Promise<Completion> {
  const word = words.at(-1) ?? "";
  const position = words.slice(0, -1).reduce(after, startOf(program));
  const namesOf = () => readNames(position.packFolder);
  const { command, open, isLiteral } = position;
  if (open !== null) return optionValue(open, word, namesOf);
  if (isLiteral || !word.startsWith("-")) return operand(position, word, namesOf);
  const separator = word.indexOf("=");
  if (separator === -1) return listed(optionsOf(command), word);
  const option = optionNamed(word.slice(0, separator), command);
  if (option === undefined) return listed([], word);
  const value = word.slice(separator + 1);
  const { candidates, directive } = await optionValue(option, value, namesOf);
  const typed = value.lastIndexOf("=") + 1;
  return { candidates: candidates.map((each) => cut(each, typed)), directive };
}

function startOf(command: Command): Position {
  return { command, path: [], open: null, given: 0, isLiteral: false, packFolder: null };
}

/** The position after one more word. */
function after(position: Position, word: string): Position {
  const { command, path, open, given, isLiteral } = position;
  if (open !== null) return withValue({ ...position, open: null }, open, word);
  if (!isLiteral && word.startsWith("-") && word !== "-") return afterFlag(position, word);
  const next = given === 0 && !isLiteral ? subcommandNamed(word, command) : undefined;
  if (next === undefined) return { ...position, given: given + 1 };
  // What help is asked for is named as if it were to be run.
  if (word === "help") return position;
  return { ...position, command: next, path: [...path, word] };
}

function afterFlag(position: Position, word: string): Position {
  if (word === "--") return { ...position, isLiteral: true };
  const [flag = word, ...rest] = word.split("=");
  const option = optionNamed(flag, position.command);
  if (option === undefined || !option.required) return position;
  if (rest.length === 0) return { ...position, open: option };
  return withValue(position, option, rest.join("="));
}

function withValue(position: Position, option: Option, value: string): Position {
  return option.long === "--pack" ? { ...position, packFolder: value } : position;
}

function operand(position: Position, word: string, namesOf: NamesOf) {
  const { command, path, given, isLiteral } = position;
  const subcommands = given === 0 && !isLiteral ? subcommandsOf(command) : [];
  if (subcommands.length > 0) return listed(subcommands, word);
  const argument = argumentAt(given, command);
  if (argument === undefined) return listed([], word);
  if (argument.argChoices !== undefined) return listed(bare(argument.argChoices), word);
  const complete = ARGUMENT_VALUES[[...path, argument.name()].join(" ")];
  return complete === undefined ? FILES : complete(word, namesOf);
}

function optionValue(option: Option, word: string, namesOf: NamesOf) {
  if (option.argChoices !== undefined) return listed(bare(option.argChoices), word);
  const complete = OPTION_VALUES[/<(.+)>$/.exec(option.flags)?.[1] ?? ""];
  return complete === undefined ? FILES : complete(word, namesOf);
}

function argumentAt(index: number, { registeredArguments }: Command): Argument | undefined {
  const last = registeredArguments.at(-1);
  return registeredArguments[index] ?? (last?.variadic === true ? last : undefined);
}

function subcommandNamed(name: string, command: Command): Command | undefined {
  return command
    .createHelp()
    .visibleCommands(command)
    .find((each) => each.name() === name);
}

function subcommandsOf(command: Command): Candidate[] {
  const commands = command.createHelp().visibleCommands(command);
  return commands.map((each) => ({
    value: each.name(),
    description: each.summary() || each.description(),
  }));
}

function optionNamed(flag: string, command: Command): Option | undefined {
  const options = command.createHelp().visibleOptions(command);
  return options.find(({ short, long }) => short === flag || long === flag);
}

function optionsOf(command: Command): Candidate[] {
  const options = command.createHelp().visibleOptions(command);
  return options.flatMap(({ short, long, description }) =>
    [long, short].flatMap((value) => (value === undefined ? [] : [{ value, description }])),
  );
}

function cut({ value, description }: Candidate, typed: number): Candidate {
  return { value: value.slice(typed), description };
}
