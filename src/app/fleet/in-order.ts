/** How work is spread. */
export interface Spread {
  /** Pieces of work that may be under way or done and not yet taken. */
  readonly most: number;
  /** Once aborted, nothing is begun any more; what is under way is still given. */
  readonly signal: AbortSignal;
}

/** What came of a piece of work, beside it. */
export interface Done<T, R> {
  readonly item: T;
  readonly output: R;
}

/**
 * Works on the items of a source side by side and gives what comes of them in the order of the items.
 * No more than `most` are held at a time, so that a slow reader slows the source down.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  run: (item: T) => Promise<R>,
  { most, signal }: Spread,
): AsyncGenerator<Done<T, R>> {
  const items = source[Symbol.asyncIterator]();
  const begun: Promise<Done<T, R>>[] = [];
  let next: Promise<IteratorResult<T, unknown>> | null = null;
  let isOver = false;
  try {
    for (;;) {
      isOver ||= signal.aborted;
      if (isOver && begun.length === 0) return;
      if (!isOver && begun.length < most) next ??= items.next();
      const event = await firstOf(isOver || begun.length >= most ? null : next, begun[0], signal);
      if (event === null) continue;
      if ("item" in event) {
        void begun.shift();
        yield event;
        continue;
      }
      next = null;
      if (event.done === true) isOver = true;
      else begun.push(done(event.value, run));
    }
  } finally {
    // Not waited for: a source that waits for input would not answer.
    void items.return?.().catch(ignore);
    void next?.catch(ignore);
  }
}

function done<T, R>(item: T, run: (item: T) => Promise<R>): Promise<Done<T, R>> {
  const result = run(item).then((output) => ({ item, output }));
  // It is looked at only when its turn comes.
  result.catch(ignore);
  return result;
}

/** Whatever comes first; null where that is an interruption. */
async function firstOf<A, B>(
  next: Promise<A> | null,
  first: Promise<B> | undefined,
  signal: AbortSignal,
): Promise<A | B | null> {
  let stop = ignore;
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    const open: Promise<A | B | null>[] = [
      ...(next === null ? [] : [next]),
      ...(first ? [first] : []),
    ];
    return await Promise.race(signal.aborted ? open : [...open, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function ignore(): void {}
