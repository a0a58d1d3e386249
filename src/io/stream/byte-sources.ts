import type { FileHandle } from "node:fs/promises";
import { unreadable } from "../read-text.ts";
import type { FillBytes } from "./byte-window.ts";

/** Bytes of a file that are read while those before them are looked at. */
const AHEAD = 512 * 1024;

/** The bytes of an open regular file. */
export function fromFile(file: FileHandle, shown: string): FillBytes {
  return fromPieces(piecesOf(file), shown);
}

/** The bytes of an open pipe or device, from which nothing is read before it is asked for. */
export function fromPipe(file: FileHandle, shown: string): FillBytes {
  return async (room) => {
    try {
      const { bytesRead } = await file.read(room, 0, room.length);
      return bytesRead;
    } catch (error) {
      throw unreadable(shown, error);
    }
  };
}

/** The pieces of a file; the one that is given stays as it is until the next one is asked for. */
async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer> {
  let [room, spare] = [Buffer.allocUnsafeSlow(AHEAD), Buffer.allocUnsafeSlow(AHEAD)];
  let reading = readInto(room, file);
  for (;;) {
    const count = await reading;
    if (count === 0) return;
    reading = readInto(spare, file);
    yield room.subarray(0, count);
    [room, spare] = [spare, room];
  }
}

function readInto(room: Buffer, file: FileHandle): Promise<number> {
  const reading = file.read(room, 0, room.length).then(({ bytesRead }) => bytesRead);
  // Nobody waits for a piece behind a fault; whoever does wait is told all the same.
  reading.catch(() => {});
  return reading;
}

/** The bytes of a stream, whose pieces may have any size. */
export function fromPieces(pieces: AsyncIterator<unknown>, shown: string): FillBytes {
  let piece: Buffer = Buffer.alloc(0);
  return async (room) => {
    try {
      while (piece.length === 0) {
        const next = await pieces.next();
        if (next.done === true) return 0;
        piece = bytesOf(next.value);
      }
    } catch (error) {
      throw unreadable(shown, error);
    }
    const count = piece.copy(room);
    piece = piece.subarray(count);
    return count;
  };
}

/** The bytes of what a stream gives. */
export function bytesOf(piece: unknown): Buffer {
  if (!(piece instanceof Uint8Array)) return Buffer.from(String(piece));
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}
