import type { KnownName, KnownNames } from "../app/known-names.ts";
import { SCHEMA_NAMES } from "../core/model/schema-names.ts";
import { SCAFFOLD_KINDS } from "../core/pack/scaffold.ts";
import { FORMATS } from "../report/report.ts";

/** One way to go on with a command line. */
export interface Candidate {
  readonly value: string;
  readonly description: string;
}

/** What a shell is to do beside offering the candidates; bits as cobra's scripts read them. */
export const DIRECTIVES = {
  none: 0,
  noSpace: 2,
  noFiles: 4,
  foldersOnly: 16,
  inOrder: 32,
} as const;

/** Candidates for a word, and a sum of {@link DIRECTIVES}. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  readonly directive: number;
}

/** The names of the pack in use, read only where they are needed. */
export type NamesOf = () => Promise<KnownNames>;

type Complete = (word: string, namesOf: NamesOf) => Promise<Completion> | Completion;

/** Files and folders, which the shell finds itself. */
export const FILES: Completion = { candidates: [], directive: DIRECTIVES.none };

const FOLDERS: Completion = { candidates: [], directive: DIRECTIVES.foldersOnly };

/** Candidates for nothing but a file: those that begin with the word. */
export function listed(candidates: readonly Candidate[], word: string): Completion {
  return {
    candidates: candidates.filter(({ value }) => value.startsWith(word)),
    directive: DIRECTIVES.noFiles,
  };
}

/** Names without a description. */
export function bare(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, description: "" }));
}

/** What an option takes, by what its flags call it; files where nothing is written here. */
export const OPTION_VALUES: Readonly<Record<string, Complete>> = {
  "format[=file]": formatOrFile,
  "trait=level": setting,
  trait: async (word, namesOf) => listed((await namesOf()).traits.map(candidate), word),
  dir: () => FOLDERS,
  date: (word) => listed([], word),
  share: (word) => listed([], word),
};

/** What an argument takes, by its command and name; files where nothing is written here. */
export const ARGUMENT_VALUES: Readonly<Record<string, Complete>> = {
  "explain id": async (word, namesOf) => listed((await namesOf()).explained.map(candidate), word),
  "rules new kind": (word) => listed(bare(SCAFFOLD_KINDS), word),
  "rules new id": (word) => listed([], word),
  "schema name": (word) => listed(bare(SCHEMA_NAMES), word),
};

/** A format, or after its = the file to write, which the shell completes. */
function formatOrFile(word: string): Completion {
  return word.includes("=") ? FILES : listed(bare(Object.keys(FORMATS)), word);
}

/** A trait with its =, and then one of its levels, or several with commas between them. */
async function setting(word: string, namesOf: NamesOf): Promise<Completion> {
  const { traits } = await namesOf();
  const separator = word.indexOf("=");
  if (separator === -1) {
    const named = traits.map(({ id, title }) => ({ value: `${id}=`, description: title }));
    const { candidates, directive } = listed(named, word);
    return { candidates, directive: directive + DIRECTIVES.noSpace };
  }
  const levels = traits.find(({ id }) => id === word.slice(0, separator))?.levels ?? [];
  const kept = word.slice(0, Math.max(separator, word.lastIndexOf(",")) + 1);
  const named = levels.map(({ id, title }) => ({ value: kept + id, description: title }));
  const { candidates, directive } = listed(named, word);
  return { candidates, directive: directive + DIRECTIVES.inOrder };
}

function candidate({ id, title }: KnownName): Candidate {
  return { value: id, description: title };
}
