import { type Decimal, OwnDecimal, readDecimal } from "./decimal.ts";
import { CoreError } from "./errors.ts";
import type { Money } from "./money.ts";

/*
 * Between a Money and its whole pence, without arithmetic on decimals: a million amounts are summed as integers. Pence
 * are a number while they are a safe integer and a bigint beyond, so that no amount is ever approximate.
 */

/** The most digits that pounds may have: beyond any budget, and well inside the 60 digits of arithmetic. */
const MOST_DIGITS = 24;

/** Reads "1234.5", "-0.07" or "12": plain pounds with at most two decimal places. */
export function readPence(text: string): number | bigint | undefined {
  const end = text.length;
  let at = text.charCodeAt(0) === 45 ? 1 : 0;
  const first = at;
  let pence = 0;
  for (; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    pence = pence * 10 + digit;
  }
  const digits = at - first;
  if (digits === 0 || digits > MOST_DIGITS || (digits > 1 && text.charCodeAt(first) === 48)) return undefined;
  if (at === end) pence *= 100;
  else {
    const places = end - at - 1;
    if (text.charCodeAt(at) !== 46 || places < 1 || places > 2) return undefined;
    const tens = text.charCodeAt(at + 1) - 48;
    const ones = places === 2 ? text.charCodeAt(at + 2) - 48 : 0;
    if (!(tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9)) return undefined;
    pence = pence * 100 + tens * 10 + ones;
  }
  const size = Number.isSafeInteger(pence)
    ? pence
    : BigInt(text.slice(first, at) + text.slice(at + 1).padEnd(2, "0"));
  return first === 1 ? negated(size) : size;
}

/** The same pence the other way; nothing stays 0, never -0. */
export function negated(pence: number | bigint): number | bigint {
  return typeof pence === "bigint" ? -pence : 0 - pence;
}

/** "1234.50", always two decimal places. */
export function formatPence(pence: number | bigint): string {
  const minus = pence < 0 ? "-" : "";
  const digits = String(pence).slice(minus.length).padStart(3, "0");
  return `${minus}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The whole pence of an amount, read from the decimal's own words (seven digits each, aligned to the point).
 *
 * @throws {CoreError} `core/amount-invalid` when it is not money: no decimal, not finite, or not whole pence.
 */
export function penceOf(amount: Decimal): number | bigint {
  const own =
    amount instanceof OwnDecimal ? amount : typeof amount === "object" ? readDecimal(amount) : undefined;
  if (!own?.d) throw notMoney();
  const words = own.d;
  const wholeWords = Math.floor(own.e / 7) + 1;
  const part = words[wholeWords] ?? 0;
  if (words.length > wholeWords + 1 || part % 100_000 !== 0) throw notMoney();

  let pounds = 0;
  for (let index = 0; index < wholeWords; index++) pounds = pounds * 1e7 + (words[index] ?? 0);
  const pence = pounds * 100 + part / 100_000;
  if (pence <= Number.MAX_SAFE_INTEGER) return own.s < 0 ? negated(pence) : pence;
  return BigInt(own.toFixed(2).replace(".", ""));
}

/*
 * Fees and charges repeat, so the amounts used last are held to be shared: one place for each of 2^14 classes of pence, the
 * newest taking the place of the one before.
 */
const heldPence = new Float64Array(1 << 14).fill(Number.NaN);
const held = new Array<Money | undefined>(1 << 14).fill(undefined);

/**
 * The amount for whole pence.
 *
 * @throws {CoreError} `core/amount-invalid` for 10^24 pounds and more, and for a number that is no safe integer.
 */
export function moneyOf(pence: number | bigint): Money {
  if (typeof pence === "bigint") {
    if (Number.isSafeInteger(Number(pence))) return moneyOf(Number(pence));
    const text = formatPence(pence);
    if (text.replace("-", "").length > MOST_DIGITS + 3) throw notHeld("less than 10^24 pounds is needed");
    return frozen(new OwnDecimal(text));
  }
  const place = Math.imul(pence, 0x9e3779b1) >>> 18;
  if (heldPence[place] === pence) return held[place] as Money;
  const amount = moneyOfSafe(pence);
  heldPence[place] = pence;
  held[place] = amount;
  return amount;
}

/** Writes the decimal's words directly, which is what its constructor would find by reading text. */
function moneyOfSafe(pence: number): Money {
  if (!Number.isSafeInteger(pence)) throw notHeld("whole pence are needed, as a bigint beyond 2^53");
  const size = Math.abs(pence);
  const part = size % 100;
  const pounds = (size - part) / 100;
  const low = pounds % 1e7;
  const high = (pounds - low) / 1e7;
  const last = part * 100_000;
  // Lists of just their length: one that grows has room for many more words, which every amount would keep.
  const words =
    high > 0
      ? part > 0
        ? [high, low, last]
        : low > 0
          ? [high, low]
          : [high]
      : pounds === 0
        ? [last]
        : part > 0
          ? [low, last]
          : [low];
  const exponent =
    high > 0 ? digitsOf(high) + 6 : pounds > 0 ? digitsOf(low) - 1 : part === 0 ? 0 : part >= 10 ? -1 : -2;

  const amount = new OwnDecimal(0) as unknown as { s: number; e: number; d: number[] };
  amount.s = pence < 0 ? -1 : 1;
  amount.e = exponent;
  amount.d = words;
  return frozen(amount as unknown as Decimal);
}

function digitsOf(word: number): number {
  return word < 10
    ? 1
    : word < 100
      ? 2
      : word < 1e3
        ? 3
        : word < 1e4
          ? 4
          : word < 1e5
            ? 5
            : word < 1e6
              ? 6
              : 7;
}

function frozen(amount: Decimal): Money {
  Object.freeze(amount.d);
  return Object.freeze(amount) as Money;
}

function notHeld(need: string): CoreError {
  return new CoreError(`Cannot hold the amount: ${need}`, { code: "core/amount-invalid" });
}

function notMoney(): CoreError {
  return new CoreError(
    "Cannot use the amount: money in whole pence is needed, as money() and roundToPence() give",
    {
      code: "core/amount-invalid",
    },
  );
}
