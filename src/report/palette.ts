/** How parts of a text are painted; without colour every one returns its text as it is. */
export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly disaggregated: (text: string) => string;
  readonly converged: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

const same = (text: string) => text;

/** No colour at all. */
export const PLAIN_PALETTE: Palette = {
  bold: same,
  dim: same,
  disaggregated: same,
  converged: same,
  error: same,
  warning: same,
};
