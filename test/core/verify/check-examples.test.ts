import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { checkPack } from "../../../src/core/pack/check-pack.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { SealedPack } from "../../../src/core/pack/rule-set.ts";
import { scaffold } from "../../../src/core/pack/scaffold.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { verifyPack } from "../../../src/core/verify/verify-pack.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import { expressionIssues } from "../../../src/io/cel/expression-issues.ts";
import { engineCheck, smallCheck, smallPack } from "../../support/small-pack.ts";

type CheckSource = Pack["checks"][number];
type Examples = NonNullable<CheckSource["examples"]>;

const EVALUATOR = createEvaluator();

function proofOf(pack: Pack) {
  const sealed: SealedPack = { pack, digest: "sha256:test" };
  const { proofs } = verifyPack(sealed, { against: null, evaluator: EVALUATOR });
  return proofs.find(({ id }) => id === "examples")!;
}

/** What the proof about examples says of the small pack with checks. */
function faultsOf(...checks: CheckSource[]): readonly string[] {
  return proofOf(smallPack({ checks })).details;
}

/** The small check with other examples; those it has already are right. */
function checkWith(changes: Partial<Examples>, more: Partial<CheckSource> = {}): CheckSource {
  return smallCheck({ examples: { ...smallCheck().examples!, ...changes }, ...more });
}

const inCloud = { traits: { cloud: "yes" } };
const few = { nodeGroup: { min: 2 }, ...inCloud };
const enough = { nodeGroup: { min: 3 }, ...inCloud };
const open = { nodeGroup: {}, ...inCloud };

describe("the examples of checks", () => {
  it("prove what they say", () => {
    expect(proofOf(smallPack({ checks: [smallCheck(), engineCheck()] }))).toEqual({
      id: "examples",
      title: "check examples",
      status: "proved",
      summary: "5 give what they say",
      details: [],
    });
  });

  it.each<[string, Partial<Examples>, string]>([
    ["fires 1", { fires: [enough] }, "example 1 of fires stays silent"],
    ["fires 2", { fires: [few, open] }, "example 2 of fires is not judged without nodeGroup.min"],
    [
      "fires with its traits open",
      { fires: [few, { nodeGroup: { min: 2 } }] },
      "example 2 of fires is not judged without traits.cloud",
    ],
    ["silent 1", { silent: [few] }, "example 1 of silent fires"],
    [
      "silent 3",
      { silent: [enough, enough, open] },
      "example 3 of silent is not judged without nodeGroup.min",
    ],
    ["unjudged 1", { unjudged: [few] }, "example 1 of unjudged fires"],
    ["unjudged 2", { unjudged: [open, enough] }, "example 2 of unjudged stays silent"],
  ])("fail where the check does something else: %s", (_, examples, fault) => {
    expect(faultsOf(checkWith(examples))).toEqual([`few-nodes: ${fault}`]);
  });

  it("fail the verification", () => {
    const { status, summary } = proofOf(
      smallPack({ checks: [checkWith({ silent: [few, open] })] }),
    );
    expect([status, summary]).toEqual(["failed", "2 found"]);
  });

  it("name one of each kind", () => {
    expect(faultsOf(checkWith({ fires: [], silent: [], unjudged: [] }))).toEqual([
      "few-nodes has no example that fires",
      "few-nodes has no example that stays silent",
      "few-nodes has no example that is not judged",
    ]);
  });

  it("need none that is not judged where the check needs nothing", () => {
    const examples = { fires: [few], silent: [{ ...few, traits: { cloud: "no" } }], unjudged: [] };
    const check = checkWith(examples, { needs: [], expression: "true", message: "so" });
    expect(faultsOf(check)).toEqual([]);
  });

  it("may be about the cluster, or about a condition alone", () => {
    const { each: _, when: __, ...common } = smallCheck();
    const check = {
      ...common,
      needs: ["cluster.version"],
      expression: 'atLeast(cluster.version, "3.5")',
      message: "so",
      examples: {
        fires: [{ cluster: { version: "3.6" } }],
        silent: [{ cluster: { version: "3.4" } }],
        unjudged: [{}],
      },
    };
    const { expression: ___, ...bare } = check;
    const condition = {
      ...bare,
      id: "in-a-cloud",
      needs: [],
      when: { cloud: ["yes"] },
      examples: { fires: [inCloud], silent: [{ traits: { cloud: "no" } }], unjudged: [{}] },
    };
    expect(faultsOf(check, condition)).toEqual([]);
    expect(faultsOf(condition, { ...check, expression: "false" })).toEqual([
      "few-nodes: example 1 of fires stays silent",
    ]);
  });

  it("fail where an expression fails on them", () => {
    const expression = 'nodeGroup.scaledBy[0] == "karpenter"';
    const fires = [{ nodeGroup: { min: 1, scaledBy: ["karpenter"] }, ...inCloud }];
    const silent = [{ nodeGroup: { min: 1, scaledBy: ["other"] }, ...inCloud }, enough];
    const message = "{nodeGroup.scaledBy[1]}";
    expect(faultsOf(checkWith({ fires, silent }, { expression, message: "so" }))).toEqual([
      expect.stringMatching(
        /^few-nodes: example 2 of silent cannot be judged: AdvisorError: check few-nodes: No such key: index out of bounds.*$/,
      ),
    ]);
    expect(faultsOf(checkWith({ fires }, { message }))).toEqual([
      expect.stringContaining("few-nodes: example 1 of fires cannot be judged: "),
    ]);
  });

  it.each<[string, string, string]>([
    ["the expression", "expression", "nodeGroup.min <= 3"],
    ["the bound", "expression", "nodeGroup.min < 2"],
  ])("notice when %s of a check changes", (_, key, value) => {
    expect(faultsOf(smallCheck({ [key]: value }))).toHaveLength(1);
  });

  it("notice when a check forgets a need or a condition", () => {
    expect(faultsOf(smallCheck({ needs: [] }))).toEqual([
      expect.stringContaining("example 1 of unjudged cannot be judged"),
    ]);
    const { when: _, ...check } = smallCheck();
    expect(faultsOf(check)).toEqual([
      "few-nodes: example 2 of silent fires",
      "few-nodes: example 2 of unjudged fires",
    ]);
  });

  it("of the built-in pack prove what they say", () => {
    expect(proofOf(PORTWORX.pack)).toMatchObject({ status: "proved", details: [] });
    const own = PORTWORX.pack.checks.filter(({ engine }) => engine !== true);
    expect(own.length).toBeGreaterThan(20);
  });
});

describe("a check that is fit for a pack, examples and all:", () => {
  it.each<[string, () => string]>([
    ["the one of rules/README.md", readmeCheck],
    ["the one that rules new begins, once it is filled in", newCheck],
  ])("%s", (_, text) => {
    const { id, ...check } = load(text()) as CheckSource;
    const pack = { ...PORTWORX.pack, checks: [{ ...check, id: `${id}-of-a-document` }] };
    const checked = checkPack(pack);
    expect(checked.kind === "misfits" ? checked.issues : []).toEqual([]);
    if (checked.kind !== "fits") return;
    expect(expressionIssues(checked.value)).toEqual([]);
    expect(proofOf(checked.value).details).toEqual([]);
  });
});

function readmeCheck(): string {
  const readme = readFileSync(
    join(resolve(import.meta.dirname, "../../.."), "rules/README.md"),
    "utf8",
  );
  return /```yaml\n(.*?)```/s.exec(readme)![1]!;
}

function newCheck(): string {
  return scaffold("check", "my-check")[0]!
    .text.replace("<source-id>", String(Object.keys(PORTWORX.pack.sources)[0]))
    .replace(/<[^>]+>/g, "something");
}
