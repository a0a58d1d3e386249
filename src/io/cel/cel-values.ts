/**
 * Facts as CEL has them: whole numbers are its ints. Parts that many subjects share are made once.
 */
export class CelValues {
  readonly #made = new WeakMap<object, object>();

  /** The values of an object, by its keys. */
  of(facts: object): object {
    const made = this.#made.get(facts) ?? this.#make(facts);
    this.#made.set(facts, made);
    return made;
  }

  #make(facts: object): object {
    return Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [key, this.#value(value)]),
    );
  }

  #value(value: unknown): unknown {
    if (typeof value === "number") return BigInt(value);
    if (Array.isArray(value)) return value.map((each) => this.#value(each));
    return typeof value === "object" && value !== null ? this.of(value) : value;
  }
}
