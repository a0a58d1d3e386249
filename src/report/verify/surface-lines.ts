import { item } from "../../core/model/lookup.ts";
import { shareText } from "../../core/verify/share-text.ts";
import type { Surface } from "../../core/verify/surface/surface.ts";
import type { Verification } from "../../core/verify/verification.ts";
import { labelled, wrap } from "../layout.ts";
import type { Palette } from "../palette.ts";

/** The decision surface: shares, pivotality, dictators, sensitivity. */
export function surfaceLines(
  { surface }: Pick<Verification, "surface">,
  { palette, width }: { readonly palette: Palette; readonly width: number },
): string[] {
  const heading = (title: string, text: string) => [palette.bold(title), ...indented(text, width)];
  return [
    ...heading(
      "Decision surface",
      `Shares of all ${profilesText(surface.profiles)} fully known profiles without a topology, each level as likely as the next.`,
    ),
    ...shareLines(surface),
    "",
    ...heading(
      "Pivotality",
      "How many profiles are advised another approach, or none, at another level of the trait.",
    ),
    ...tableLines(surface.pivotality.map(({ trait, share }) => [trait, shareText(share)])),
    "",
    ...heading("Dictators", "Levels that put an approach out of reach."),
    ...dictatorLines(surface, width),
    "",
    ...heading(
      "Sensitivity",
      "How many profiles are advised another approach, or none, if a strength is one more or one less.",
    ),
    ...tableLines([
      ["", "strength", "one more", "one less"],
      ...surface.sensitivity.map(({ rule, strength, more, less }) => [
        rule,
        String(strength),
        shareText(more),
        shareText(less),
      ]),
    ]),
  ];
}

function indented(text: string, width: number): string[] {
  return wrap(text, width - 2).map((line) => `  ${line}`);
}

function profilesText(profiles: number): string {
  return Number.isSafeInteger(profiles)
    ? profiles.toLocaleString("en-US")
    : profiles.toPrecision(3);
}

function shareLines({ advised, scored }: Surface): string[] {
  return tableLines([
    ["", "A", "B", "tie", "conflict"],
    [
      "advised",
      ...[advised.disaggregated, advised.converged, advised.tie, advised.conflict].map(shareText),
    ],
    ["by score alone", ...[scored.above, scored.below, scored.inside].map(shareText), "-"],
  ]);
}

function dictatorLines({ dictators }: Surface, width: number): string[] {
  if (dictators.length === 0) return ["  none"];
  return dictators.flatMap(({ trait, level, never }) =>
    labelled("-", `${trait} ${level}: ${never} is never advised`, { indent: 2, column: 2, width }),
  );
}

/** Rows in columns: the first to the left, the others to the right. */
function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = item(rows, 0).map((_, column) =>
    Math.max(...rows.map((row) => item(row, column).length)),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = item(widths, column);
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    return `  ${cells.join("  ")}`;
  });
}
