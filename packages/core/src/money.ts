import { type Decimal, type DecimalInput, decimal, readDecimal } from "./decimal.ts";
import { CoreError } from "./errors.ts";
import { formatNumber } from "./number-text.ts";
import { formatPence, moneyOf, negated, penceOf, readPence } from "./pence.ts";

declare const gbp: unique symbol;

/**
 * An exact sum in pounds sterling, in whole pence; may be negative.
 *
 * It is a frozen `Decimal`, so it has that type's methods; what they return is a plain `Decimal` again, and
 * {@link roundToPence} brings it back where rounding is a decision. Compare with {@link compareMoney}: `<` and `===`
 * see text and identity.
 */
export type Money = Decimal & { readonly [gbp]: true };

/**
 * How a number that falls between two steps is settled. "half-up" takes a half away from zero, so a refund mirrors a
 * charge; "half-even" takes it to the even step; "up" goes away from zero and "down" towards it.
 */
export type RoundingMode = "half-up" | "half-even" | "up" | "down";

/**
 * An amount in pounds.
 *
 * @param pounds - Text such as "1234.50", a number that has at most two decimal places as it prints, whole pounds as a
 *   bigint, or a Decimal from any copy of decimal.js.
 * @throws {CoreError} `core/amount-invalid` for anything else: NaN, `0.1 + 0.2`, "1e3", "£5", a third decimal place,
 *   or 10^24 pounds and more.
 *
 * @example An equal share of the partnership's budget
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 *
 * formatMoney(money("75785")); // => "£75,785"
 * money(0.1 + 0.2); // => throws core/amount-invalid
 * ```
 */
export function money(pounds: DecimalInput): Money {
  const pence = readPounds(pounds);
  if (pence === undefined)
    throw invalid('pounds such as "1234.50", with at most two decimal places, are needed');
  return moneyOf(pence);
}

/**
 * Whether a value is money: a decimal in whole pence, from any copy of decimal.js. A number or text is none yet.
 *
 * @example
 * ```ts
 * import { isMoney, money } from "@pdscp/core";
 *
 * isMoney(money("12.50")); // => true
 * isMoney("12.50"); // => false
 * ```
 */
export function isMoney(value: unknown): value is Money {
  return typeof value === "object" && readPounds(value) !== undefined;
}

/** What `money` accepts, in pence. */
export function readPounds(pounds: unknown): number | bigint | undefined {
  if (typeof pounds === "number" && Math.abs(pounds) * 100 > Number.MAX_SAFE_INTEGER) return undefined;
  const text = typeof pounds === "object" ? readDecimal(pounds)?.toFixed() : String(pounds);
  return text === undefined ? undefined : readPence(text);
}

const WRITTEN =
  /^\s*(?:(-)?£? *|\( *£? *)((?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,2})?|\.\d{1,2}) *(\))?\s*$/;

/**
 * An amount as people write it in a British office: "£1,234.50", "-£7,639", "(£500.00)" for minus five hundred, " £12 ".
 *
 * @throws {CoreError} `core/amount-invalid` for anything else, such as "12,34", "1.234,50", "1e3", "£7,63O" or no
 *   digits. The message never repeats the text.
 *
 * @example
 * ```ts
 * import { parseMoney } from "@pdscp/core";
 *
 * parseMoney("(£1,234.50)").toFixed(2); // => "-1234.50"
 * ```
 */
export function parseMoney(text: string): Money {
  const pence = readWrittenPence(text);
  if (pence === undefined) throw invalid('an amount such as "£1,234.50", "-£7,639" or "(£500.00)" is needed');
  return moneyOf(pence);
}

/** What `parseMoney` accepts, in pence. Plain amounts, by far the most, never reach the expression. */
export function readWrittenPence(text: string): number | bigint | undefined {
  if (typeof text !== "string" || text.length > 100) return undefined;
  const plain = readPence(text);
  if (plain !== undefined) return plain;
  const match = WRITTEN.exec(text.replace(/[\u00a0\u202f]/g, " ").replace("\u2212", "-"));
  if (match === null) return undefined;
  const [, minus, digits, closing] = match;
  const bracketed = text.includes("(");
  if (bracketed !== (closing !== undefined)) return undefined;
  const plainDigits = (digits as string).replaceAll(",", "");
  const pence = readPence(plainDigits.startsWith(".") ? `0${plainDigits}` : plainDigits);
  if (pence === undefined) return undefined;
  return minus === undefined && !bracketed ? pence : negated(pence);
}

/**
 * Brings the result of arithmetic back to whole pence.
 *
 * @throws {CoreError} `core/amount-invalid` when it is not finite; `core/choice-unknown` for a mode that there is not.
 */
export function roundToPence(amount: Decimal, mode: RoundingMode = "half-up"): Money {
  const exact = readDecimal(amount);
  if (exact === undefined) throw invalid("a finite amount is needed");
  return money(exact.toDecimalPlaces(2, roundingOf(mode)));
}

/**
 * Brings an amount to a whole number of steps, such as the nearest 5p, 50p or £1.
 *
 * @throws {CoreError} `core/amount-invalid` when the amount is not finite, or the step is not above zero;
 *   `core/choice-unknown` for a mode that there is not.
 *
 * @example A 5% uplift to the nearest 50p
 * ```ts
 * import { formatMoney, money, roundTo } from "@pdscp/core";
 *
 * formatMoney(roundTo(money("45.00").times("1.05"), money("0.50"))); // => "£47.50"
 * ```
 */
export function roundTo(amount: Decimal, step: Money, mode: RoundingMode = "half-up"): Money {
  const exact = readDecimal(amount);
  if (exact === undefined) throw invalid("a finite amount is needed");
  const size = readDecimal(step);
  if (size === undefined || !size.greaterThan(0)) throw invalid("a step above zero is needed");
  return money(exact.div(size).toDecimalPlaces(0, roundingOf(mode)).times(size));
}

/**
 * The sum of two amounts.
 *
 * @throws {CoreError} `core/amount-invalid` for what is no money in whole pence.
 */
export function addMoney(a: Money, b: Money): Money {
  return moneyOf(plus(penceOf(a), penceOf(b)));
}

/**
 * `a` less `b`.
 *
 * @throws {CoreError} `core/amount-invalid` for what is no money in whole pence.
 */
export function subtractMoney(a: Money, b: Money): Money {
  return addMoney(a, negateMoney(b));
}

/**
 * The same amount the other way: a charge as a refund. Nothing stays nothing, without a minus.
 *
 * @throws {CoreError} `core/amount-invalid` for what is no money in whole pence.
 */
export function negateMoney(amount: Money): Money {
  return moneyOf(negated(penceOf(amount)));
}

/**
 * The total, exact however many there are; zero for none.
 *
 * @throws {CoreError} `core/amount-invalid` for what is no money in whole pence.
 */
export function sumMoney(amounts: Iterable<Money>): Money {
  if (typeof amounts?.[Symbol.iterator] !== "function") throw invalid("a list of amounts is needed");
  let total: number | bigint = 0;
  for (const amount of amounts) total = plus(total, penceOf(amount));
  return moneyOf(total);
}

/**
 * -1 when `a` is less than `b`, 1 when it is more, 0 when they are equal: for `sort` and for questions.
 *
 * @throws {CoreError} `core/amount-invalid` for what is no money in whole pence.
 */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  const [left, right] = [penceOf(a), penceOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * A percentage of an amount, rounded to the penny.
 *
 * @param percent - 5 for five per cent; any decimal number.
 * @throws {CoreError} `core/percentage-invalid` when it is none; `core/choice-unknown` for a mode that there is not.
 */
export function percentOf(
  amount: Money,
  percent: string | number | Decimal,
  mode: RoundingMode = "half-up",
): Money {
  const { numerator, denominator } = rateOf(percent);
  const product = Number(penceOf(amount)) * numerator;
  if (!Number.isSafeInteger(product)) {
    return roundToPence(decimal(amount).times(decimal(percent)).div(100), mode);
  }
  const size = Math.abs(product);
  const down = Math.floor(size / denominator);
  const isUp = goesUp(size - down * denominator, denominator, down, mode);
  return moneyOf(Math.sign(product) * (down + Number(isUp)));
}

/** A percentage as a ratio; its numerator is exact as long as it is a safe integer. */
interface Rate {
  readonly percent: string | number | Decimal;
  readonly numerator: number;
  readonly denominator: number;
}

let latest: Rate = { percent: 100, numerator: 100, denominator: 100 };

/** One percentage is taken of many amounts, so the last one is remembered. */
function rateOf(percent: string | number | Decimal): Rate {
  if (latest.percent === percent) return latest;
  const exact = readDecimal(percent);
  if (exact === undefined) {
    throw new CoreError("Cannot take the percentage: a decimal number such as 5 or 2.5 is needed", {
      code: "core/percentage-invalid",
    });
  }
  const numerator = Number(exact.toFixed().replace(".", ""));
  latest = { percent, numerator, denominator: 100 * 10 ** exact.decimalPlaces() };
  return latest;
}

/** Whether what is left of a division adds a whole penny. */
function goesUp(left: number, denominator: number, down: number, mode: RoundingMode): boolean {
  const half = denominator / 2;
  switch (mode) {
    case "half-up":
      return left >= half;
    case "half-even":
      return left > half || (left === half && down % 2 === 1);
    case "up":
      return left > 0;
    case "down":
      return false;
    default:
      throw unknownMode();
  }
}

/** What decimal.js calls a mode. */
function roundingOf(mode: RoundingMode): 0 | 1 | 4 | 6 {
  switch (mode) {
    case "half-up":
      return 4;
    case "half-even":
      return 6;
    case "up":
      return 0;
    case "down":
      return 1;
    default:
      throw unknownMode();
  }
}

/**
 * An amount as a report prints it: "£75,785", "£37,892.50", "-£7,639".
 *
 * @param options - `pence`: "auto" (the default) leaves out ".00", "always" keeps it.
 *
 * @throws {CoreError} `core/amount-invalid` for what is no money in whole pence; `core/choice-unknown` for another way to show
 *   pence.
 */
export function formatMoney(amount: Money, options: { readonly pence?: "auto" | "always" } = {}): string {
  const { pence: shown = "auto" } = options;
  if (shown !== "auto" && shown !== "always")
    throw unknownChoice('Cannot write the amount: pence are shown "auto" or "always"', "pence");
  const pence = penceOf(amount);
  const minus = pence < 0 ? "-" : "";
  const text = formatNumber(formatPence(pence).slice(minus.length));
  return `${minus}£${shown === "auto" && text.endsWith(".00") ? text.slice(0, -3) : text}`;
}

function plus(a: number | bigint, b: number | bigint): number | bigint {
  const isExact = typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b);
  return isExact ? a + b : BigInt(a) + BigInt(b);
}

function unknownMode(): CoreError {
  const need = 'the mode "half-up", "half-even", "up" or "down" is needed';
  return unknownChoice(`Cannot round the amount: ${need}`, "mode");
}

function unknownChoice(message: string, option: string): CoreError {
  return new CoreError(message, { code: "core/choice-unknown", path: [option] });
}

function invalid(need: string): CoreError {
  return new CoreError(`Cannot read the amount: ${need}`, { code: "core/amount-invalid" });
}
