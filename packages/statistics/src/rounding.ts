import { roundRatio } from "@pdscp/core";
import { checkPlaces, type Path, refusal } from "./guard.ts";

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

/** What a rounded number is printed beside. */
export interface RoundingOptions {
  /** Numbers that it must neither meet nor pass by being rounded: it gets as many more places as that takes. */
  readonly beside?: readonly DecimalLike[];
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
 *
 * @example A p-value that is below 0.05 is not printed as 0.05
 * ```ts
 * import { roundHalfUp } from "@pdscp/statistics";
 *
 * roundHalfUp(0.0496, 2); // => "0.05"
 * roundHalfUp(0.0496, 2, { beside: [0.05] }); // => "0.0496"
 * ```
 */
export function roundHalfUp(
  value: DecimalLike,
  places: number,
  { beside = [] }: RoundingOptions = {},
): string {
  checkPlaces(places, ["places"]);
  const exact = exactly(value, ["value"]);
  const others = beside.map((other, index) => exactly(other, ["beside", index]));
  const rounded = (digits: number) =>
    roundRatio(exact.digits, 10n ** BigInt(exact.places), { places: digits });
  const keepsItsSide = (text: string) =>
    others.every((other) => sideOf(digitsOf(text), other) === sideOf(exact, other));
  let digits = places;
  while (digits < exact.places && !keepsItsSide(rounded(digits))) digits++;
  return rounded(digits);
}

/** Which of two is greater: 1 for the first, -1 for the second, 0 for neither. */
function sideOf(one: Digits, other: Digits): number {
  const difference = one.digits * 10n ** BigInt(other.places) - other.digits * 10n ** BigInt(one.places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function exactly(value: DecimalLike, path: Path): Digits {
  const text = decimalText(value);
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return digitsOf(text);
  throw refusal("statistics/number-invalid", 'a number is decimal text such as "51.85"', path);
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
