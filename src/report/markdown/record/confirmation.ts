import { evidenceDigest } from "../../../core/explain/evidence-digest.ts";
import { code } from "../inline.ts";
import type { RecordFrame } from "./record-frame.ts";
import { promisedFor } from "./recheck.ts";

/** How to tell later whether the decision is followed, and whether what it rests on has changed. */
export function confirmation(frame: RecordFrame): string[] {
  const { assessment, sha256 } = frame;
  const promised = promisedFor(frame);
  return [
    "Run this at the root of the repository, or outside of one where px-advisor ran:",
    `\`\`\`sh\n${promised.command}\n\`\`\``,
    `${goal(frame)} On the evidence of this record it ends with ${promised.code}.`,
    `The record rests on the evidence ${code(evidenceDigest(assessment, sha256))}. A record made later shows another digest where traits, topology or nodes have changed.`,
  ];
}

function goal({ assessment: { verdict, topology }, recheck }: RecordFrame): string {
  if (recheck.exitZero) return "A setting lets it end with 0 whatever it finds.";
  const { approach, kind } = verdict;
  if (approach !== null) {
    return `It ends with 0 where ${approach} is deployed or declared and nothing else fails the gate, with 1 where the gate fails, and with 3 where there is no topology to judge.`;
  }
  if (topology.status === "not-applicable")
    return "It ends with 0 as long as there are no storage nodes.";
  if (kind === "tie")
    return "It ends with 0 whichever option is deployed, as long as nothing else fails the gate.";
  if (kind === "conflict") return "It ends with 1 until one of the guards is lifted.";
  return "It ends with 3 until enough is known to choose, unless the gate fails.";
}
