import type { MessagePort } from "node:worker_threads";

/** Bytes from which on it matters when their memory is free again. */
const FEWEST = 64 * 1024;

/** A port that leads nowhere; made with the first bytes that are given to it. */
let nowhere: MessagePort | null = null;

/**
 * Frees the memory of bytes that nobody needs any more; there are none in the list afterwards. Memory
 * beside the heap otherwise waits for a collection, and a thread with little on its heap makes one only
 * after tens of megabytes. What is handed over to a closed port is gone with the message. Bytes that
 * share their memory with others stay.
 */
export function releaseBytes({ buffer, byteLength }: Uint8Array): void {
  if (byteLength < FEWEST || byteLength !== buffer.byteLength) return;
  if (!(buffer instanceof ArrayBuffer)) return;
  nowhere ??= closedPort();
  nowhere.postMessage(null, [buffer]);
}

function closedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port1.close();
  port2.close();
  return port1;
}
