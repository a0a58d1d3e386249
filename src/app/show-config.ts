import { configText } from "../report/config-text.ts";
import { placeText } from "../core/model/place.ts";
import type { Ports } from "./ports.ts";
import {
  type GivenSettings,
  type Origin,
  type RunConfig,
  SETTING_NAMES,
  runConfig,
} from "./run-config.ts";
import type { View } from "./write-outputs.ts";

/** What `config` is asked to show. */
export interface ConfigRequest {
  readonly path: string;
  readonly given: GivenSettings;
  readonly view: View;
}

/** Every setting as a run over a path would have it, with where it comes from. */
export async function showConfig(request: ConfigRequest, ports: Ports): Promise<string> {
  const run = { paths: [request.path], heeds: SETTING_NAMES };
  const config = await runConfig(request.given, run, ports);
  const { pack, failOn, exitZero, output, baseline, file } = config;
  return configText(
    [
      fileRow(config, request),
      row("pack", pack.value ?? "built-in", pack.origin),
      row("failOn", failOn.value, failOn.origin),
      row("exitZero", String(exitZero.value), exitZero.origin),
      row("output", output.value?.join(", ") ?? "text", output.origin),
      row("baseline", baseline.value ?? "none", baseline.origin),
      ...(file?.waivers ?? []).map(({ rule, scope, expires, at }) =>
        row("waiver", `${rule} for ${scope} until ${expires}`, { kind: "file", at }),
      ),
    ],
    request.view,
  );
}

function fileRow({ file }: RunConfig, { given, path }: ConfigRequest) {
  const value = file?.file ?? "none";
  if (given.config !== undefined) return row("file", value, given.config.origin);
  return { name: "file", value, origin: `nearest from ${path} upward` };
}

function row(name: string, value: string, origin: Origin) {
  return { name, value, origin: originText(origin) };
}

function originText(origin: Origin): string {
  switch (origin.kind) {
    case "flag":
      return `flag ${origin.name}`;
    case "env":
      return `env ${origin.name}`;
    case "file":
      return placeText(origin.at);
    case "default":
      return "default";
  }
}
