import { atFloat, atList } from "../model/table.ts";

/** Strengths of the rules that give an evidence, summed, at position evidence + 2. */
export type StrengthByEvidence = readonly number[];

/** The still-possible completions of a block. */
export type Completions = readonly StrengthByEvidence[];

/** Complex numbers, one a node of the quadrature. */
interface Factors {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * The largest t, and how many steps reach it for every 50 points of strength: 120 steps reach 1e-9
 * only, 200 reach 1e-12 (docs/scoring.md §3). The phase of φ turns with the sum of all strengths, so
 * stronger packs need more steps.
 */
const FARTHEST = 3.2;
const STEPS = 200;
const STRENGTH_PER_GRID = 50;

/** At each node t: the weight h·cosh t, and log(1 + s²e²) and atan(s·e) for e = 1 and 2. */
interface Grid {
  readonly nodes: number;
  /** Completions of single blocks repeat over all profiles; a rule set has few different ones. */
  readonly remembered: Map<string, Factors>;
  readonly weight: Float64Array;
  readonly size1: Float64Array;
  readonly size2: Float64Array;
  readonly angle1: Float64Array;
  readonly angle2: Float64Array;
}

/** Grids by their number of steps, made when a first unknown asks: known profiles need none. */
const grids = new Map<number, Grid>();

/**
 * P(Σ g·e > 0) over completions by Gil-Pelaez: ½ - P0/2 + (1/π)∫ Im φ(s)/s ds, where φ multiplies over
 * blocks the mean over completions of Π (1 - i·s·e)^-w. Substituting s = exp(π·sinh t) is the
 * tanh-sinh rule and leaves the weight h·cosh t. `isZero` is P0, the share without any evidence.
 */
export function integral(
  known: StrengthByEvidence,
  unknown: readonly Completions[],
  isZero: number,
): number {
  const grid = gridFor(greatestStrength(known, unknown));
  const { weight, nodes } = grid;
  const product = factorsOf(known, grid);
  for (const completions of unknown) multiply(product, meanOf(completions, grid));
  let sum = 0;
  for (let node = 0; node < nodes; node += 1) {
    sum += atFloat(weight, node) * atFloat(product.imaginary, node);
  }
  return 0.5 - isZero / 2 + sum;
}

/** The greatest sum of strengths that any completion has. */
function greatestStrength(known: StrengthByEvidence, unknown: readonly Completions[]): number {
  const sumOf = (strengths: StrengthByEvidence) => strengths.reduce((sum, each) => sum + each, 0);
  return unknown.reduce(
    (total, completions) => total + Math.max(...completions.map(sumOf)),
    sumOf(known),
  );
}

function meanOf(completions: Completions, grid: Grid): Factors {
  const { nodes } = grid;
  const real = new Float64Array(nodes);
  const imaginary = new Float64Array(nodes);
  for (const strengths of completions) {
    const factors = rememberedFactors(strengths, grid);
    for (let node = 0; node < nodes; node += 1) {
      real[node] = atFloat(real, node) + atFloat(factors.real, node) / completions.length;
      imaginary[node] =
        atFloat(imaginary, node) + atFloat(factors.imaginary, node) / completions.length;
    }
  }
  return { real, imaginary };
}

function multiply(product: Factors, factors: Factors): void {
  const { real, imaginary } = product;
  for (let node = 0; node < real.length; node += 1) {
    const a = atFloat(real, node);
    const b = atFloat(imaginary, node);
    const c = atFloat(factors.real, node);
    const d = atFloat(factors.imaginary, node);
    real[node] = a * c - b * d;
    imaginary[node] = a * d + b * c;
  }
}

function rememberedFactors(strengths: StrengthByEvidence, grid: Grid): Factors {
  const key = strengths.join();
  const known = grid.remembered.get(key);
  if (known !== undefined) return known;
  const made = factorsOf(strengths, grid);
  grid.remembered.set(key, made);
  return made;
}

/** Π (1 - i·s·e)^-w in polar form: size Π (1 + s²e²)^(-w/2), angle Σ w·atan(s·e). */
function factorsOf(strengths: StrengthByEvidence, grid: Grid): Factors {
  const { nodes, size1, size2, angle1, angle2 } = grid;
  const [against2, against1, for1, for2] = [0, 1, 3, 4].map((at) => atList(strengths, at));
  const real = new Float64Array(nodes);
  const imaginary = new Float64Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    const logs =
      (Number(for1) + Number(against1)) * atFloat(size1, node) +
      (Number(for2) + Number(against2)) * atFloat(size2, node);
    const angle =
      (Number(for1) - Number(against1)) * atFloat(angle1, node) +
      (Number(for2) - Number(against2)) * atFloat(angle2, node);
    const size = Math.exp(-logs / 2);
    real[node] = size * Math.cos(angle);
    imaginary[node] = size * Math.sin(angle);
  }
  return { real, imaginary };
}

function gridFor(strength: number): Grid {
  const steps = STEPS * Math.max(1, Math.ceil(strength / STRENGTH_PER_GRID));
  const known = grids.get(steps);
  if (known !== undefined) return known;
  const made = makeGrid(steps);
  grids.set(steps, made);
  return made;
}

function makeGrid(steps: number): Grid {
  const step = (2 * FARTHEST) / steps;
  const nodes = steps + 1;
  const at = (value: (s: number, t: number) => number) =>
    Float64Array.from({ length: nodes }, (_, node) => {
      const t = -FARTHEST + node * step;
      return value(Math.exp(Math.PI * Math.sinh(t)), t);
    });
  return {
    nodes,
    remembered: new Map(),
    weight: at((_, t) => step * Math.cosh(t)),
    size1: at((s) => Math.log1p(s * s)),
    size2: at((s) => Math.log1p(4 * s * s)),
    angle1: at((s) => Math.atan(s)),
    angle2: at((s) => Math.atan(2 * s)),
  };
}
