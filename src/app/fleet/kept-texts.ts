/** UTF-16 units of texts that are kept at most; a profile of most fleets has less than a thousand. */
const MOST = 4 * 1024 * 1024;

/**
 * The texts of files that were looked at, until they are judged: reading a small file takes a quarter
 * of the time that judging it does. There is only room for so many; the others are read again.
 */
export class KeptTexts {
  readonly #texts = new Map<string, string>();
  #room: number;

  constructor(room = MOST) {
    this.#room = room;
  }

  keep(path: string, text: string): void {
    if (text.length > this.#room) return;
    this.#room -= text.length;
    this.#texts.set(path, text);
  }

  /** The text of a file; null where it is not kept. */
  of(path: string): string | null {
    return this.#texts.get(path) ?? null;
  }

  /** Makes room where the texts of some files are of no use any more. */
  forget(paths: readonly string[]): void {
    for (const path of paths) {
      this.#room += this.of(path)?.length ?? 0;
      this.#texts.delete(path);
    }
  }
}
