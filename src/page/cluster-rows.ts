import type { Finding } from "../core/model/assessment.ts";
import { counted } from "../report/excuse.ts";
import type { ReportedCluster } from "../report/html/page-data.ts";

/** A row of the table of clusters. */
export interface ClusterRow {
  readonly cluster: ReportedCluster;
  /** Position in the result. */
  readonly index: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
}

const STATUSES = ["mismatch", "partial", "unknown", "match", "not-applicable"] as const;

/** All clusters, worst first; those that are alike stand as in the result. */
export function clusterRows(clusters: readonly ReportedCluster[]): ClusterRow[] {
  return clusters
    .map((cluster, index) => ({ cluster, index, ...tallyOf(cluster.findings) }))
    .sort(bySeverity);
}

function tallyOf(findings: readonly Finding[]): Pick<ClusterRow, "errors" | "warnings" | "notes"> {
  const tally = { errors: 0, warnings: 0, notes: 0 };
  for (const { severity } of counted(findings)) tally[`${severity}s`] += 1;
  return tally;
}

function bySeverity(a: ClusterRow, b: ClusterRow): number {
  return (
    b.errors - a.errors ||
    b.warnings - a.warnings ||
    statusOf(a) - statusOf(b) ||
    b.notes - a.notes ||
    a.index - b.index
  );
}

function statusOf({ cluster }: ClusterRow): number {
  return STATUSES.indexOf(cluster.topology.status);
}

/** The rows whose name or source holds a text, in any case. */
export function matchingRows(rows: readonly ClusterRow[], text: string): readonly ClusterRow[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return rows;
  return rows.filter(({ cluster: { target } }) =>
    `${target.name}\n${target.source}`.toLowerCase().includes(wanted),
  );
}
