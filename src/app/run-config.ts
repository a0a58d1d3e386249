import type { Place } from "../core/model/place.ts";
import type { ConfigFile } from "./config-file.ts";
import type { Gate } from "./exit-code.ts";
import type { Ports } from "./ports.ts";

/** The settings of a run. */
export interface SettingValues {
  /** Folder of the rule pack; null for the built-in one. */
  readonly pack: string | null;
  readonly failOn: Gate["failOn"];
  readonly exitZero: boolean;
  /** As `-o` takes them; null for what a run prints unasked. */
  readonly output: readonly string[] | null;
  /** File of a saved result; null for none. */
  readonly baseline: string | null;
}

/** The name of a setting, as configuration files have it. */
export type SettingName = keyof SettingValues;

/** Where a setting comes from. */
export type Origin =
  | { readonly kind: "flag"; readonly name: string }
  | { readonly kind: "env"; readonly name: string }
  | { readonly kind: "file"; readonly at: Place }
  | { readonly kind: "default" };

/** A value with its origin. */
export interface Setting<T> {
  readonly value: T;
  readonly origin: Origin;
}

/** Every setting with its origin. */
export type Settings = { readonly [K in SettingName]: Setting<SettingValues[K]> };

type GivenValues = { readonly [K in SettingName]?: Setting<SettingValues[K]> | undefined };

/** What the command line and the environment say; a flag goes before a variable. */
export type GivenSettings = GivenValues & {
  /** A configuration file in place of the one that would be found. */
  readonly config?: Setting<string> | undefined;
};

/** The settings of a run and the configuration file that they rest on. */
export interface RunConfig extends Settings {
  /** Null where there is none. */
  readonly file: ConfigFile | null;
  /** Whether it was named, so that no other one counts. */
  readonly isNamed: boolean;
  /** The settings that the command follows; the others have their defaults. */
  readonly heeds: readonly SettingName[];
}

/** What settings are for. */
export interface ConfigScope {
  /** Path arguments; the working folder counts where there are none. */
  readonly paths: readonly string[];
  readonly heeds: readonly SettingName[];
}

/** What holds where nobody says otherwise. */
export const DEFAULTS: SettingValues = {
  pack: null,
  failOn: "error",
  exitZero: false,
  output: null,
  baseline: null,
};

/** Every setting, in the order in which they are shown. */
export const SETTING_NAMES = ["pack", "failOn", "exitZero", "output", "baseline"] as const;

/** Settles a run by its command line, environment, and the configuration nearest its first path. */
export async function runConfig(
  given: GivenSettings,
  { paths: [first = "."], heeds }: ConfigScope,
  ports: Ports,
): Promise<RunConfig> {
  const name = given.config?.value ?? (await ports.findConfig(first));
  const file = name === null ? null : await readConfig(ports.shownPath(name), ports);
  const settle = <K extends SettingName>(key: K) =>
    settled(key, heeds.includes(key) ? { given, file } : { given: {}, file: null });
  return {
    pack: settle("pack"),
    failOn: settle("failOn"),
    exitZero: settle("exitZero"),
    output: settle("output"),
    baseline: settle("baseline"),
    file,
    isNamed: given.config !== undefined,
    heeds,
  };
}

/** Loads what reads a configuration only now, since most runs have none. */
export async function readConfig(file: string, ports: Ports): Promise<ConfigFile> {
  const { readConfigFile } = await import("./config-file.ts");
  return readConfigFile(file, ports);
}

function settled<K extends SettingName>(
  key: K,
  { given, file }: { readonly given: GivenValues; readonly file: ConfigFile | null },
): Setting<SettingValues[K]> {
  const said: Setting<SettingValues[K]> | undefined = given[key];
  if (said !== undefined) return said;
  const values: { readonly [N in SettingName]?: SettingValues[N] | undefined } = file?.values ?? {};
  const value: SettingValues[K] | undefined = values[key];
  if (file === null || value === undefined) {
    return { value: DEFAULTS[key], origin: { kind: "default" } };
  }
  return { value, origin: { kind: "file", at: file.placeOf([key], "key") } };
}
