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

/** Nodes, and the largest t; 121 nodes reach 1e-9 only, 201 reach 1e-12 (SCORING.md §3). */
const NODES = 201;
const FARTHEST = 3.2;
const STEP = (2 * FARTHEST) / (NODES - 1);

/** At each node t: the weight h·cosh t, and log(1 + s²e²) and atan(s·e) for e = 1 and 2. */
interface Grid {
  readonly weight: Float64Array;
  readonly size1: Float64Array;
  readonly size2: Float64Array;
  readonly angle1: Float64Array;
  readonly angle2: Float64Array;
}

let grid: Grid | null = null;
const remembered = new Map<string, Factors>();

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
  const { weight } = gridOnce();
  const product = copied(factorsOf(known));
  for (const completions of unknown) multiply(product, meanOf(completions));
  let sum = 0;
  for (let node = 0; node < NODES; node += 1) {
    sum += atFloat(weight, node) * atFloat(product.imaginary, node);
  }
  return 0.5 - isZero / 2 + sum;
}

function meanOf(completions: Completions): Factors {
  const real = new Float64Array(NODES);
  const imaginary = new Float64Array(NODES);
  for (const strengths of completions) {
    const factors = rememberedFactors(strengths);
    for (let node = 0; node < NODES; node += 1) {
      real[node] = atFloat(real, node) + atFloat(factors.real, node) / completions.length;
      imaginary[node] =
        atFloat(imaginary, node) + atFloat(factors.imaginary, node) / completions.length;
    }
  }
  return { real, imaginary };
}

function multiply(product: Factors, factors: Factors): void {
  const { real, imaginary } = product;
  for (let node = 0; node < NODES; node += 1) {
    const a = atFloat(real, node);
    const b = atFloat(imaginary, node);
    const c = atFloat(factors.real, node);
    const d = atFloat(factors.imaginary, node);
    real[node] = a * c - b * d;
    imaginary[node] = a * d + b * c;
  }
}

function copied({ real, imaginary }: Factors): Factors {
  return { real: real.slice(), imaginary: imaginary.slice() };
}

/** Completions of single blocks repeat over all profiles; a rule set has few different ones. */
function rememberedFactors(strengths: StrengthByEvidence): Factors {
  const key = strengths.join();
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const made = factorsOf(strengths);
  remembered.set(key, made);
  return made;
}

/** Π (1 - i·s·e)^-w in polar form: size Π (1 + s²e²)^(-w/2), angle Σ w·atan(s·e). */
function factorsOf(strengths: StrengthByEvidence): Factors {
  const { size1, size2, angle1, angle2 } = gridOnce();
  const [against2, against1, for1, for2] = [0, 1, 3, 4].map((at) => atList(strengths, at));
  const real = new Float64Array(NODES);
  const imaginary = new Float64Array(NODES);
  for (let node = 0; node < NODES; node += 1) {
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

/** The grid, made when a first unknown asks for it: known profiles need none. */
function gridOnce(): Grid {
  grid ??= makeGrid();
  return grid;
}

function makeGrid(): Grid {
  const at = (value: (s: number, t: number) => number) =>
    Float64Array.from({ length: NODES }, (_, node) => {
      const t = -FARTHEST + node * STEP;
      return value(Math.exp(Math.PI * Math.sinh(t)), t);
    });
  return {
    weight: at((_, t) => STEP * Math.cosh(t)),
    size1: at((s) => Math.log1p(s * s)),
    size2: at((s) => Math.log1p(4 * s * s)),
    angle1: at((s) => Math.atan(s)),
    angle2: at((s) => Math.atan(2 * s)),
  };
}
