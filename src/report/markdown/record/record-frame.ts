import type { Result } from "../../../core/model/assessment.ts";
import type { Citations } from "../../text/citations.ts";
import type { Frame } from "../../text/frame.ts";
import type { EarlierRecord } from "./record-marker.ts";

/** One assessment, and what its decision record depends on beside it. */
export interface RecordFrame extends Frame {
  readonly result: Result;
  readonly citations: Citations;
  /** Where its headings stand in the document. */
  readonly headings: Headings;
  /** The last record about the same cluster; null where there is none. */
  readonly earlier: EarlierRecord | null;
  readonly hasDiagrams: boolean;
}

/** Makes the headings of one record: level 1 is its title, 2 a section, 3 a part of one. */
export type Headings = (level: 1 | 2 | 3, title: string) => string;

/** The headings of a document that is one record. */
export const plainHeadings: Headings = (level, title) => `${"#".repeat(level)} ${title}`;

/**
 * The headings of one of several records in a document: a level deeper, with numbers, since no two
 * headings of a document should be the same.
 */
export function numberedHeadings(record: number): Headings {
  let section = 0;
  let part = 0;
  return (level, title) => {
    if (level === 1) return `## ${record}. ${title}`;
    if (level === 2) {
      section += 1;
      part = 0;
      return `### ${record}.${section} ${title}`;
    }
    part += 1;
    return `#### ${record}.${section}.${part} ${title}`;
  };
}
