import type { Assessment } from "../../core/model/assessment.ts";
import { placeText } from "../../core/model/place.ts";
import { printable } from "../../report/printable.ts";

interface EvidenceProps {
  readonly assessment: Assessment;
  readonly isChanged: boolean;
}

/** What was read, and where. */
export function Evidence({ assessment: { observations, inputs }, isChanged }: EvidenceProps) {
  if (observations.length === 0) return null;
  const skipped = inputs.filter(({ status }) => status !== "used");
  return (
    <section>
      <h2>Evidence</h2>
      <details>
        <summary>
          {observations.length} observations{isChanged && ", as they were read"}
        </summary>
        <ul>
          {observations.map(({ about, says, levels, object, at, also }, index) => (
            <li key={index}>
              <b>{about}</b>
              {levels !== null && ` ${levels.join(" or ")}`}: {printable(says)}
              <span class="place">
                {printable(object)} at {printable(placeText(at))}
                {also.length > 0 && `, and ${also.length} more`}
              </span>
            </li>
          ))}
          {skipped.map(({ path, status, reason }, index) => (
            <li key={`input ${index}`}>
              {printable(path)} {status}
              {reason !== null && `: ${printable(reason)}`}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
