import type { Judged } from "../../report/text/frame.ts";
import { firmnessOf, formText, openAnswer } from "../../report/text/headline.ts";
import { signed } from "../../report/layout.ts";
import { holdsTexts, knownText, leadText } from "../../report/text/score-lines.ts";
import { type ScoreRange, ScoreScale } from "./score-scale.tsx";

/** The answer, how firm it is, and the score that it comes from. */
export function VerdictHeader({
  judged,
  range,
}: {
  readonly judged: Judged;
  readonly range: ScoreRange;
}) {
  const { assessment } = judged;
  const { verdict, score } = assessment;
  const [mark, title, summary] = answerParts(judged);
  return (
    <section class="verdict" aria-labelledby="verdict-title">
      <div class="answer">
        <span class={`mark ${verdict.label?.toLowerCase() ?? "open"}`} aria-hidden="true">
          {mark}
        </span>
        <div>
          <h2 id="verdict-title">
            {verdict.label === null ? title : `${verdict.label} ${title}`}
            {verdict.approach !== null && <span class="firmness"> {firmnessOf(verdict)}</span>}
          </h2>
          {verdict.approach !== null && (
            <p>
              {summary}; {formText(judged, verdict.approach)}
            </p>
          )}
        </div>
      </div>
      <div class="score">
        <p class="sides">
          <span>
            <b class="tag a">A</b> {score.forA}
          </span>
          <span class="lead">{scoreText(judged)}</span>
          <span>
            {score.forB} <b class="tag b">B</b>
          </span>
        </p>
        <ScoreScale score={score} range={range} />
        <p class="quiet">{[...holdsTexts(judged), `known: ${knownText(judged)}`].join("; ")}</p>
      </div>
      <output class="unseen" aria-live="polite">
        {spokenText(judged)}
      </output>
    </section>
  );
}

function answerParts({ assessment, ruleSet }: Judged): readonly [string, string, string] {
  const { verdict } = assessment;
  if (verdict.approach === null || verdict.label === null) {
    const [mark, answer] = openAnswer(verdict);
    return [mark, answer, ""];
  }
  const { title, summary } = ruleSet.approaches[verdict.approach];
  return [verdict.label, title, summary];
}

function scoreText(judged: Judged): string {
  const { points, low, high, tieBand } = judged.assessment.score;
  if (points !== null) return leadText(judged, points);
  return `between ${signed(low)} and ${signed(high)}, tie band ±${tieBand}`;
}

/** Short, since it is read out after every change. */
function spokenText(judged: Judged): string {
  const { verdict, score } = judged.assessment;
  const points =
    score.points === null ? `${signed(score.low)} to ${signed(score.high)}` : signed(score.points);
  const answer = verdict.approach === null ? "" : `${verdict.label}, ${verdict.approach}, `;
  return `${answer}${firmnessOf(verdict)}, score ${points}`;
}
