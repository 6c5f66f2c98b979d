/**
 * Probabilities of counts, to about 14 figures at any size: the saddle-point expansion of Loader (2000), which R uses
 * for the same purpose. No factorial is ever made.
 */

/** Of `count` events when `mean` are expected (Poisson). */
export function poissonMass(count: number, mean: number): number {
  if (count === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(count) - deviance(count, mean)) / Math.sqrt(2 * Math.PI * count);
}

/** Of `count` successes in `trials`, when `odds` are those of one success (binomial). */
export function binomialMass(count: number, trials: number, odds: number): number {
  if (count === 0) return Math.exp(-trials * Math.log1p(odds));
  if (count === trials) return Math.exp(-trials * Math.log1p(1 / odds));
  const rest = trials - count;
  const exponent =
    stirlingError(trials) -
    stirlingError(count) -
    stirlingError(rest) -
    deviance(count, (trials * odds) / (1 + odds)) -
    deviance(rest, trials / (1 + odds));
  return Math.exp(exponent) * Math.sqrt(trials / (2 * Math.PI * count * rest));
}

/** What is known of a two-by-two table but its first cell: the first row's total, the first column's, and all. */
export interface FixedMargins {
  readonly row: number;
  readonly column: number;
  readonly all: number;
}

/** Of `count` in the first cell of a two-by-two table with these margins (hypergeometric). */
export function hypergeometricMass(count: number, { row, column, all }: FixedMargins): number {
  const odds = row / (all - row);
  return (
    (binomialMass(count, column, odds) * binomialMass(row - count, all - column, odds)) /
    binomialMass(row, all, odds)
  );
}

/** A distribution of whole counts that rises to its mode and falls after it. */
export interface CountDistribution {
  readonly from: number;
  readonly to: number;
  readonly mode: number;
  readonly mass: (count: number) => number;
  /** How many times as likely the next count is: `mass(count + 1) / mass(count)`. */
  readonly rise: (count: number) => number;
}

/**
 * The probability of all counts no likelier than the one observed: the two-sided p of Fisher's exact test and of the
 * exact binomial test. Counts whose probabilities differ only by rounding are taken as equally likely.
 */
export function twoSidedP(observed: number, distribution: CountDistribution): number {
  const { from, to, mode, mass } = distribution;
  const limit = mass(observed) * (1 + 1e-10);
  if (mass(mode) <= limit) return 1;

  const above = observed > mode;
  const near = tailSum(distribution, observed, above ? to : from);
  const last = above ? from : to;
  if (mass(last) > limit) return Math.min(1, near);

  let [likely, unlikely] = [mode, last];
  while (Math.abs(unlikely - likely) > 1) {
    const middle = Math.floor((likely + unlikely) / 2);
    if (mass(middle) > limit) likely = middle;
    else unlikely = middle;
  }
  return Math.min(1, near + tailSum(distribution, unlikely, last));
}

/**
 * The sum of `mass` from `first` outwards to `last`, as far as a term still counts: each from the one before. Beyond the
 * greatest count the rise is zero.
 */
function tailSum({ mass, rise }: CountDistribution, first: number, last: number): number {
  let term = mass(first);
  let sum = term;
  if (last > first) {
    for (let count = first; term > sum * 1e-18; count++) {
      term *= rise(count);
      sum += term;
    }
  } else {
    for (let count = first; count > last && term > sum * 1e-18; count--) {
      term /= rise(count - 1);
      sum += term;
    }
  }
  return sum;
}

/** ln(n!) less Stirling's formula for it. */
function stirlingError(n: number): number {
  if (n < stirlingErrors.length) return stirlingErrors[n]!;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

const stirlingErrors: readonly number[] = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475,
  0.005554733551962801,
];

/** `count ln(count / mean) + mean - count`, without the cancellation where the two are close. */
function deviance(count: number, mean: number): number {
  const difference = count - mean;
  const sum = count + mean;
  if (Math.abs(difference) >= 0.1 * sum) return count * Math.log(count / mean) - difference;

  const ratio = difference / sum;
  const square = ratio * ratio;
  let result = difference * ratio;
  let power = 2 * count * ratio * square;
  for (let odd = 3; ; odd += 2) {
    const next = result + power / odd;
    if (next === result) return result;
    result = next;
    power *= square;
  }
}
