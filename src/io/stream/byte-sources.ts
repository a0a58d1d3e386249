import { readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { unreadable } from "../read-text.ts";
import type { FillBytes } from "./byte-window.ts";

/**
 * The bytes of an open regular file, straight into the room that they are asked for. The system
 * reads ahead by itself, so that waiting in a thread for every piece takes longer than reading it.
 */
export function fromFile({ fd }: FileHandle, shown: string): FillBytes {
  return async (room) => {
    try {
      return readSync(fd, room);
    } catch (error) {
      throw unreadable(shown, error);
    }
  };
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
