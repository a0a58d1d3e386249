import type { Assessment, Finding, Result } from "../../src/core/model/assessment.ts";
import { problem } from "../../src/core/model/errors.ts";
import { type ClusterFacts, EVEN, RULE_SET, assessCluster, resultOf } from "./assessing.ts";

const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily", instanceChurn: "regular" };
const CONVERGED = { approach: "converged", form: "uniform" } as const;
const DISAGGREGATED = { approach: "disaggregated", form: "separate-node-groups" } as const;

const PARTIAL = { approach: "disaggregated", form: "separate-clusters" } as const;

const MATCH: ClusterFacts = { traits: ELASTIC, topology: DISAGGREGATED };
export const MISMATCH: ClusterFacts = { traits: ELASTIC, topology: CONVERGED };

/** Texts that mean something to terminals, runners, parsers or renderers. */
export const HOSTILE = [
  "::error file=x,line=1::pwned",
  "a ::set-env name=X::y",
  "line\n::warning::pwned\r\n::stop-commands::x",
  "##[error]pwned ##vso[task.complete]",
  "\u001b[31mred\u001b]0;title\u0007\u009b1m",
  "\u202ereversed\u2066\u200b",
  "<script>alert(1)</script>&amp;\"'",
  "]]> <![CDATA[ <!-- -->",
  "| a | b |\n|---|---|",
  "``code`` `more` \\` \\| \\",
  "[link](https://evil.example) ![image](x) <https://evil.example> www.evil.example",
  "@octocat #1 **bold** _it_ ~~x~~ :tada: # heading",
  "{0} {{0}} [a](1)",
  "yes: no # comment\n- item\n--- \n%TAG",
  "%0A::error::pwned %25",
  "\ud800 \ufffe \uffff \u{e0041}",
  " ",
  "x".repeat(3000),
] as const;

/** A finding that stands nowhere, unless told. */
export function findingOf(more: Partial<Finding>): Finding {
  return {
    id: "topology-mismatch",
    severity: "error",
    message: "converged is declared, disaggregated is advised",
    at: null,
    fingerprint: "0".repeat(64),
    waived: null,
    baseline: null,
    ...more,
  };
}

const WAIVER = {
  reason: "migration booked",
  owner: "storage-team",
  expires: "2027-03-31",
  at: { file: "clusters/test.yaml", line: 44, column: 3 },
};

function excused(excuse: Partial<Finding>): Assessment {
  const assessment = assessCluster(MISMATCH);
  const findings = assessment.findings.map((finding) => ({ ...finding, ...excuse }));
  return { ...assessment, findings };
}

function hostile(text: string, index: number): Assessment {
  const at = { file: `${text}/${index}.yaml`, line: 3, column: 5 };
  const waived = { reason: text, owner: text, expires: text, at };
  const about = { message: text, at } as const;
  return {
    ...assessCluster({ ...MISMATCH, name: text }),
    target: { name: text, source: `${text}:7` },
    notJudged: [{ id: text, needs: [text] }],
    nextSteps: [text],
    findings: [
      findingOf({ ...about, fingerprint: `a${index}` }),
      findingOf({ ...about, id: "trait-contradiction", severity: "warning", at: null }),
      findingOf({ ...about, id: text, severity: "note", fingerprint: `c${index}` }),
      findingOf({ ...about, id: "topology-partial", waived, fingerprint: `d${index}` }),
    ],
  };
}

function hostileResult(): Result {
  const open = assessCluster({ traits: {} });
  const result = resultOf(
    [
      ...HOSTILE.map(hostile),
      ...HOSTILE.map((text) => ({
        ...open,
        target: { name: text, source: text },
        nextSteps: [text],
      })),
    ],
    2,
  );
  const errors = HOSTILE.flatMap((text) => [
    problem("yaml-syntax", text, { at: { file: text, line: 2, column: 1 }, hint: text }),
    problem("file-unreadable", text),
  ]);
  return { ...result, errors };
}

/** A finding of every severity in each of many clusters of the same name. */
function many(): Result {
  const nothing = { contributions: [], guards: [], nextSteps: [], inputs: [] };
  const assessment = { ...assessCluster(MISMATCH), ...nothing };
  const results = Array.from({ length: 500 }, (_, index) => ({
    ...assessment,
    target: { name: "same", source: `clusters/${index}.yaml:1` },
    findings: (["error", "warning", "note"] as const).map((severity, place) =>
      findingOf({
        id: severity === "error" ? "topology-mismatch" : "topology-partial",
        severity,
        fingerprint: severity,
        at: { file: `clusters/${index}.yaml`, line: place + 1, column: 1 },
      }),
    ),
  }));
  return resultOf(results, 1);
}

function openForm(): Assessment {
  const assessment = assessCluster(MATCH);
  return { ...assessment, verdict: { ...assessment.verdict, form: null } };
}

function notApplicable(): Assessment {
  const assessment = assessCluster({ traits: {} });
  return { ...assessment, topology: { ...assessment.topology, status: "not-applicable" } };
}

function ofPack(result: Result): Result {
  const { id, version, digest } = RULE_SET;
  return { ...result, pack: { id, version, digest } };
}

/** A result for everything that a format has to be able to say. */
export const STATES: Readonly<Record<string, Result>> = Object.fromEntries(
  Object.entries({
    match: resultOf([assessCluster(MATCH)]),
    mismatch: resultOf([assessCluster(MISMATCH)], 1),
    inconclusive: resultOf([assessCluster({ traits: {} })], 3),
    conflict: resultOf(
      [assessCluster({ traits: { ...EVEN, clusterSize: "tiny", sharedFabric: "yes" } })],
      1,
    ),
    unknown: resultOf([assessCluster({ traits: ELASTIC })], 3),
    "not applicable": resultOf([notApplicable()]),
    waived: resultOf([excused({ waived: WAIVER })]),
    unchanged: resultOf([excused({ baseline: "unchanged" })]),
    "new against a baseline": resultOf([excused({ baseline: "new" })], 1),
    "an open form": resultOf([openForm()]),
    "not judged": resultOf([
      { ...assessCluster(MATCH), notJudged: [{ id: "single-replica", needs: ["cluster.x"] }] },
    ]),
    warned: resultOf([assessCluster({ traits: ELASTIC, topology: PARTIAL })]),
    "warned, with warnings that fail": {
      ...resultOf([assessCluster({ traits: ELASTIC, topology: PARTIAL })], 1),
      gate: { command: "check", failOn: "warning" },
    },
    advised: {
      ...resultOf([assessCluster(MISMATCH)]),
      gate: { command: "advise", failOn: null },
    },
    hostile: hostileResult(),
    "zero results": resultOf([]),
    "an error alone": { ...resultOf([], 2), errors: [problem("nothing-matched", "nothing")] },
    "500 results": many(),
  } satisfies Record<string, Result>).map(([name, result]) => [name, ofPack(result)]),
);
