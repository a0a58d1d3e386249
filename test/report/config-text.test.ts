import { expect, it } from "vitest";
import { configText } from "../../src/report/config-text.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";

it("settings stand in columns, with names from files inert", () => {
  const rows = [
    { name: "pack", value: "packs/\u001b[2J", origin: "flag --pack" },
    { name: "baseline", value: "none", origin: "default" },
  ];
  expect(configText(rows, { palette: PLAIN_PALETTE })).toBe(
    ["pack      packs/\\u001b[2J  flag --pack\n", "baseline  none             default\n"].join(""),
  );
});
