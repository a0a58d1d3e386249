import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { checkPack } from "../../../src/core/pack/check-pack.ts";
import { suggestCases } from "../../../src/core/verify/suggest/suggest-cases.ts";
import { verifyPack } from "../../../src/core/verify/verify-pack.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import { PLAIN_PALETTE } from "../../../src/report/palette.ts";
import { suggestedCasesText } from "../../../src/report/verify/suggested-cases.ts";
import { surfaceLines } from "../../../src/report/verify/surface-lines.ts";
import { verifyText } from "../../../src/report/verify/verify-text.ts";
import { plainTraits } from "../../support/small-pack.ts";
import { soundPack, verified, withCases } from "./planted.ts";

const VIEW = { palette: PLAIN_PALETTE, width: 80 };

describe("the report of a verification", () => {
  it("shows proofs with witnesses, then the decision surface", () => {
    const pack = withCases(soundPack());
    expect(verifyText(verified({ ...pack, cases: pack.cases.slice(1) }), VIEW))
      .toMatchInlineSnapshot(`
      "A small pack · pack small 1.0.0

      Proofs
        proved    cases                  8 give what they expect
        proved    check examples         0 give what they say
        proved    dead guards            every guard is active in some profile
        proved    silent levels          0 points are marked as meant
        proved    duplicate guards       no two guards do the same in the same
                                         profiles
        proved    contradicting guards   no guard needs one against the other approach
        proved    monotone               no trait works against what it favours
        proved    reachable              both approaches, also with any one guard
                                         switched off
        proved    never-decisive traits  every trait that counts decides somewhere
        failed    mutants                84 %: 21 of 30, 5 equivalent, 4 alive
          - no case notices cloud-churn: evidence 0, not 1; one that would: the
            typical profile with churn high, latency tight, cloud yes
          - no case notices cloud-churn: strength 1, not 2; one that would: the
            typical profile with churn high, latency tight, cloud yes
          - no case notices cloud-churn: signs turned; one that would: the typical
            profile with churn high, cloud yes
          - no case notices cloud-churn left out; one that would: the typical profile
            with churn high, latency tight, cloud yes
          - equivalent: latency: strength 1, not 2
          - equivalent: churn: low -2, not -1
          - equivalent: churn: strength 4, not 3
          - equivalent: cloud-churn: evidence 2, not 1
          - equivalent: cloud-churn: strength 3, not 2
        reported  opposing guards        a conflict is reachable
          - too-small and fabric meet in the typical profile with size l0, shared l1
        reported  dictator levels        1 found
          - size l0: disaggregated is never advised

        The typical profile: churn middle, latency normal, cloud no, size l1, shared
        l0, diskless l0, array l0

      Decision surface
        Shares of all 192 fully known profiles without a topology, each level as
        likely as the next.
                             A       B     tie  conflict
        advised         27.1 %  41.7 %  10.4 %    20.8 %
        by score alone  25.0 %  33.3 %  41.7 %         -

      Pivotality
        How many profiles are advised another approach, or none, at another level of
        the trait.
        size      75.0 %
        shared    70.8 %
        churn     50.0 %
        cloud     20.8 %
        latency    4.2 %
        diskless   0.0 %
        array      0.0 %

      Dictators
        Levels that put an approach out of reach.
        - size l0: disaggregated is never advised

      Sensitivity
        How many profiles are advised another approach, or none, if a strength is one
        more or one less.
                     strength  one more  one less
        churn               3     0.0 %     8.3 %
        latency             2     4.2 %     0.0 %
        cloud-churn         2     0.0 %     0.0 %
      "
    `);
  });

  it("says nothing of the typical profile where no witness is told by it", () => {
    const pack = withCases({ ...soundPack(), guards: [] });
    const text = verifyText(verified(pack), VIEW);
    expect(text).not.toContain("typical");
    expect(text).toContain("Dictators\n  Levels that put an approach out of reach.\n  - churn low");
  });

  it("shows no dictators as none, and a space too large to count by its size", () => {
    const { surface } = verified(soundPack());
    const text = surfaceText({ surface: { ...surface, dictators: [], profiles: 3 ** 40 } }, 100);
    expect(text).toContain("Levels that put an approach out of reach.\n  none\n");
    expect(text).toContain("Shares of all 1.22e+19 fully known profiles");
  });

  it("never shows a share as 0 that is not", () => {
    const { surface } = verified(soundPack());
    const sensitivity = [
      { rule: "rare", strength: 1, more: 0.0004, less: 0 },
      { rule: "common", strength: 3, more: 0.0005, less: 1 },
    ];
    const text = surfaceText({ surface: { ...surface, sensitivity } }, 80);
    expect(text).toContain("rare           1   < 0.1 %     0.0 %\n");
    expect(text).toContain("common         3     0.1 %   100.0 %\n");
  });

  it("shows a pack without rules", () => {
    const { surface } = verified({
      ...soundPack(),
      traits: plainTraits([2]),
      interactions: [],
      guards: [],
      forms: soundPack().forms.slice(0, 2),
      pack: { ...soundPack().pack, tieBreaks: [] },
    });
    expect(surfaceText({ surface }, 80)).toContain("t0  0.0 %\n");
  });

  it("fits its width, and paints the status of a proof only", () => {
    const verification = verifyPack(PORTWORX, { against: null, evaluator: createEvaluator() });
    for (const width of [60, 80, 100]) {
      const lines = verifyText(verification, { ...VIEW, width }).split("\n");
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    }
    const mark = (text: string) => `<${text}>`;
    const palette = { ...PLAIN_PALETTE, bold: mark, dim: mark, error: mark, warning: mark };
    const painted = verifyText(verified(soundPack()), { palette, width: 80 });
    expect(painted.match(/<[^>]*>/g)).toEqual([
      "<A small pack>",
      "<Proofs>",
      ...Array.from({ length: 9 }, () => "<proved>"),
      "<failed>",
      "<reported>",
      "<reported>",
      "<Decision surface>",
      "<Pivotality>",
      "<Dictators>",
      "<Sensitivity>",
    ]);
  });
});

describe("suggested cases as YAML", () => {
  const pack = soundPack();
  const [first, ...others] = suggestCases({ pack, digest: "d" });

  it("wait for a label, beside what the engine says", () => {
    expect(suggestedCasesText([first!])).toMatchInlineSnapshot(`
      "# 1 profile to label. Fill in each expect from what the sources say; the engine's answer stands
      # beside it. Where the two differ, it is the rules that need a look, not the label.
      - name: "boundary: churn high, latency tight, cloud yes, score 3"
        traits:
          churn: high
          latency: tight
          cloud: "yes"
          size: l1
          shared: l0
          diskless: l0
          array: l0
        # notices 11 mutants: latency: tight -2, not -1; latency: strength 3, not 2; churn: high 0, not 1;
        # churn: middle and high swapped; churn: strength 2, not 3; churn: signs turned; churn left out;
        # cloud-churn: evidence 0, not 1; cloud-churn: strength 1, not 2; cloud-churn: signs turned;
        # cloud-churn left out
        # score +3, so the engine says: { approach: disaggregated, kind: decided, form: apart, grade: moderate }
        expect:
      "
    `);
  });

  it("are read back by another parser as they were meant, and make a valid pack once labelled", () => {
    const odd = {
      ...first!,
      name: 'boundary: "quoted"',
      traits: { yes: "no", t1: "1e3", t2: "on", t3: "l0" },
    };
    const read: unknown = parse(suggestedCasesText([odd]), { version: "1.1" });
    expect(read).toEqual([{ name: odd.name, traits: odd.traits, expect: null }]);
    const cases = [first!, ...others].map(({ name, traits, outcome }) => ({
      name,
      traits,
      expect: outcome,
    }));
    const labelled = parse(
      suggestedCasesText([first!, ...others]).replaceAll(
        / # .*the engine says: (.*)\n *expect:/g,
        " expect: $1",
      ),
    ) as unknown;
    expect(labelled).toEqual(cases);
    expect(checkPack({ ...pack, cases: labelled })).toMatchObject({ kind: "fits" });
  });

  it("say so where none is missing", () => {
    const text = suggestedCasesText([]);
    expect(text).toBe(
      "# No case is missing: the cases of the pack find out every mutant that is not equivalent.\n",
    );
    expect(parse(text)).toBeNull();
  });
});

function surfaceText(verification: Parameters<typeof surfaceLines>[0], width: number): string {
  return `${surfaceLines(verification, { palette: PLAIN_PALETTE, width }).join("\n")}\n`;
}
