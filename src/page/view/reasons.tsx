import { APPROACHES, type Approach, LABELS } from "../../core/model/approach.ts";
import { signed } from "../../report/layout.ts";
import type { Judged } from "../../report/text/frame.ts";
import { contributionName } from "../../report/text/reasons.ts";

interface ReasonsProps {
  readonly judged: Judged;
  /** The marks of the sources, by rule. */
  readonly marks: ReadonlyMap<string, string>;
}

/** What speaks for either approach, the most weighty first, with the points that it gives. */
export function Reasons({ judged, marks }: ReasonsProps) {
  const { contributions } = judged.assessment;
  const neutral = contributions.filter(({ points }) => points === 0);
  const names = neutral.map((each) => contributionName(each, judged));
  return (
    <section aria-labelledby="reasons">
      <h2 id="reasons">Reasons</h2>
      <div class="reasons">
        {APPROACHES.map((approach) => (
          <Side key={approach} approach={approach} judged={judged} marks={marks} />
        ))}
      </div>
      {names.length > 0 && <p class="quiet">No points: {names.join(", ")}</p>}
    </section>
  );
}

function Side({ approach, judged, marks }: ReasonsProps & { readonly approach: Approach }) {
  const rows = judged.assessment.contributions.filter(({ favours }) => favours === approach);
  const label = LABELS[approach];
  const sum = rows.reduce((total, { points }) => total + points, 0);
  return (
    <table class="side-reasons">
      <caption>
        <b class={`tag ${label.toLowerCase()}`}>{label}</b>{" "}
        {judged.ruleSet.approaches[approach].title}
      </caption>
      <thead>
        <tr>
          <th scope="col">Reason</th>
          <th scope="col">Points</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.rule}>
            <th scope="row">
              {contributionName(row, judged)}
              <span class="because">
                {row.because} {marks.get(row.rule)}
              </span>
            </th>
            <td>
              {signed(row.points)}
              <PointsBar points={row.points} />
            </td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td class="nothing" colSpan={2}>
              nothing that is known
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">settled</th>
          <td>{signed(sum)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Points of one rule, 10 at most. */
function PointsBar({ points }: { readonly points: number }) {
  const width = 4 * Math.min(10, Math.abs(points));
  return (
    <svg class="points" aria-hidden="true" width="40" height="6">
      <rect class={points < 0 ? "bar b" : "bar a"} width={width} height="6" />
    </svg>
  );
}
