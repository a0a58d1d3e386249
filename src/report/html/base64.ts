const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Hexadecimal digits of whole bytes as base64, as policies want their hashes. */
export function base64OfHex(hex: string): string {
  const groups = hex.match(/.{1,6}/g) ?? [];
  return groups.map(groupText).join("");
}

/** Up to three bytes as four characters, `=` for what is missing. */
function groupText(hex: string): string {
  const bits = Number.parseInt(hex.padEnd(6, "0"), 16);
  const text = [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >> shift) & 63)).join("");
  return text.slice(0, hex.length / 2 + 1).padEnd(4, "=");
}
