import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds wrong in a page, in words, and how many of its rules were met. */
export async function judgedByAxe(
  page: Page,
): Promise<{ readonly violations: readonly string[]; readonly passes: number }> {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(async () => {
    const judge = (globalThis as unknown as { axe: typeof axe }).axe;
    return judge.run({ resultTypes: ["violations", "passes"] });
  });
  return {
    violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    passes: passes.length,
  };
}
