import { roundRatio } from "@pdscp/core";
import { checkPart, refusal } from "./guard.ts";
import { digitsOf } from "./rounding.ts";

/** How a printed percentage can have come about. */
export type PercentageVerdict =
  /** A whole count of the total rounds to it. */
  | "consistent"
  /** None does, but one was cut off rather than rounded: 14 of 17, 82.35...%, printed "82.3". */
  | "only-by-truncating"
  /** None does, but one was rounded to one more place first: 19.0498 to 19.05 to "19.1". */
  | "only-by-rounding-twice"
  | "impossible";

/** What a printed percentage can mean. */
export interface PercentageCheck {
  readonly verdict: PercentageVerdict;
  /** Every whole count that prints so in the way the verdict says, from the least; none when it is impossible. */
  readonly counts: readonly number[];
  /** What the count given should print as, to the same places. */
  readonly value?: string;
}

/** A percentage as somebody printed it, and what they printed it of. */
export interface PercentageClaim {
  /** As it stands in the text: "57", "54.2", "54.2%". Its own places count, so "57.0" says more than "57". */
  readonly printed: string;
  readonly total: number;
  /** The count, where the text gives it; then it alone is judged. */
  readonly count?: number;
}

/**
 * Whether a printed percentage can be right: whether any whole count of the total (or the count given) rounds to it, or
 * would only by a fault of rounding. Exact at any size.
 *
 * @throws {StatisticsError} `statistics/printed-invalid` when it is no percentage
 * @throws {StatisticsError} `statistics/total-invalid`, `statistics/count-invalid`, `statistics/count-above-total`
 * @throws {StatisticsError} `statistics/range-invalid` when more than ten million counts print so
 *
 * @example Three claims
 * ```ts
 * import { checkPercentage } from "@pdscp/statistics";
 *
 * checkPercentage({ printed: "57", total: 28 }); // => { verdict: "consistent", counts: [16] }
 * checkPercentage({ printed: "24", total: 27 }); // => { verdict: "impossible", counts: [] }
 * checkPercentage({ printed: "19.1", count: 73_013, total: 383_274 }).verdict; // => "only-by-rounding-twice"
 * ```
 */
export function checkPercentage({ printed, total, count }: PercentageClaim): PercentageCheck {
  checkPart({ count: count ?? 0, total });
  const claim = readPrinted(printed);
  const value =
    count === undefined ? {} : { value: roundRatio(count, total, { times: 100, places: claim.places }) };
  for (const verdict of ["consistent", "only-by-truncating", "only-by-rounding-twice"] as const) {
    const { from, to } = countRange(claim, total, windows[verdict]);
    const fits = count === undefined ? from <= to : from <= count && count <= to;
    if (fits) return Object.freeze({ verdict, counts: wholeNumbers(from, to), ...value });
  }
  return Object.freeze({ verdict: "impossible", counts: Object.freeze([]), ...value });
}

/**
 * Every whole count of `total` that rounds to the printed percentage, from the least. It takes as long as there are
 * answers, whatever the total.
 *
 * @throws {StatisticsError} `statistics/printed-invalid`, `statistics/total-invalid`
 * @throws {StatisticsError} `statistics/range-invalid` when more than ten million counts do
 *
 * @example Which count was it?
 * ```ts
 * import { possibleCounts } from "@pdscp/statistics";
 *
 * possibleCounts("54.2", 59); // => [32]
 * ```
 */
export function possibleCounts(printed: string, total: number): readonly number[] {
  checkPart({ count: 0, total });
  const { from, to } = countRange(readPrinted(printed), total, windows.consistent);
  return wholeNumbers(from, to);
}

/**
 * Every total within the range of which some whole count rounds to the printed percentage: a percentage without its
 * denominator still rules most small ones out.
 *
 * @throws {StatisticsError} `statistics/printed-invalid`
 * @throws {StatisticsError} `statistics/range-invalid` when the range is not whole numbers from 1 up, in order, or longer than ten million
 *
 * @example "98% would recommend it": of how many?
 * ```ts
 * import { possibleTotals } from "@pdscp/statistics";
 *
 * possibleTotals("98", { from: 1, to: 45 }); // => [40, 41, 42, 43, 44, 45]
 * ```
 */
export function possibleTotals(
  printed: string,
  { from, to }: { readonly from: number; readonly to: number },
): readonly number[] {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || to < from) {
    throw refusal("statistics/range-invalid", "a range of totals is whole numbers from 1 up, in order", [
      "range",
    ]);
  }
  const claim = readPrinted(printed);
  return Object.freeze(
    wholeNumbers(from, to).filter((total) => {
      const counts = countRange(claim, total, windows.consistent);
      return counts.from <= counts.to;
    }),
  );
}

/** The percentage as a whole number of its own last digit, and how many of those make 100%. */
interface Claim {
  readonly digits: bigint;
  readonly places: number;
}

function readPrinted(printed: string): Claim {
  const text = typeof printed === "string" ? printed.trim().replace(/\s*%$/, "") : "";
  if (!/^\d{1,15}(\.\d{1,30})?$/.test(text)) {
    throw refusal("statistics/printed-invalid", 'a printed percentage is text such as "57" or "54.2%"', [
      "printed",
    ]);
  }
  return digitsOf(text);
}

/** Which exact values print as a percentage, in twentieths of its last digit: from the first, up to but not the second. */
const windows = {
  consistent: [-10n, 10n],
  "only-by-truncating": [0n, 20n],
  "only-by-rounding-twice": [-11n, 9n],
} as const;

function countRange(
  { digits, places }: Claim,
  total: number,
  [below, above]: readonly [bigint, bigint],
): { readonly from: number; readonly to: number } {
  const whole = BigInt(total);
  const scale = 2000n * 10n ** BigInt(places);
  const from = ceiling((20n * digits + below) * whole, scale);
  const to = ceiling((20n * digits + above) * whole, scale) - 1n;
  return { from: Math.max(0, Number(from)), to: Math.min(total, Number(to)) };
}

function ceiling(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator > 0n && quotient * denominator !== numerator ? quotient + 1n : quotient;
}

/** More answers than these say nothing, and fill the memory. */
const MOST_ANSWERS = 10_000_000;

function wholeNumbers(from: number, to: number): readonly number[] {
  const length = Math.max(0, to - from + 1);
  if (length > MOST_ANSWERS) {
    throw refusal("statistics/range-invalid", "no more than ten million possible answers are listed", [
      "range",
    ]);
  }
  return Object.freeze(Array.from({ length }, (_, index) => from + index));
}
