import type { Target } from "../core/model/target.ts";
import type { FileError } from "./gather.ts";

/**
 * How many of some targets stand before each error: those of earlier files, and in its own file those
 * of earlier lines. What is wrong with a file as a whole stands behind its targets. Both lists are in
 * the order of the files, which are numbered.
 */
export function positionsOf(
  targets: readonly Target[],
  errors: readonly FileError[],
  order: ReadonlyMap<string, number>,
): number[] {
  let position = 0;
  return errors.map(({ file, problem: { at } }) => {
    if (file === null) return position;
    const number = order.get(file) ?? 0;
    const line = at?.line ?? Infinity;
    while (isBefore(targets[position], { number, line }, order)) position += 1;
    return position;
  });
}

function isBefore(
  target: Target | undefined,
  { number, line }: { readonly number: number; readonly line: number },
  order: ReadonlyMap<string, number>,
): boolean {
  if (target === undefined) return false;
  const own = order.get(target.at.file) ?? 0;
  return own < number || (own === number && target.at.line < line);
}
