/** What a Kubernetes list says about its items. */
export interface ListKind {
  readonly apiVersion: string | null;
  /** Null where the list has not said it yet; kubectl says it behind the items. */
  readonly kind: string | null;
  /** Whether the server held none of the items back. */
  readonly isWhole: boolean;
}

/** A list with those of its items that were read with it. */
export interface KubernetesList extends ListKind {
  readonly items: readonly unknown[];
}

/** A value as a list; null where it is something else. */
export function listKind(value: unknown): KubernetesList | null {
  const {
    apiVersion,
    kind = null,
    items,
    metadata,
  }: Partial<Record<string, unknown>> = Object(value);
  if (!Array.isArray(items) || (kind !== null && !isListName(kind))) return null;
  const { continue: token }: Partial<Record<string, unknown>> = Object(metadata);
  return {
    apiVersion: typeof apiVersion === "string" ? apiVersion : null,
    kind,
    items,
    isWhole: typeof token !== "string" || token === "",
  };
}

/**
 * Whether what comes before the items makes sure that it is a list. kubectl says the kind behind
 * them; then the version is there at least, and the first item tells what kind it is of.
 */
export function isListOf({ apiVersion, kind }: ListKind, isItemTold: boolean): boolean {
  return kind !== null || (apiVersion !== null && isItemTold);
}

/** An item with the version and kind that a server leaves out of the items of a typed list. */
export function asItem(item: unknown, { apiVersion, kind }: ListKind): unknown {
  const itemKind = kind?.slice(0, -"List".length) ?? "";
  if (itemKind === "" || typeof item !== "object" || item === null) return item;
  const isComplete = Array.isArray(item) || Object.hasOwn(item, "kind");
  return isComplete ? item : { apiVersion, kind: itemKind, ...item };
}

function isListName(kind: unknown): kind is string {
  return typeof kind === "string" && kind.endsWith("List");
}
