import { roundRatio } from "@pdscp/core";
import { checkPlaces, refusal } from "./guard.ts";

/** A decimal number in any of the forms it travels in. Core's `Decimal` fits the last. */
export type DecimalLike =
  | string
  | number
  | bigint
  | {
      /** All of its digits, as decimal text without an exponent. */
      toFixed(): string;
    };

/** A whole number and how many powers of ten it is divided by: decimal text, exactly. */
export interface Digits {
  readonly digits: bigint;
  readonly places: number;
}

/**
 * A number as decimal text, rounded half up (away from zero) to so many places, and exactly: it is the decimal text
 * that is rounded, never a binary fraction.
 *
 * A `number` stands for the shortest text that reads back as it, the one JavaScript prints. For a count of a total use
 * {@link percentagesOf}, or core's `roundRatio`: a percentage worked out by floating point may already be off.
 *
 * @throws {StatisticsError} `statistics/number-invalid` when the text is no decimal number, such as "1e3" or ""
 * @throws {StatisticsError} `statistics/places-invalid`
 *
 * @example Halves go up, wherever binary would put them
 * ```ts
 * import { roundHalfUp } from "@pdscp/statistics";
 *
 * roundHalfUp("51.85", 0); // => "52"
 * roundHalfUp(82.5, 0); // => "83"
 * roundHalfUp(1.005, 2); // => "1.01"
 * ```
 */
export function roundHalfUp(value: DecimalLike, places: number): string {
  checkPlaces(places, ["places"]);
  const text = decimalText(value);
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) {
    throw refusal("statistics/number-invalid", 'a number is decimal text such as "51.85"', ["value"]);
  }
  const { digits, places: given } = digitsOf(text);
  return roundRatio(digits, 10n ** BigInt(given), { places });
}

/** The digits of plain decimal text: a sign, digits, a point. */
export function digitsOf(text: string): Digits {
  const point = text.indexOf(".");
  return { digits: BigInt(text.replace(".", "")), places: point === -1 ? 0 : text.length - point - 1 };
}

function decimalText(value: DecimalLike): string {
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return String(value);
  // What has no digits is no decimal text either.
  if (typeof value !== "number") return typeof value?.toFixed === "function" ? value.toFixed() : "";

  const text = String(value);
  const [mantissa, exponent] = text.split("e");
  if (exponent === undefined) return text;
  const { digits, places } = digitsOf(mantissa!);
  const shift = Number(exponent) - places;
  return shift < 0
    ? roundRatio(digits, 10n ** BigInt(-shift), { places: Math.min(100, -shift) })
    : String(digits * 10n ** BigInt(shift));
}
