/** What the program prints for command lines that ask for help or the version, by {@link lineOf}. */
export type Texts = Readonly<Record<string, string>>;

/** Words without which a command line asks for neither. */
const ASKING: ReadonlySet<string> = new Set(["-h", "--help", "help", "-V", "--version"]);

/** The text for just this command line; null where only the program can say what it means. */
export async function textFor(
  args: readonly string[],
  load: () => Promise<Texts>,
): Promise<string | null> {
  if (!args.some((each) => ASKING.has(each))) return null;
  const texts = await load();
  const line = lineOf(args);
  return Object.hasOwn(texts, line) ? (texts[line] ?? null) : null;
}

/** Arguments as a key that no others have. */
export function lineOf(args: readonly string[]): string {
  return JSON.stringify(args);
}
