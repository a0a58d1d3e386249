import type { Ports } from "./ports.ts";

/**
 * Whether a path cannot leave the folder that it is meant in. Whoever may change a repository may
 * change its configuration, and shall not write elsewhere with it.
 */
export async function staysInside(
  path: string,
  folder: string,
  ports: Pick<Ports, "realPath" | "pathFrom">,
): Promise<boolean> {
  if (!isBelow(path)) return false;
  // Links are part of a repository too, and may lead anywhere.
  const root = await ports.realPath(folder === "" ? "." : folder);
  const target = await ports.realPath(ports.pathFrom(folder, path));
  return target.startsWith(root) && /^([/\\]|$)/.test(target.slice(root.length));
}

function isBelow(path: string): boolean {
  if (/^([/\\]|[a-z]:)/i.test(path)) return false;
  let depth = 0;
  return path.split(/[/\\]/).every((step) => {
    if (step === "..") depth -= 1;
    else if (step !== "." && step !== "") depth += 1;
    return depth >= 0;
  });
}
