import { type Fields, booleanOf } from "../fields.ts";
import type { Autoscaler, ScalingBounds } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";

/** The image of the autoscaler itself; an operator that could start one proves nothing. */
const IMAGE = /(^|\/)cluster-autoscaler(-(amd64|arm64|arm|s390x|ppc64le))?([:@]|$)/;

/** Reads the arguments of a cluster-autoscaler. */
export function readClusterAutoscaler(object: KubernetesObject): (Autoscaler | ScalingBounds)[] {
  const { fields } = object;
  const container = fields
    .at("spec", "template", "spec", "containers")
    .items.find((each) => isNamed(IMAGE, each));
  if (container === undefined) return [];
  const given = [...container.at("command").items, ...container.at("args").items].flatMap(
    ({ text }) => (text ?? "").split(/\s+/),
  );
  const flag = (name: string) => booleanOf(valueOf(given, name));
  return [
    {
      ...recordOf(object),
      type: "autoscaler",
      kind: "cluster-autoscaler",
      scalesDown: flag("scale-down-enabled") !== false,
      balances: flag("balance-similar-node-groups") === true,
      seen: null,
    },
    ...boundsIn(given).map((bounds) => ({ ...recordOf(object), ...bounds })),
  ];
}

/** Whether a container has such an image; its tag decides nothing, so a template may stand there. */
export function isNamed(image: RegExp, container: Fields): boolean {
  const { value } = container.at("image");
  return typeof value === "string" && image.test(value);
}

/** The value of the last such flag; `true` for one without value, null without the flag. */
function valueOf(given: readonly string[], name: string): string | null {
  const flag = given.findLast((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  if (flag === undefined) return null;
  return flag.includes("=") ? flag.slice(flag.indexOf("=") + 1) : "true";
}

type Bounds = Pick<ScalingBounds, "type" | "pool" | "min" | "max" | "from">;

/** `--nodes=MIN:MAX:NAME` or `--nodes MIN:MAX:NAME`, once a group. */
function boundsIn(given: readonly string[]): Bounds[] {
  return given.flatMap((word, index) => {
    const flag = word === "--nodes" ? `${word}=${given[index + 1] ?? ""}` : word;
    const [, min, max, pool] = /^--nodes=["']?(\d+):(\d+):([^"']+)/.exec(flag) ?? [];
    if (min === undefined || max === undefined || pool === undefined) return [];
    return [
      {
        type: "scaling-bounds" as const,
        pool,
        min: Number(min),
        max: Number(max),
        from: "cluster-autoscaler" as const,
      },
    ];
  });
}
