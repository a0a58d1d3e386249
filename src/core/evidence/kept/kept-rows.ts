import { item } from "../../model/lookup.ts";
import type { Place } from "../../model/place.ts";
import { Column } from "../column.ts";
import type { ObjectRecord } from "../object-record.ts";
import { SharedColumn } from "./shared-column.ts";

/** Records that share with others what they say: of each only its name, its line and its like are kept. */
export class KeptRows<R extends ObjectRecord> {
  readonly #names: string[] = [];
  readonly #lines = new Column(Int32Array);
  readonly #likes = new SharedColumn<R>();

  /** Takes a record; `like`: another one, or this one as it was read, that says all the rest. */
  push({ name, at }: Pick<ObjectRecord, "name" | "at">, like: R): void {
    this.#names.push(name);
    this.#lines.push(at.line);
    this.#likes.push(like);
  }

  /** How many records there are. */
  get length(): number {
    return this.#names.length;
  }

  nameAt(position: number): string {
    return item(this.#names, position);
  }

  lineAt(position: number): number {
    return this.#lines.at(position);
  }

  likeAt(position: number): R {
    return this.#likes.at(position);
  }
}

/** One of {@link KeptRows}, made when it is asked for. */
export class KeptRow<R extends ObjectRecord, Rows extends KeptRows<R> = KeptRows<R>> {
  readonly name: string;
  /** What says all that the record has in common with others. */
  readonly like: R;
  protected readonly rows: Rows;
  protected readonly position: number;

  constructor(rows: Rows, position: number) {
    this.name = rows.nameAt(position);
    this.like = rows.likeAt(position);
    this.rows = rows;
    this.position = position;
  }

  get at(): Place {
    return { ...this.like.at, line: this.rows.lineAt(this.position) };
  }

  get object() {
    return this.like.object;
  }

  get namespace() {
    return this.like.namespace;
  }
}
