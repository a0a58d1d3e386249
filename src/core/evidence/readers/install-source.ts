import { minorOf } from "../kubernetes-version.ts";

/** What the address says from which a StorageCluster was generated. */
export interface InstallSource {
  /** Variables that were asked for (`e=`). */
  readonly environment: ReadonlyMap<string, string>;
  /** Minor version of Kubernetes at that time (`kbver`); null where it does not say. */
  readonly minor: number | null;
}

/**
 * Reads the annotation `portworx.io/install-source`. Its query holds `e=NAME=value`, several of
 * them separated by commas, quoted or not.
 */
export function installSourceOf(address: string | null): InstallSource {
  const environment = new Map<string, string>();
  const query = address === null ? "" : address.slice(address.indexOf("?") + 1);
  let minor: number | null = null;
  for (const part of query.split("&")) {
    const [name, ...rest] = part.split("=");
    if (name === "kbver") minor = minorOf(decoded(rest.join("=")));
    if (name !== "e") continue;
    for (const pair of decoded(rest.join("=")).replaceAll('"', "").split(",")) {
      const separator = pair.indexOf("=");
      if (separator > 0)
        environment.set(pair.slice(0, separator).trim(), pair.slice(separator + 1).trim());
    }
  }
  return { environment, minor };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
