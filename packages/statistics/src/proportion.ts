import { type ConfidenceOptions, normalDeviate, usualConfidence } from "./confidence.ts";
import { checkPart } from "./guard.ts";

/** A count and the total it is part of: how a percentage travels, so that its denominator is never lost. */
export interface Part {
  readonly count: number;
  readonly total: number;
}

/** A share of a total, with the interval that chance alone leaves open. */
export interface Proportion extends Part {
  /** From 0 to 1: `count / total`. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly method: "wilson";
}

/**
 * A proportion with its Wilson score interval, as English public-health indicators publish it for counts of any size.
 *
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/total-invalid`, `statistics/count-above-total`
 * @throws {StatisticsError} `statistics/confidence-invalid` when it is not between 0 and 1
 *
 * @example Modifiable factors in 14 of 27 reviews
 * ```ts
 * import { proportion } from "@pdscp/statistics";
 *
 * const { value, lower, upper } = proportion({ count: 14, total: 27 });
 *
 * [value, lower, upper].map((share) => share.toFixed(3)); // => ["0.519", "0.340", "0.693"]
 * ```
 */
export function proportion(part: Part & ConfidenceOptions): Proportion {
  checkPart(part);
  const { count, total, confidence = usualConfidence } = part;
  return wilson(count, total, confidence);
}

/** The Wilson score interval of a count and total already checked. */
export function wilson(count: number, total: number, confidence: number): Proportion {
  const z = normalDeviate(confidence);
  const square = z * z;
  const centre = 2 * count + square;
  const spread = z * Math.sqrt(square + (4 * count * (total - count)) / total);
  // The lower limit as a quotient of positive terms: the usual difference loses figures when the count is small.
  const lower = (2 * count * count) / (total * (centre + spread));
  const upper = count === total ? 1 : (centre + spread) / (2 * (total + square));
  return Object.freeze({ count, total, value: count / total, lower, upper, confidence, method: "wilson" });
}
