import { normalDeviate } from "./confidence.ts";
import { poissonMass } from "./probability.ts";

/** Halley's method trebles the figures that are right: from a tail as near to its target as this, one step leaves none to win. */
const closeEnough = 3e-6;

type Limits = readonly [lower: number, upper: number];

let latest: { readonly confidence: number; readonly limits: Map<number, Limits> } = {
  confidence: Number.NaN,
  limits: new Map(),
};

/**
 * The exact (Garwood) limits for a Poisson mean: the means under which so many events or more, and so many or fewer,
 * have half the remaining probability each.
 *
 * Counts below 1,000 are remembered while the confidence stays the same.
 */
export function exactLimits(count: number, confidence: number): Limits {
  if (confidence !== latest.confidence) latest = { confidence, limits: new Map() };
  const known = latest.limits.get(count);
  if (known !== undefined) return known;

  const limits = [lowerLimit(count, confidence), upperLimit(count, confidence)] as const;
  if (count < 1000) latest.limits.set(count, limits);
  return limits;
}

/** The mean for which P(X >= count) is half of what `confidence` leaves: Halley's method on logarithms, which meets no obstacle. */
function lowerLimit(count: number, confidence: number): number {
  if (count === 0) return 0;
  const target = (1 - confidence) / 2;
  let mean = startingPoint(count, -normalDeviate(confidence));
  for (let round = 0; round < 100; round++) {
    const tail = tailOver(mean, count);
    const excess = Math.log((tail * poissonMass(count, mean)) / target);
    const slope = count / tail;
    const bend = count - mean - slope;
    const step = excess / slope;
    mean *= Math.exp(-step / damped(1 - (step * bend) / 2));
    if (Math.abs(excess) < closeEnough) break;
  }
  return mean;
}

/** The mean for which P(X <= count) is half of what `confidence` leaves. */
function upperLimit(count: number, confidence: number): number {
  const target = (1 - confidence) / 2;
  if (count === 0) return -Math.log(target);
  let mean = startingPoint(count + 1, normalDeviate(confidence));
  for (let round = 0; round < 100; round++) {
    const tail = tailUnder(mean, count);
    const excess = Math.log((tail * poissonMass(count, mean)) / target);
    const bend = count / mean - 1 + 1 / tail;
    const step = excess * tail;
    mean += step / damped(1 + (step * bend) / 2);
    if (Math.abs(excess) < closeEnough) break;
  }
  return mean;
}

/** Far from the root the bend says little: no step is more than twice Newton's, or less than half of it. */
function damped(divisor: number): number {
  return Math.min(2, Math.max(0.5, divisor));
}

/** Wilson and Hilferty's cube, from which both searches begin; kept above zero. */
function startingPoint(shape: number, z: number): number {
  const root = Math.max(0.01, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape)));
  return shape * root * root * root;
}

/** P(X >= count) as a multiple of P(X = count). */
function tailOver(mean: number, count: number): number {
  let [sum, term] = [1, 1];
  for (let next = count + 1; term > sum * 1e-17; next++) {
    term *= mean / next;
    sum += term;
  }
  return sum;
}

/** P(X <= count) as a multiple of P(X = count). */
function tailUnder(mean: number, count: number): number {
  let [sum, term] = [1, 1];
  for (let next = count; next > 0 && term > sum * 1e-17; next--) {
    term *= next / mean;
    sum += term;
  }
  return sum;
}
