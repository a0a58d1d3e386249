import { LABELS } from "../../core/model/approach.ts";
import { LAYERS, type LayerName } from "../../core/evidence/topology/reading.ts";
import type { Assessment } from "../../core/model/assessment.ts";
import { placeText } from "../../core/model/place.ts";
import { labelled, shortened } from "../layout.ts";
import { printable } from "../printable.ts";
import type { Frame } from "./frame.ts";

/** Observations of a layer that are shown unless everything is asked for. */
const MOST_OBSERVATIONS = 3;

type Topology = Assessment["topology"];

/** The layers of the topology with what told them; `column` is where their text begins. */
export function topologyRows(frame: Frame, column: number): string[] {
  const { topology, observations } = frame.assessment;
  if (topology.status === "not-applicable") {
    const says = "not applicable: Portworx has no storage nodes of its own here";
    return labelled("topology", says, { indent: 2, column, width: frame.width });
  }
  const judged = topology.realised === null ? "declared" : "realised";
  const { width } = frame;
  return LAYERS.flatMap((name) => {
    const isSeen = topology[name] !== null || observations.some(({ about }) => about === name);
    if (!isSeen)
      return name === judged ? labelled(name, "nothing", { indent: 2, column, width }) : [];
    const status = name === judged ? ` (${topology.status})` : "";
    const text = `${layerText(topology[name]) ?? "not decided"}${status}`;
    return [
      ...labelled(name, text, { indent: 2, column, width }),
      ...observationRows(name, frame, column),
    ];
  });
}

/** `A  disaggregated, separate-node-groups`; null for a layer that is not decided. */
export function layerText(layer: Topology["declared"]): string | null {
  if (layer === null) return null;
  const form = layer.form === null ? "" : `, ${layer.form}`;
  return `${LABELS[layer.approach]}  ${layer.approach}${form}`;
}

function observationRows(name: LayerName, frame: Frame, column: number): string[] {
  const { assessment, detail, width } = frame;
  const all = assessment.observations.filter(({ about }) => about === name);
  const most = detail === "verbose" ? all.length : MOST_OBSERVATIONS;
  const room = width - column - 2;
  const rows = all.slice(0, most).flatMap(({ says, at, object }) => {
    const place = shortened(printable(placeText(at)), room);
    const source = `${printable(object)}  ${place}`;
    const where = source.length <= room ? source : place;
    const text = printable(says);
    return text.length + where.length + 2 <= room ? [`${text}  ${where}`] : [text, where];
  });
  const left = all.length - most;
  const more = left > 0 ? [`and ${left} more, shown by -v`] : [];
  return [...rows, ...more].flatMap((row) => labelled("", row, { indent: 2, column, width }));
}
