/** A piece of a check's message: text as it stands, or CEL whose value stands there. */
export interface MessagePart {
  readonly kind: "text" | "expression";
  readonly text: string;
}

/** A message in its parts, or what is wrong with it. */
export type ReadMessage =
  | { readonly kind: "message"; readonly parts: readonly MessagePart[] }
  | { readonly kind: "fault"; readonly message: string };

/**
 * Reads a message with expressions in braces: `{nodeGroup.name} may shrink`. Braces and quotes
 * inside an expression are its own, so that it may hold maps and texts with braces.
 */
export function readMessage(message: string): ReadMessage {
  const parts: MessagePart[] = [];
  let position = 0;
  while (position < message.length) {
    const open = positionOf(message, /[{}]/g, position);
    if (open > position) parts.push({ kind: "text", text: message.slice(position, open) });
    if (open === message.length) break;
    if (message[open] === "}") return fault("a } has no { before it");
    const close = closingBrace(message, open);
    if (close === null) return fault("a { has no } after it");
    const text = message.slice(open + 1, close).trim();
    if (text === "") return fault("{} holds no expression");
    parts.push({ kind: "expression", text });
    position = close + 1;
  }
  return { kind: "message", parts };
}

function fault(message: string): ReadMessage {
  return { kind: "fault", message };
}

/** Where a pattern is found next; the end of the text where it is not. */
function positionOf(text: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

function closingBrace(text: string, open: number): number | null {
  // A quoted text, in which a backslash hides a quote, or one brace.
  const tokens = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{}]/gs;
  tokens.lastIndex = open;
  let depth = 0;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === "{") depth += 1;
    else if (token[0] === "}") depth -= 1;
    if (depth === 0) return token.index;
  }
  return null;
}
