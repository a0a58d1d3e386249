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
  const queue = new Queue(source[Symbol.asyncIterator](), run);
  try {
    for (;;) {
      if (signal.aborted) queue.close();
      if (queue.isEmpty) return;
      const done = await queue.advance(most, signal);
      if (done !== null) yield done;
    }
  } finally {
    queue.close();
  }
}

/** Work that was begun, and the item that comes next. */
class Queue<T, R> {
  readonly #items: AsyncIterator<T>;
  readonly #run: (item: T) => Promise<R>;
  readonly #begun: Promise<Done<T, R>>[] = [];
  #next: Promise<IteratorResult<T, unknown>> | null = null;
  #isOver = false;

  constructor(items: AsyncIterator<T>, run: (item: T) => Promise<R>) {
    this.#items = items;
    this.#run = run;
  }

  get isEmpty(): boolean {
    return this.#isOver && this.#begun.length === 0;
  }

  /** Takes an item or gives what came of the first, whichever is ready; null where nothing came of it. */
  async advance(most: number, signal: AbortSignal): Promise<Done<T, R> | null> {
    const [first] = this.#begun;
    const hasRoom = !this.#isOver && this.#begun.length < most;
    const events: Promise<IteratorResult<T, unknown> | Done<T, R>>[] = [];
    if (hasRoom) events.push((this.#next ??= this.#items.next()));
    if (first !== undefined) events.push(first);
    const event = await firstOf(events, signal);
    if (event === null) return null;
    if ("item" in event) {
      void this.#begun.shift();
      return event;
    }
    this.#next = null;
    if (event.done === true) this.#isOver = true;
    else this.#begin(event.value);
    return null;
  }

  /** Takes no item any more. It is not waited for: a source that waits for input would not answer. */
  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    void this.#items.return?.().catch(ignore);
    void this.#next?.catch(ignore);
  }

  #begin(item: T): void {
    const done = this.#run(item).then((output) => ({ item, output }));
    // It is looked at only when its turn comes.
    done.catch(ignore);
    this.#begun.push(done);
  }
}

/** Whatever comes first; null where that is an interruption, which is told of only once. */
async function firstOf<T>(events: readonly Promise<T>[], signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return Promise.race(events);
  let stop = ignore;
  const aborted = new Promise<null>((resolve) => {
    stop = () => resolve(null);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([...events, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function ignore(): void {}
