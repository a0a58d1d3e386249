import type { Assessment } from "../../../core/model/assessment.ts";

/** What a record says of itself, for the next run to know it again. */
export interface RecordMark {
  /** The cluster's name, percent-encoded. */
  readonly cluster: string;
  /** Kind, approach, form and grade of the verdict. */
  readonly verdict: string;
  /** Digest of the evidence. */
  readonly evidence: string;
}

/** A record that is there already. */
export interface EarlierRecord {
  /** The name of its file, which stands in the same folder. */
  readonly file: string;
  /** Its number, as the file's name has it. */
  readonly number: string;
  readonly mark: RecordMark;
}

/** The mark of an assessment. */
export function recordMark({ target, verdict }: Assessment, evidence: string): RecordMark {
  const { kind, approach, form, grade } = verdict;
  return {
    cluster: wordOf(target.name),
    verdict: [kind, approach, form, grade].map((part) => wordOf(part ?? "none")).join("/"),
    evidence,
  };
}

/** A mark as a line that Markdown does not show. */
export function markerLine({ cluster, verdict, evidence }: RecordMark): string {
  return `<!-- px-advisor-record cluster=${cluster} verdict=${verdict} evidence=${evidence} -->`;
}

const MARKER =
  /^<!-- px-advisor-record cluster=(?<cluster>\S*) verdict=(?<verdict>\S+) evidence=(?<evidence>sha256:[0-9a-f]{64}) -->\r?$/m;

/** The mark of a document; null where it is none of our records. */
export function markIn(document: string): RecordMark | null {
  const { cluster, verdict, evidence } = MARKER.exec(document)?.groups ?? {};
  if (cluster === undefined || verdict === undefined || evidence === undefined) return null;
  return { cluster, verdict, evidence };
}

/** Approach and form of a mark: what is decided, however firmly. */
export function outcomeOf({ verdict }: RecordMark): string {
  const [, approach, form] = verdict.split("/");
  return `${approach}/${form}`;
}

/** Whether two marks say the same of the same cluster. */
export function isSameMark(one: RecordMark, other: RecordMark): boolean {
  return markerLine(one) === markerLine(other);
}

/** Percent-encoded; of `--` the first too, for no name to end the comment that it stands in. */
function wordOf(text: string): string {
  const wellFormed = text.replace(/\p{Cs}/gu, "\ufffd");
  return encodeURIComponent(wellFormed).replace(
    /-(?=-)|[!~*'()]/g,
    (each) => `%${Number(each.codePointAt(0)).toString(16).toUpperCase()}`,
  );
}
