import { describe, expect, it } from "vitest";
import { suggestForPack, verifyRules } from "../../../src/app/verify.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { loadEvaluator } from "../../../src/io/cel/load-evaluator.ts";
import { PLAIN_PALETTE } from "../../../src/report/palette.ts";
import { soundPack, withCases } from "./planted.ts";

const view = {
  palette: PLAIN_PALETTE,
  width: 80,
  plain: false,
  detail: "normal",
  stopToken: null,
} as const;

/** A reader of packs that are not on any disk. */
function readerOf(packs: Readonly<Record<string, Pack>>) {
  return {
    loadEvaluator,
    readPack: async (folder: string | null) =>
      folder === null ? PORTWORX : { pack: packs[folder]!, digest: "sha256:test" },
  };
}

const sound = withCases(soundPack());
const reader = readerOf({
  sound,
  before: { ...sound, guards: sound.guards.slice(1) },
  unmarked: { ...sound, cases: [], interactions: [{ ...sound.interactions[0]!, evidence: 0 }] },
});

describe("rules verify", () => {
  it("ends with 0 where every proof holds", async () => {
    const outcome = await verifyRules({ packFolder: null, againstFolder: null, view }, reader);
    expect(outcome.ending).toEqual({ code: 0, reason: null });
    expect(outcome.problems).toEqual([]);
    expect(outcome.stdout).toContain("Portworx on Kubernetes · pack portworx");
    expect(outcome.stdout).not.toContain("drift");
  });

  it("ends with 1 and the number of proofs that fail", async () => {
    const request = { packFolder: "unmarked", againstFolder: null, view };
    const { ending, stdout } = await verifyRules(request, reader);
    expect(ending).toEqual({ code: 1, reason: "2 proofs failed" });
    expect(stdout).toContain("- interaction cloud-churn has evidence 0\n");
  });

  it("measures the drift from another version", async () => {
    const request = { packFolder: "sound", againstFolder: "before", view };
    const { ending, stdout } = await verifyRules(request, reader);
    expect(ending.code).toBe(0);
    expect(stdout).toMatch(/reported {2}drift {2,}\d+\.\d % of the profiles are advised another\n/);
  });
});

describe("rules suggest-cases", () => {
  it("has nothing to suggest for the built-in pack, and something where cases are missing", async () => {
    expect(await suggestForPack(null, reader)).toMatch(/^# No case is missing/);
    expect(await suggestForPack("unmarked", reader)).toMatch(/^# \d profiles to label/);
  });
});
