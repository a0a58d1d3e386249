import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { item, named } from "../../src/core/model/lookup.ts";
import { EVEN, RULE_SET } from "../support/assessing.ts";
import { profileIn, startAsk } from "../support/ask-session.ts";
import type { PtySession } from "../support/pty.ts";
import { createSandbox } from "../support/scenarios.ts";

const NODE_POOL = `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: compute }
spec: { template: { spec: { expireAfter: 336h } } }
`;
const STORAGE_CLUSTER = `apiVersion: core.libopenstorage.org/v1
kind: StorageCluster
metadata: { name: shop, namespace: portworx, annotations: { portworx.io/is-eks: "true" } }
spec: { cloudStorage: { deviceSpecs: ["type=gp3,size=100"] } }
`;

/** Eight workers on demand, all listed. */
const NODES = `apiVersion: v1
kind: List
metadata: { resourceVersion: "" }
items:
${Array.from({ length: 8 }, (_, index) => nodeText(`n-${index}`)).join("")}`;

function nodeText(name: string): string {
  return `  - apiVersion: v1
    kind: Node
    metadata:
      name: ${name}
      uid: uid-${name}
      labels: { karpenter.sh/nodepool: compute, karpenter.sh/capacity-type: on-demand }
    spec: { providerID: "aws:///eu-example-1a/${name}" }
`;
}

/** What is true of the cluster that the evidence was taken from. */
const TRUTH: Readonly<Record<string, string>> = {
  ...EVEN,
  environment: "aws",
  autoscaling: "daily",
  instanceChurn: "constant",
};

function evidenceFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "px-advisor-traits-"));
  writeFileSync(join(folder, "nodepool.yaml"), NODE_POOL);
  writeFileSync(join(folder, "portworx.yaml"), STORAGE_CLUSTER);
  writeFileSync(join(folder, "nodes.yaml"), NODES);
  return folder;
}

/** Plain lines, so wide that no question is wrapped. */
function askPlainly(folder: string, args: readonly string[]): PtySession {
  const terminal = { env: { ACCESSIBLE: "1" }, cols: 400 };
  return startAsk(folder, ["--out", "answers.yaml", ...args], terminal);
}

/** Answers every question with the truth; gives the traits that were asked about, in order. */
async function answerAll(session: PtySession): Promise<string[]> {
  const asked: string[] = [];
  for (;;) {
    const next = new RegExp(`(?<!\\d)${asked.length + 1} of at most[^]*I don't know`);
    await session.waitFor(new RegExp(`${next.source}|Saved answers.yaml`));
    const [prompt] = next.exec(session.screen()) ?? [];
    if (prompt === undefined) return asked;
    const trait = item(
      RULE_SET.traits.filter(({ question }) => prompt.includes(question)),
      0,
    );
    const level = TRUTH[trait.id] ?? "";
    const { label } = named(trait.levels, level);
    const [, number = ""] = new RegExp(`(\\d+)[.)] ${escaped(label)}`).exec(prompt) ?? [];
    asked.push(trait.id);
    session.press(number, "enter");
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[()%]/g, "\\$&");
}

describe("ask --evidence", () => {
  it("asks fewer questions than without, none that evidence answers, and ends at the same advice", async () => {
    const [without, beside] = [evidenceFolder(), evidenceFolder()];
    const plain = askPlainly(without, []);
    const askedWithout = await answerAll(plain);
    expect((await plain.exit()).code).toBe(0);
    const helped = askPlainly(beside, ["--evidence", "."]);
    const askedWith = await answerAll(helped);
    expect((await helped.exit()).code).toBe(0);

    expect([askedWithout.length, askedWith.length]).toEqual([8, 4]);
    expect(helped.screen()).toContain("Known before the first question: ");
    for (const known of ["environment", "spotShare"]) expect(askedWith).not.toContain(known);
    const advice = [without, beside].map(
      (folder) => readFileSync(join(folder, "stdout.txt"), "utf8").match(/[AB] {2}\w+/)?.[0],
    );
    expect(advice[0]).toBe(advice[1]);
    expect(profileIn(beside, "answers.yaml")).toMatchObject({ name: "shop" });
  });

  it("refuses evidence of more than one cluster, and evidence that is not there", async () => {
    const folder = evidenceFolder();
    for (const cluster of ["one", "two"]) {
      mkdirSync(join(folder, "fleet", cluster), { recursive: true });
      writeFileSync(join(folder, "fleet", cluster, "portworx.yaml"), STORAGE_CLUSTER);
    }
    for (const [path, message] of [
      ["fleet", "fleet: holds 2 clusters; a questionnaire is about one"],
      ["missing.yaml", "missing.yaml: does not exist"],
    ] as const) {
      const session = askPlainly(folder, ["--evidence", path]);
      expect((await session.exit()).code).toBe(2);
      expect(session.screen()).toContain(message);
    }
  });
});

describe("the profile that inspect writes", () => {
  it("is read back by check to the same traits and topology", async () => {
    const sandbox = await createSandbox();
    try {
      await sandbox.write("shop/nodepool.yaml", NODE_POOL);
      await sandbox.write("shop/portworx.yaml", STORAGE_CLUSTER);
      await sandbox.write("shop/nodes.yaml", NODES);
      const json = await sandbox.run("px-advisor inspect shop -o json");
      const inspected = JSON.parse(json.stdout).results[0].profile;
      expect(Object.keys(inspected.traits).length).toBeGreaterThanOrEqual(6);

      await sandbox.run("px-advisor inspect shop > written.yaml");
      const again = await sandbox.run("px-advisor inspect written.yaml -o json");
      expect(JSON.parse(again.stdout).results[0].profile).toEqual(inspected);

      const verdicts = await Promise.all(
        ["check shop", "check written.yaml"].map(async (command) => {
          const { stdout } = await sandbox.run(`px-advisor ${command} -o json`);
          const [{ verdict, score, unknowns, findings }] = JSON.parse(stdout).results;
          return {
            verdict,
            score,
            unknowns,
            findings: findings.map(({ id }: { id: string }) => id),
          };
        }),
      );
      expect(verdicts[0]).toEqual(verdicts[1]);
    } finally {
      await sandbox.remove();
    }
  });
});
