import { Decimal as SharedDecimal } from "decimal.js";
import { CoreError } from "./errors.ts";

/** An exact decimal number; what arithmetic on {@link Money} gives until it is rounded back to whole pence. */
export type Decimal = SharedDecimal;

/**
 * Our own configuration of decimal.js, cut off from the one that a host program may change with `Decimal.set`:
 * 60 significant digits, halves away from zero, never an exponent. Frozen, so that nothing here can change it either.
 */
export const OwnDecimal: SharedDecimal.Constructor = Object.freeze(
  SharedDecimal.clone({ defaults: true, precision: 60, rounding: 4, toExpPos: 9e15, toExpNeg: -9e15 }),
);

const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/** A number in decimal notation, however it is held. */
export type DecimalInput = string | number | bigint | Decimal;

/**
 * Reads a number exactly, for arithmetic that money alone does not do, such as an index or a ratio.
 *
 * Text must be plain decimal notation: "0x10", "1e3", "1_000" and "Infinity" are refused. A Decimal may come from any
 * copy of decimal.js.
 *
 * @throws {CoreError} `core/number-invalid` for anything that is no finite decimal number.
 */
export function decimal(value: DecimalInput): Decimal {
  const read = readDecimal(value);
  if (read === undefined) {
    throw new CoreError('Cannot read the number: plain decimal notation such as "0.25" is needed', {
      code: "core/number-invalid",
    });
  }
  return read;
}

/** The same, with `undefined` for what is no finite decimal number. */
export function readDecimal(value: unknown): Decimal | undefined {
  if (typeof value === "string")
    return PLAIN.test(value) && value.length <= 60 ? new OwnDecimal(value) : undefined;
  if (typeof value === "number") return Number.isFinite(value) ? new OwnDecimal(value) : undefined;
  if (typeof value === "bigint") return readDecimal(String(value));
  return isDecimal(value) ? new OwnDecimal(value) : undefined;
}

/** Whether the digits are really there: a tag alone makes an object pass for a Decimal. */
function isDecimal(value: unknown): value is Decimal {
  if (!SharedDecimal.isDecimal(value)) return false;
  const { s, e, d } = value as { s: unknown; e: unknown; d: unknown };
  return (
    (s === 1 || s === -1) &&
    Number.isInteger(e) &&
    Math.abs(e as number) < 1_000 &&
    Array.isArray(d) &&
    d.length > 0 &&
    d.length < 200 &&
    d.every((word) => Number.isInteger(word) && word >= 0 && word < 1e7) &&
    // decimal.js never ends on a word of zeros, and looks for the last digit of one for ever.
    (d.length === 1 || d.at(-1) !== 0)
  );
}
