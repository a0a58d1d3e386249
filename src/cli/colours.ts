import type { Palette } from "../report/palette.ts";
import { PLAIN_PALETTE } from "../report/palette.ts";
import type { PromptPaint } from "./level-prompt.ts";

/** The palette for a stream; chalk is loaded only where colour is on. */
export async function paletteFor(isColoured: boolean): Promise<Palette> {
  if (!isColoured) return PLAIN_PALETTE;
  const { Chalk } = await import("chalk");
  const paint = new Chalk({ level: 1 });
  return {
    bold: (text) => paint.bold(text),
    dim: (text) => paint.dim(text),
    disaggregated: (text) => paint.cyan(text),
    converged: (text) => paint.magenta(text),
    error: (text) => paint.red(text),
    warning: (text) => paint.yellow(text),
  };
}

/** The paint of the questionnaire, from the same palette as the reports. */
export function promptPaint(palette: Palette): PromptPaint {
  return {
    bold: (text) => palette.bold(text),
    dim: (text) => palette.dim(text),
    accent: (text) => palette.disaggregated(text),
  };
}
