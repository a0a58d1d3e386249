import type { Assessment } from "../../core/model/assessment.ts";
import { signed } from "../../report/layout.ts";

/** The least and the greatest score that a rule set can give. */
export interface ScoreRange {
  readonly low: number;
  readonly high: number;
}

const WIDTH = 600;
const HEIGHT = 34;

/** The score on the way from A to B: its interval or point, and the band of ties around 0. */
export function ScoreScale({
  score,
  range,
}: {
  readonly score: Assessment["score"];
  readonly range: ScoreRange;
}) {
  const { low, high, points, tieBand } = score;
  const span = Math.max(1, range.high - range.low);
  // A stands on the left, as in every text, so positive points lie there.
  const at = (value: number) => ((range.high - value) / span) * WIDTH;
  const text =
    points === null ? `between ${signed(low)} and ${signed(high)}` : `${signed(points)} points`;
  return (
    <svg
      class="scale"
      role="img"
      aria-label={`Score ${text}, from ${signed(range.high)} for A to ${signed(range.low)} for B, tie band ±${tieBand}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      <rect class="side a" x="0" y="14" width={at(0)} height="8" />
      <rect class="side b" x={at(0)} y="14" width={WIDTH - at(0)} height="8" />
      <rect class="band" x={at(tieBand)} y="8" width={at(-tieBand) - at(tieBand)} height="20" />
      <rect class="zero" x={at(0) - 0.75} y="6" width="1.5" height="24" />
      {points === null && (
        <rect
          class={`interval ${sideOf(score)}`}
          x={at(high)}
          y="10"
          width={Math.max(4, at(low) - at(high))}
          height="16"
        />
      )}
      {points !== null && (
        <rect
          class={points < 0 ? "bar b" : "bar a"}
          x={Math.min(at(points), at(0))}
          y="11"
          width={Math.abs(at(points) - at(0))}
          height="14"
        />
      )}
      {points !== null && <rect class="point" x={at(points) - 2} y="4" width="4" height="28" />}
    </svg>
  );
}

/** The side that a whole interval lies on, beyond the band of ties. */
function sideOf({ low, high, tieBand }: Assessment["score"]): "a" | "b" | "" {
  if (low > tieBand) return "a";
  return high < -tieBand ? "b" : "";
}
