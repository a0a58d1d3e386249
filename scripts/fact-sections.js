// The tables of docs/facts.md.

/** One section for each thing that facts are about; `subjects` are those that checks judge apart. */
export function factSections(roots, subjects) {
  const sections = roots.map((root) => {
    const { path, meaning, type } = root;
    const about = subjects.includes(path) ? [`what a check with \`each: ${path}\` judges`] : [];
    const text = [meaning, ...about].filter((each) => each !== "").join("; ");
    const rows = type.kind === "object" ? type.fields.flatMap(factRows) : factRows(root);
    const isToldBelow = text === "" || type.kind !== "object";
    return `\n## ${path}\n\n${isToldBelow ? "" : `${capital(text)}.\n\n`}${table(rows)}`;
  });
  return sections.join("");
}

/** The row of a fact, then those of its parts. */
function factRows({ path, type, meaning, isOptional, fallback }) {
  const rest = isOptional ? "may be unknown" : fallbackText(fallback);
  const row = [`\`${path}\``, typeText(type), meaning, rest];
  return [row, ...(type.kind === "object" ? type.fields.flatMap(factRows) : [])];
}

function typeText(type) {
  switch (type.kind) {
    case "text":
      return type.values === null ? "text" : type.values.map((each) => `\`${each}\``).join(", ");
    case "number":
      return "whole number";
    case "truth":
      return "true or false";
    case "list":
      return `list of ${typeText(type.of)}s`;
    case "map":
      return `map of names to ${typeText(type.of)}s`;
    default:
      return "facts";
  }
}

function fallbackText(fallback) {
  if (fallback === undefined) return "always said";
  const text = typeof fallback === "string" ? fallback : JSON.stringify(fallback);
  return ["", "[]", "{}"].includes(text) ? "empty" : `\`${text}\``;
}

/** A Markdown table with columns as wide as their widest cell. */
function table(rows) {
  const head = ["fact", "type", "meaning", "otherwise"];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |\n`;
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("");
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
