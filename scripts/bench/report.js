// Tables of what was measured, for terminals and for BENCHMARKS.md.
import { markdownTable } from "markdown-table";

/** Whether a row reaches its goal; null without one. */
export function isReached({ goal, ...row }) {
  if (goal === null) return null;
  const value = row[goal.column];
  if (typeof value !== "number") return false;
  return goal.most === undefined ? value >= goal.least : value <= goal.most;
}

const DIGITS = { ratio: 2, "memory ratio": 2, seconds: 3, milliseconds: 1, mebibytes: 0 };
const HEADS = { mebibytes: "MiB", milliseconds: "ms", seconds: "s", ratio: "x" };

function cell(column, value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "number") return value;
  return column in DIGITS ? value.toFixed(DIGITS[column]) : value.toLocaleString("en");
}

function goalText(row) {
  const { goal } = row;
  if (goal === null) return "";
  const bound =
    goal.most === undefined
      ? `at least ${goal.least.toLocaleString("en")}`
      : `at most ${goal.most}`;
  const unit = HEADS[goal.column] ?? goal.column;
  return `${bound} ${unit}: ${isReached(row) ? "reached" : "missed"}`;
}

/** Rows as a table of Markdown, which reads well in a terminal too. */
export function tableOf(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter(
    (column) =>
      column !== "goal" && rows.some((row) => row[column] !== null && row[column] !== undefined),
  );
  const hasGoals = rows.some(({ goal }) => goal !== null);
  const head = [...columns.map((column) => HEADS[column] ?? column), ...(hasGoals ? ["goal"] : [])];
  const lines = rows.map((row) => [
    ...columns.map((column) => cell(column, row[column])),
    ...(hasGoals ? [goalText(row)] : []),
  ]);
  const align = head.map((name) =>
    ["subject", "format", "node", "goal"].includes(name) ? "l" : "r",
  );
  return markdownTable([head, ...lines], { align });
}

/** How much of what its goal allows a row takes: 1 is all of it. */
function shareOf({ goal, ...row }) {
  const value = row[goal.column];
  return goal.most === undefined ? goal.least / value : value / goal.most;
}

/** From which share on a goal is one that another run may miss. */
const NEAR = 0.95;

function lineOf(row) {
  const node = row.node === undefined ? "" : ` on Node ${row.node}`;
  const format = row.format === undefined ? "" : ` as ${row.format}`;
  const { column } = row.goal;
  return `- ${row.subject}${format}${node}: ${cell(column, row[column])} ${HEADS[column] ?? column}, ${goalText(row)}.`;
}

/** What misses its goal, then what nearly does and might in another run. */
function slowBlocks(rows) {
  const judged = rows.filter(({ goal }) => goal !== null);
  const missed = judged.filter((row) => !isReached(row));
  const near = judged
    .filter((row) => isReached(row) && shareOf(row) >= NEAR)
    .toSorted((one, other) => shareOf(other) - shareOf(one));
  const list = (some) => some.map(lineOf).join("\n");
  const first = missed.length === 0 ? ["Every goal was reached in this run."] : [list(missed)];
  const about = "Within a twentieth of their limits, which noise may cross:";
  return near.length === 0 ? first : [...first, about, list(near)];
}

/** The whole document from the JSON of a run. */
export function documentOf({ machine, date, version, suites }) {
  return [
    "# Benchmarks",
    "Written by `npm run bench` from `benchmarks.json`. Everything in a table was measured by turns in one run, as medians; read ratios, since times of a shared machine mean little.",
    `${machine.cpu}, ${machine.cores} cores, ${machine.memory} GiB, ${machine.system}; Node ${machine.node} unless a table says otherwise; px-advisor ${version}; ${date}.`,
    "## What is slow",
    ...slowBlocks(suites.flatMap(({ rows }) => rows)),
    ...suites.flatMap(({ title, about, rows }) => [`## ${title}`, about, tableOf(rows)]),
  ]
    .map((block) => `${block}\n`)
    .join("\n");
}
