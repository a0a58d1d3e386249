import process from "node:process";

/** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
export function sha256(text: string): string {
  // Loaded with the first digest: most runs over sound clusters make none.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return createHash("sha256").update(text, "utf8").digest("hex");
}
