import { useMemo, useState } from "preact/hooks";
import { count } from "../../core/model/count.ts";
import type { ReportedCluster } from "../../report/html/page-data.ts";
import { signed } from "../../report/layout.ts";
import { printable } from "../../report/printable.ts";
import { firmnessOf } from "../../report/text/headline.ts";
import { type ClusterRow, clusterRows, matchingRows } from "../cluster-rows.ts";

/** Rows that are drawn before more are asked for. */
const ROWS = 200;

/** All clusters of a result, worst first; each row opens one. */
export function ClusterTable({ clusters }: { readonly clusters: readonly ReportedCluster[] }) {
  const [most, setMost] = useState(ROWS);
  const [filter, setFilter] = useState("");
  const all = useMemo(() => clusterRows(clusters), [clusters]);
  const rows = useMemo(() => matchingRows(all, filter), [all, filter]);
  const left = rows.length - most;
  return (
    <>
      <header class="target">
        <h1>{count(clusters.length, "cluster")}</h1>
        <p class="quiet">Worst first</p>
      </header>
      <p class="actions">
        <label>
          Name or file{" "}
          <input
            type="search"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        </label>
        <output class="quiet">
          {Math.min(most, rows.length)} of {rows.length} are shown
        </output>
      </p>
      <div class="scrolling" role="region" aria-label="Clusters" tabIndex={0}>
        <table class="clusters">
          <thead>
            <tr>
              {["Cluster", "Advised", "Score", "Present", "Status", "Findings"].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <Row key={row.index} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <button type="button" onClick={() => setMost(most + 5 * ROWS)}>
          Show more ({left} left)
        </button>
      )}
    </>
  );
}

function Row({ row: { cluster, index, ...tally } }: { readonly row: ClusterRow }) {
  const { target, verdict, score, topology } = cluster;
  const present = topology.realised ?? topology.declared;
  const points =
    score.points === null ? `${signed(score.low)} to ${signed(score.high)}` : signed(score.points);
  return (
    <tr>
      <th scope="row">
        <a href={`#cluster=${index + 1}`}>{printable(target.name)}</a>
        <span class="place">{printable(target.source)}</span>
      </th>
      <td>
        {verdict.label !== null && (
          <b class={`tag ${verdict.label.toLowerCase()}`}>{verdict.label}</b>
        )}{" "}
        {firmnessOf(verdict)}
      </td>
      <td class="number">{points}</td>
      <td class="word">{present?.approach ?? "not known"}</td>
      <td>
        <span class={`status ${topology.status}`}>{topology.status}</span>
      </td>
      <td>{tallyText(tally)}</td>
    </tr>
  );
}

function tallyText({
  errors,
  warnings,
  notes,
}: Pick<ClusterRow, "errors" | "warnings" | "notes">): string {
  const parts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
    ...(notes > 0 ? [count(notes, "note")] : []),
  ];
  return parts.length === 0 ? "none" : parts.join(", ");
}
