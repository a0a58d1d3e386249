import { item } from "../model/lookup.ts";
import type { Path } from "../model/place.ts";
import { Fields, type FieldSource, type Unfilled } from "./fields.ts";
import type { EvidenceRecord } from "./inventory.ts";
import { header } from "./header.ts";
import { asItem, listKind } from "./kubernetes-list.ts";
import { nestedEvidence } from "./nested-objects.ts";
import { type ObjectKind, kindOf, objectOf } from "./object.ts";
import { isHelmValues, readHelmValues } from "./readers/helm-values.ts";
import type { ReaderContext } from "./readers/reader.ts";
import { isTerraform, readTerraform } from "./readers/terraform.ts";
import { TELLING_KINDS, readerOf } from "./readers/readers.ts";
import type { SourceDocument } from "./source-document.ts";

/** What a document gave: records, and why something in it was not used. */
export interface ReadDocument {
  readonly records: readonly EvidenceRecord[];
  /** Reasons, one for each object that is not used. */
  readonly skipped: readonly string[];
}

/** Reads a document that is no profile. Lists are taken apart; nothing in them is guessed. */
export function readDocument(document: SourceDocument, context: ReaderContext): ReadDocument {
  const { value, isListItem } = document;
  const kind = kindOf(value);
  const list = kind === null ? null : listKind(value);
  if (list === null) {
    return readValue({ document, path: [], value, kind, isListed: isListItem }, context);
  }
  if (list.items.length === 0) return skip("an empty list");
  const parts = list.items.map((each, index) => {
    const own = asItem(each, list);
    const part = { document, path: ["items", index], value: own, kind: kindOf(own) };
    return readValue({ ...part, isListed: list.isWhole }, context);
  });
  return {
    records: parts.flatMap(({ records }) => records),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
}

/** One object, at a path of its document. */
interface Part {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly value: unknown;
  readonly kind: ObjectKind | null;
  readonly isListed: boolean;
}

function readValue(part: Part, context: ReaderContext): ReadDocument {
  const source = sourceOf(part);
  const { kind } = part;
  if (kind === null) return readKindless(part, source);
  const reader = readerOf(kind);
  if (reader === null) return skip(unreadReason(kind, part.value));
  const object = objectOf(kind, source, part.isListed);
  const records = reader(object, context);
  if (source.unfilled.length > 0) return skip(unfilledReason(kind.kind, source.unfilled));
  if (records.length > 0) return { records, skipped: [] };
  // Other objects that are read and may come by the thousand hold no manifests.
  const nested = kind.kind === "ConfigMap" ? nestedEvidence(part.value, kind.kind) : null;
  return skip(`kind ${kind.kind}: ${nested ?? "says nothing about topology or traits"}`);
}

type Source = FieldSource & Pick<SourceDocument, "value" | "at">;

function sourceOf({ document, path, value }: Part): Source {
  return {
    value,
    at: path.length === 0 ? document.at : document.placeOf(path, "value"),
    placeOf: (inside, part) => document.placeOf([...path, ...inside], part),
    unfilled: [],
  };
}

function readKindless({ value }: Part, source: Source): ReadDocument {
  const values = new Fields(value, source);
  if (isTerraform(values)) return readPlan(values);
  if (!isHelmValues(values)) {
    const { kind } = header(value);
    return skip(kind === null ? "no kind" : `kind ${kind} without apiVersion`);
  }
  const records = readHelmValues(values, source.at);
  if (source.unfilled.length > 0) return skip(unfilledReason("Helm values", source.unfilled));
  return { records, skipped: [] };
}

function readPlan(plan: Fields): ReadDocument {
  const records = readTerraform(plan);
  return records.length > 0 ? { records, skipped: [] } : skip("Terraform without node groups");
}

function unreadReason({ group, kind }: ObjectKind, value: unknown): string {
  const isForeign = TELLING_KINDS.includes(kind);
  const nested = nestedEvidence(value, kind);
  const name = isForeign && group !== "" ? `kind ${kind} of ${group}` : `kind ${kind}`;
  return nested === null ? name : `${name}: ${nested}`;
}

function unfilledReason(name: string, unfilled: readonly Unfilled[]): string {
  const { path, text } = item(unfilled, 0);
  return `${name}: ${path.join(".")} holds "${text}", which a template has yet to fill in`;
}

function skip(reason: string): ReadDocument {
  return { records: [], skipped: [reason] };
}

/** What a server answered in place of the objects that were asked for; null for anything else. */
export function refusalOf(value: unknown): string | null {
  const { kind, apiVersion, message } = Object(value);
  if (kind !== "Status" || apiVersion !== "v1") return null;
  return typeof message === "string" ? message : "no reason given";
}
