import type { FileHandle } from "node:fs/promises";
import { unreadable } from "../read-text.ts";
import type { FillBytes } from "./byte-window.ts";

/** The bytes of an open file. */
export function fromFile(file: FileHandle, shown: string): FillBytes {
  return async (room) => {
    try {
      const { bytesRead } = await file.read(room, 0, room.length);
      return bytesRead;
    } catch (error) {
      throw unreadable(shown, error);
    }
  };
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

function bytesOf(piece: unknown): Buffer {
  if (!(piece instanceof Uint8Array)) return Buffer.from(String(piece));
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}
