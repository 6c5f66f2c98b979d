import { CoreError } from "./errors.ts";

/**
 * `numerator / denominator` as decimal text, rounded half up (away from zero) and exactly: no binary fraction is made
 * on the way, so 231 of 280 is "82.5" to one place and "83" to none.
 *
 * @param numerator - A whole number, as is `denominator`.
 * @param options - `places` after the point (0 to 100, none unless told); `times` multiplies first: 100 for a percentage.
 * @returns For instance "-0.5"; never "-0".
 * @throws {CoreError} `core/number-invalid` when an argument is no whole number, or the denominator is zero.
 *
 * @example 14 of 27 as a percentage
 * ```ts
 * import { roundRatio } from "@pdscp/core";
 *
 * roundRatio(14, 27, { times: 100 }); // => "52"
 * roundRatio(32, 59, { times: 100, places: 1 }); // => "54.2"
 * ```
 */
export function roundRatio(
  numerator: number | bigint,
  denominator: number | bigint,
  options: { readonly places?: number; readonly times?: number | bigint } = {},
): string {
  const { places = 0, times = 1 } = options;
  const [above, below, factor] = [wholeNumber(numerator), wholeNumber(denominator), wholeNumber(times)];
  if (below === 0n) throw notWhole("a denominator other than zero");
  if (!Number.isInteger(places) || places < 0 || places > 100) throw notWhole("places from 0 to 100");

  const scaled = above * factor * 10n ** BigInt(places);
  const [top, bottom] = [sizeOf(scaled), sizeOf(below)];
  const digits = String((2n * top + bottom) / (2n * bottom)).padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled * below < 0n && /[1-9]/.test(text) ? `-${text}` : text;
}

function sizeOf(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function wholeNumber(value: number | bigint): bigint {
  if (typeof value === "bigint") return value;
  if (!Number.isSafeInteger(value)) throw notWhole("whole numbers");
  return BigInt(value);
}

function notWhole(need: string): CoreError {
  return new CoreError(`Cannot round the ratio: it needs ${need}`, { code: "core/number-invalid" });
}
