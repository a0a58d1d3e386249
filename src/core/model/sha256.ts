import { sha256 as hash } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * Hexadecimal SHA-256 of a text's UTF-8 bytes. A browser's own would have to be waited for, and that of
 * Node takes longer to load than all digests of a run.
 */
export function sha256(text: string): string {
  return bytesToHex(hash(utf8ToBytes(text)));
}
