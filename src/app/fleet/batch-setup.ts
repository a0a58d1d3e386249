import { isStreamed } from "../../report/report-stream.ts";
import { type JudgeRequest, gateOf } from "../judge-request.ts";
import type { Ports } from "../ports.ts";
import type { BatchSetup } from "./batch.ts";

/** What the batches of a run have in common. */
export async function setupOf(request: JudgeRequest, ports: Ports): Promise<BatchSetup> {
  const { config, settings, fixed, now, outputs } = request;
  const { palette: _, ...view } = request.view;
  return {
    gate: gateOf(request),
    packFolder: config.pack.value,
    settings,
    fixed,
    now,
    today: now ?? ports.now(),
    folder: await ports.workingFolder(),
    view,
    formats: outputs.flatMap(({ format }) => (isStreamed(format) ? [format] : [])),
  };
}
