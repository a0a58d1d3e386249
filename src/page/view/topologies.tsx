import { advisedDrawing, presentDrawing } from "../../report/drawing/topology-drawing.ts";
import type { Judged } from "../../report/text/frame.ts";
import { TopologyDiagram } from "./topology-diagram.tsx";

/** What is advised beside what is there. */
export function Topologies({ judged: { assessment, ruleSet } }: { readonly judged: Judged }) {
  const advised = advisedDrawing(assessment, ruleSet);
  const present = presentDrawing(assessment, ruleSet);
  const { status, undecided } = assessment.topology;
  return (
    <section aria-labelledby="topology">
      <h2 id="topology">
        Topology <span class={`status ${status}`}>{status}</span>
      </h2>
      <div class="diagrams">
        {advised === null ? <p>No approach is advised.</p> : <TopologyDiagram drawing={advised} />}
        {present === null ? (
          <p>Nothing tells what is deployed.</p>
        ) : (
          <TopologyDiagram drawing={present} />
        )}
      </div>
      {undecided.map((text) => (
        <p key={text} class="quiet">
          not decided: it takes {text}
        </p>
      ))}
    </section>
  );
}
