import { roundRatio } from "@pdscp/core";
import { checkCount, checkFlag, checkPlaces, refusal } from "./guard.ts";
import type { Part } from "./proportion.ts";

/** A count of a total, and the percentage to print for it. */
export interface PrintedPercentage extends Part {
  /** Without the sign: "51.9". */
  readonly printed: string;
  /** Whether it was moved off its own rounding so that all of them show 100. */
  readonly adjusted: boolean;
}

/** How percentages are to be printed. */
export interface PercentageOptions {
  /** Digits after the point. */
  readonly places: number;
  /** Whether the printed percentages must sum to 100; each stays within one last digit of the truth. */
  readonly sumTo100?: boolean;
}

/**
 * What percentage each count is of them all, as it should be printed: rounded half up from the exact ratio.
 *
 * Rounded percentages need not sum to 100. Where they must, `sumTo100` rounds all down and gives the missing last
 * digits to the largest remainders (ties to the larger count, then to the first), and marks those it moved.
 *
 * @throws {StatisticsError} `statistics/count-invalid`, `statistics/places-invalid`
 * @throws {StatisticsError} `statistics/total-invalid` when the counts sum to zero
 * @throws {StatisticsError} `statistics/choice-unknown` when `sumTo100` is neither true nor false
 *
 * @example Three equal thirds
 * ```ts
 * import { percentagesOf } from "@pdscp/statistics";
 *
 * percentagesOf([1, 1, 1], { places: 0 }).map(({ printed }) => printed); // => ["33", "33", "33"]
 * percentagesOf([1, 1, 1], { places: 0, sumTo100: true }).map(({ printed }) => printed); // => ["34", "33", "33"]
 * ```
 */
export function percentagesOf(
  counts: readonly number[],
  { places, sumTo100 = false }: PercentageOptions,
): readonly PrintedPercentage[] {
  checkPlaces(places, ["places"]);
  checkFlag(sumTo100, ["sumTo100"]);
  if (!Array.isArray(counts))
    throw refusal("statistics/count-invalid", "a list of counts is needed", ["counts"]);
  for (const [index, count] of counts.entries()) checkCount(count, ["counts", index]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw refusal("statistics/total-invalid", "the counts sum to more than 0", ["counts"]);
  checkCount(total, ["counts"]);

  const own = counts.map((count) => roundRatio(count, total, { times: 100, places }));
  const printed = sumTo100 ? shownAs100(counts, total, places) : own;
  return Object.freeze(
    counts.map((count, index) =>
      Object.freeze({
        count,
        total,
        printed: printed[index]!,
        adjusted: printed[index] !== own[index],
      }),
    ),
  );
}

function shownAs100(counts: readonly number[], total: number, places: number): readonly string[] {
  const unit = 10n ** BigInt(places);
  const whole = BigInt(total);
  const shares = counts.map((count, index) => {
    const scaled = BigInt(count) * 100n * unit;
    return { index, count, digits: scaled / whole, remainder: scaled % whole };
  });
  const missing = shares.reduce((rest, { digits }) => rest - digits, 100n * unit);
  const ranked = shares.toSorted((a, b) => Number(b.remainder - a.remainder) || b.count - a.count);
  const raised = new Set(ranked.slice(0, Number(missing)).map(({ index }) => index));
  return shares.map(({ index, digits }) =>
    roundRatio(digits + (raised.has(index) ? 1n : 0n), unit, { places }),
  );
}
