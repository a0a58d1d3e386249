import { APPROACHES, LABELS } from "../../../core/model/approach.ts";
import { placeText } from "../../../core/model/place.ts";
import { presentDrawing } from "../../drawing/topology-drawing.ts";
import { code, prose } from "../inline.ts";
import { diagram } from "./diagram.ts";
import { driverName, weighed } from "./options.ts";
import type { RecordFrame } from "./record-frame.ts";

/** How many places of a driver are named. */
const MOST_PLACES = 3;

/** What is asked, of which cluster, and what is there. */
export function contextBlocks(frame: RecordFrame): string[] {
  const { assessment, ruleSet, headings } = frame;
  const { name, source } = assessment.target;
  const options = APPROACHES.map((approach) => {
    const { title, summary } = ruleSet.approaches[approach];
    return `${prose(title.toLowerCase())} (${LABELS[approach]}: ${prose(summary)})`;
  });
  return [
    headings(2, "Context and Problem Statement"),
    `How is ${prose(ruleSet.product)} to be deployed for the cluster ${code(name)}: ${options.join(" or ")}? What is known of the cluster is read from ${code(source)}${beside(frame)}.`,
    presentText(frame),
    ...diagram(presentDrawing(assessment, ruleSet), frame),
  ];
}

function beside({ assessment: { inputs } }: RecordFrame): string {
  const files = new Set(inputs.filter(({ status }) => status === "used").map(({ path }) => path));
  return files.size > 1 ? ` and from ${files.size} files in all` : "";
}

function presentText({ assessment: { topology, observations } }: RecordFrame): string {
  if (topology.status === "not-applicable") {
    return "It has no storage nodes of its own, so neither approach applies as long as that stays.";
  }
  const name = topology.realised === null ? "declared" : "realised";
  const layer = topology[name];
  if (layer === null) return "What is deployed there is not known.";
  const form = layer.form === null ? "" : `, ${code(layer.form)}`;
  const word = name === "realised" ? "deployed" : "declared";
  const seen = observations.find(({ about }) => about === name);
  const why = seen === undefined ? "" : `: ${prose(seen.says)} (${code(placeText(seen.at))})`;
  return `At present ${layer.approach}${form} is ${word}${why}.`;
}

/** The traits that speak for an approach, the heaviest first, with where they were read. */
export function drivers(frame: RecordFrame): string[] {
  const { assessment, headings } = frame;
  const scored = assessment.contributions.filter(({ points }) => points !== 0);
  const silent = assessment.contributions.filter(({ points }) => points === 0);
  const lines = scored.map((each) => {
    const side = LABELS[each.points > 0 ? "disaggregated" : "converged"];
    const places = each.from.slice(0, MOST_PLACES).map((at) => code(placeText(at)));
    return `* ${weighed(each, frame)} for ${side}${places.length === 0 ? "" : `: ${places.join(", ")}`}`;
  });
  const neutral = silent.map((each) => driverName(each, frame));
  const none = neutral.length === 0 ? [] : [`* Without points: ${neutral.join(", ")}`];
  const all = [...lines, ...none];
  return [
    headings(2, "Decision Drivers"),
    all.length === 0 ? "* None that is known" : all.join("\n"),
  ];
}
