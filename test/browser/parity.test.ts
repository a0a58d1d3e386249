import fc from "fast-check";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import type { Assessment } from "../../src/core/model/assessment.ts";
import { RULE_SET } from "../support/assessing.ts";
import { BROWSER, benchOfFile, profileOf, shownIn } from "./page.ts";

const bench = benchOfFile();

type Levels = Record<string, string | string[]>;

/** Any levels of any traits: one, several, or nothing said. */
const anyTraits: fc.Arbitrary<Levels> = fc
  .tuple(
    ...RULE_SET.traits.map(({ id, levels }) => {
      const ids = levels.map((level) => level.id);
      const some = fc.subarray(ids, { minLength: 1 });
      return fc
        .oneof({ weight: 5, arbitrary: fc.constantFrom(...ids) }, some, fc.constant(null))
        .map((value) => (value === null ? [] : [[id, value] as const]));
    }),
  )
  .map((entries) => Object.fromEntries(entries.flat()));

const TOPOLOGIES = [
  {},
  { topology: { approach: "converged", form: "uniform" } },
  { topology: { approach: "disaggregated", form: "separate-node-groups" } },
];

/**
 * Sines and logarithms differ in their last digit from one version of V8 to another, and an integral
 * over them is good to 1e-12 at best (docs/scoring.md).
 */
const DIGITS = 1e-12;

/** The page knows no places: where a trait or a topology is stated in a file. */
function withoutPlaces(assessment: Assessment): object {
  const { target, contributions, findings, inputs, ...rest } = withoutStability(assessment);
  return {
    ...rest,
    target: target.name,
    contributions: contributions.map(({ from: _, ...each }) => each),
    findings: findings.map(({ at: _, ...each }) => each),
    inputs: inputs.map(({ status }) => status),
  };
}

function withoutStability(assessment: Assessment): Assessment {
  return { ...assessment, confidence: { ...assessment.confidence, stability: null } };
}

/** How far two shares are from one another; both or neither may be missing. */
function distance(one: number | null, other: number | null): number {
  return one === null || other === null ? Number(one !== other) : Math.abs(one - other);
}

function hashOf(traits: Levels): string {
  return Object.entries(traits)
    .map(([id, value]) => `${id}=${[value].flat().join(",")}`)
    .join("&");
}

/** Changes the address, and waits until the page has followed. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.waitForFunction(() => "pxAdvisor" in globalThis);
  await page.evaluate(
    (next) =>
      new Promise<void>((done) => {
        addEventListener("hashchange", () => setTimeout(done), { once: true });
        location.hash = next;
      }),
    hash,
  );
}

describe.skipIf(BROWSER === null).each(TOPOLOGIES)("the engine in the page, with %j", (more) => {
  const samples = fc.sample(anyTraits, { numRuns: 67, seed: 5 });
  let expected: Assessment[] = [];

  beforeAll(async () => {
    const documents = samples.map((traits) => JSON.stringify(profileOf(traits, more)));
    await bench.write("many.yaml", documents.join("\n---\n"));
    expected = (await bench.advised("many.yaml")).results;
  });

  it("gives what the command line gives, for many profiles", async () => {
    const page = await bench.openProfile(profileOf({}, more));
    const shown: Assessment[] = [];
    for (const traits of samples) {
      await goTo(page, hashOf(traits));
      shown.push(await shownIn(page));
    }
    expect(new Set(expected.map(({ verdict }) => verdict.kind)).size).toBeGreaterThan(2);
    expect(shown.map(withoutPlaces)).toEqual(expected.map(withoutPlaces));
    const distances = shown.map(({ confidence }, index) =>
      distance(confidence.stability, expected[index]!.confidence.stability),
    );
    expect(Math.max(...distances)).toBeLessThan(DIGITS);
  });

  it("gives the whole of it where nothing has a place", async () => {
    const page = await bench.openProfile(profileOf({}, more));
    const [traits = {}] = samples;
    const settings = Object.entries(traits).flatMap(([id, value]) => [
      "--set",
      `${id}=${[value].flat().join(",")}`,
    ]);
    const { results } = await bench.advised("profile.json", ...settings);
    await goTo(page, hashOf(traits));
    const withoutAt = (each: Assessment) => ({
      ...withoutStability(each),
      findings: each.findings.map(({ at: _, ...rest }) => rest),
    });
    await expect.poll(() => shownIn(page).then(withoutAt)).toEqual(withoutAt(results[0]!));
  });
});
