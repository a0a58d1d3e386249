/** Findings that the engine draws itself; their files hold the texts about them. */
export const ENGINE_CHECKS = [
  "guards-conflict",
  "nothing-to-judge",
  "topology-mismatch",
  "topology-partial",
  "trait-contradiction",
  "waiver-expired",
  "waiver-expiring",
  "waiver-stale",
] as const;

/** The severities of findings, worst first. */
export const SEVERITIES = ["error", "warning", "note"] as const;

/** How bad a finding is. */
export type Severity = (typeof SEVERITIES)[number];

/** The kinds of examples: what the check is to make of them. */
export const EXAMPLE_KINDS = ["fires", "silent", "unjudged"] as const;

/** What a check is to make of an example. */
export type ExampleKind = (typeof EXAMPLE_KINDS)[number];

/** What a check takes to be judged, as a pack writes it or made ready. */
interface Judged {
  readonly when?: object | null | undefined;
  readonly each?: string | null | undefined;
  readonly needs: readonly string[];
}

/** Whether a profile alone can tell: what only evidence gives is not missed where none was read. */
export function isAboutTraits({ when, each, needs }: Judged): boolean {
  const hasWhen = (when ?? null) !== null;
  return hasWhen && (each ?? null) === null && !needs.some((need) => need.startsWith("cluster."));
}
