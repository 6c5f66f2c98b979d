import { type ConfidenceOptions, checkConfidence, usualConfidence } from "./confidence.ts";
import { checkEvents, checkPart } from "./guard.ts";
import { binomialMass, hypergeometricMass, twoSidedP } from "./probability.ts";
import { type Part, type Proportion, wilson } from "./proportion.ts";
import type { Events } from "./rate.ts";

/** What the two counts allow anyone to say. */
export type Change = "higher" | "lower" | "no-evidence-of-change";

/** One proportion beside another: how far apart, and whether chance alone explains it. */
export interface ProportionComparison {
  readonly now: Proportion;
  readonly before: Proportion;
  /** `now` less `before`, from -1 to 1: a change of percentage points, divided by 100. */
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
  readonly method: "newcombe";
  readonly pValue: number;
  readonly test: "fisher";
  readonly confidence: number;
  readonly verdict: Change;
}

/**
 * Whether a proportion has changed: Newcombe's interval for the difference (his method 10, from the two Wilson
 * intervals) and Fisher's exact test, two-sided.
 *
 * The verdict is a change only where both say so: the p-value is below `1 - confidence`, and the interval leaves out
 * zero. They are different methods and part company in rare tables; then there is no evidence of change.
 *
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/total-invalid`, `statistics/count-above-total`,
 * `statistics/confidence-invalid`
 *
 * @example 52% this year after 54.2% last year
 * ```ts
 * import { compareProportions } from "@pdscp/statistics";
 *
 * const { verdict, pValue } = compareProportions({ count: 14, total: 27 }, { count: 32, total: 59 });
 *
 * verdict; // => "no-evidence-of-change"
 * pValue.toFixed(2); // => "1.00"
 * ```
 */
export function compareProportions(
  now: Part,
  before: Part,
  { confidence = usualConfidence }: ConfidenceOptions = {},
): ProportionComparison {
  checkPart(now, ["now"]);
  checkPart(before, ["before"]);
  const a = wilson(now.count, now.total, confidence);
  const b = wilson(before.count, before.total, confidence);

  const difference = a.value - b.value;
  const lower = difference - Math.hypot(a.value - a.lower, b.upper - b.value);
  const upper = difference + Math.hypot(a.upper - a.value, b.value - b.lower);
  const pValue = fisher(now, before);
  const verdict = changeFrom({ lower, upper, pValue, confidence, none: 0 });
  return Object.freeze({
    now: a,
    before: b,
    difference,
    lower,
    upper,
    method: "newcombe",
    pValue,
    test: "fisher",
    confidence,
    verdict,
  });
}

/** One rate beside another, as a ratio. */
export interface RateComparison {
  readonly now: Events;
  readonly before: Events;
  /** The rate now divided by the rate before; null when nothing was counted before. */
  readonly ratio: number | null;
  readonly lower: number;
  /** Null when the counts set no upper limit, because nothing was counted before. */
  readonly upper: number | null;
  readonly method: "clopper-pearson";
  readonly pValue: number;
  readonly test: "binomial";
  readonly confidence: number;
  readonly verdict: Change;
}

/**
 * Whether a rate has changed: the ratio of two rates, with the exact interval and test that follow from how the events
 * divide between the two populations (as R's `poisson.test` has them). Good for the smallest counts.
 *
 * The verdict is a change only where the p-value is below `1 - confidence` and the interval leaves out 1.
 *
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/population-invalid`, `statistics/confidence-invalid`
 *
 * @example Four deaths after nine, the population much the same
 * ```ts
 * import { compareRates } from "@pdscp/statistics";
 *
 * const change = compareRates({ count: 4, population: 14_000 }, { count: 9, population: 14_200 });
 *
 * change.verdict; // => "no-evidence-of-change"
 * change.ratio?.toFixed(2); // => "0.45"
 * ```
 */
export function compareRates(
  now: Events,
  before: Events,
  { confidence = usualConfidence }: ConfidenceOptions = {},
): RateComparison {
  checkEvents(now, ["now"]);
  checkEvents(before, ["before"]);
  checkConfidence(confidence);
  const odds = now.population / before.population;
  const trials = now.count + before.count;

  const ratio = before.count === 0 ? null : now.count / before.count / odds;
  const lower = lowerOdds(now.count, trials, confidence) / odds;
  const upper = before.count === 0 ? null : 1 / lowerOdds(before.count, trials, confidence) / odds;
  const pValue = twoSidedP(now.count, {
    from: 0,
    to: trials,
    mode: Math.min(trials, Math.floor(((trials + 1) * odds) / (1 + odds))),
    mass: (count) => binomialMass(count, trials, odds),
    rise: (count) => (odds * (trials - count)) / (count + 1),
  });
  const verdict = changeFrom({ lower, upper: upper ?? Infinity, pValue, confidence, none: 1 });
  return Object.freeze({
    now: Object.freeze({ count: now.count, population: now.population }),
    before: Object.freeze({ count: before.count, population: before.population }),
    ratio,
    lower,
    upper,
    method: "clopper-pearson",
    pValue,
    test: "binomial",
    confidence,
    verdict,
  });
}

interface Evidence {
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  readonly confidence: number;
  /** The value that stands for no change. */
  readonly none: number;
}

/** A p-value so near its level is at it, whichever way it was summed: 0.1 is not below `1 - 0.9`. */
const ROUNDING = 1e-9;

function changeFrom({ lower, upper, pValue, confidence, none }: Evidence): Change {
  if (pValue >= (1 - confidence) * (1 - ROUNDING)) return "no-evidence-of-change";
  if (lower > none) return "higher";
  return upper < none ? "lower" : "no-evidence-of-change";
}

/** Fisher's exact test, two-sided: all tables with the same margins that are no likelier than this one. */
function fisher(now: Part, before: Part): number {
  const margins = {
    row: now.total,
    column: now.count + before.count,
    all: now.total + before.total,
  };
  const from = Math.max(0, margins.row + margins.column - margins.all);
  const to = Math.min(margins.row, margins.column);
  const mode = Math.floor(((margins.row + 1) * (margins.column + 1)) / (margins.all + 2));
  const { row, column, all } = margins;
  return twoSidedP(now.count, {
    from,
    to,
    mode,
    mass: (count) => hypergeometricMass(count, margins),
    rise: (count) => ((row - count) * (column - count)) / ((count + 1) * (all - row - column + count + 1)),
  });
}

/** Newton's method doubles the figures that are right at each step: after one as small as this none are left to win. */
const closeEnough = 1e-8;

/** The odds under which `count` or more of `trials` have half of what `confidence` leaves (Clopper and Pearson). */
function lowerOdds(count: number, trials: number, confidence: number): number {
  if (count === 0) return 0;
  const target = (1 - confidence) / 2;
  if (count === trials) return 1 / Math.expm1(-Math.log(target) / count);
  const { lower } = wilson(count, trials, confidence);
  let odds = lower / (1 - lower);
  let step: number;
  do {
    const mass = binomialMass(count, trials, odds);
    const tail = mass * tailOver(count, trials, odds);
    step = (Math.log(tail / target) * tail * (1 + odds)) / (count * mass);
    odds *= Math.exp(-step);
  } while (Math.abs(step) >= closeEnough);
  return odds;
}

/** P(X >= count) as a multiple of P(X = count); after the last trial a term is zero. */
function tailOver(count: number, trials: number, odds: number): number {
  let [sum, term] = [1, 1];
  for (let at = count; term > sum * 1e-17; at++) {
    term *= (odds * (trials - at)) / (at + 1);
    sum += term;
  }
  return sum;
}
