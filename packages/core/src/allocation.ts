import { type Decimal, decimal, OwnDecimal, readDecimal } from "./decimal.ts";
import { CoreError } from "./errors.ts";
import type { Money } from "./money.ts";
import { moneyOf, negated, penceOf } from "./pence.ts";

/**
 * Who takes an odd penny when several have an equal claim to it: those named first in the list ("as-given"), those
 * first by name ("by-name", so that the order of the list does not matter; of those who share a name, the larger weight), or a payer
 * who was agreed on, then the others as given.
 */
export type TieRule = "as-given" | "by-name" | { readonly payer: string };

/** One recipient's part of a total. */
export interface Allocation<Recipient> {
  readonly recipient: Recipient;
  readonly amount: Money;
  /** The quota before it was brought to whole pence. */
  readonly exact: Decimal;
  /** 1 when the amount holds one of the pence that did not divide, otherwise 0. */
  readonly oddPennies: 0 | 1;
}

/** How {@link allocate} settles ties. */
export interface AllocateOptions<Recipient> {
  readonly tie?: TieRule;
  /** The name that "by-name" and a payer go by: the recipient itself when it is text, otherwise its `id`, `name` or `partner`. */
  readonly nameOf?: (recipient: Recipient) => string;
}

/**
 * Divides a total in proportion to weights, to the penny, by largest remainder.
 *
 * The amounts always sum to the total, each is within a penny of its exact quota, a weight of zero gets nothing, a
 * larger weight never gets less, and a negative total gives the same amounts negated. Largest remainder does not promise
 * that a larger total never lowers an amount: see the second example.
 *
 * @param weightOf - A number of any kind that is not negative: a share, a population, a percentage.
 * @throws {CoreError} `core/recipients-missing` when there are none, `core/weight-invalid` for a weight that is negative
 *   or no number, `core/weights-all-zero`, `core/choice-unknown` for a tie rule that there is not, `core/payer-unknown` when the
 *   payer of odd pence is none of them, and `core/recipient-unnamed` when a tie goes by a name that is not there.
 *
 * @example Three partners share £100
 * ```ts
 * import { allocate, formatMoney, money } from "@pdscp/core";
 *
 * const shares = allocate(money("100"), ["council", "police", "icb"], () => 1);
 *
 * shares.map(({ recipient, amount }) => `${recipient} ${formatMoney(amount)}`);
 * // => ["council £33.34", "police £33.33", "icb £33.33"]
 * ```
 *
 * @example A penny more to divide, a penny less for the first
 * ```ts
 * import { allocate, money } from "@pdscp/core";
 *
 * const weights = [7, 12, 14, 40, 21, 28, 46];
 * const first = (total: string) => allocate(money(total), weights, (weight) => weight)[0]?.amount.toFixed(2);
 *
 * [first("2.24"), first("2.25")]; // => ["0.10", "0.09"]
 * ```
 */
export function allocate<Recipient>(
  total: Money,
  recipients: readonly Recipient[],
  weightOf: (recipient: Recipient) => string | number | Decimal,
  options: AllocateOptions<Recipient> = {},
): readonly Allocation<Recipient>[] {
  if (!Array.isArray(recipients) || recipients.length === 0) {
    throw new CoreError("Cannot divide the total: at least one recipient is needed", {
      code: "core/recipients-missing",
    });
  }
  const signed = penceOf(total);
  const isRefund = signed < 0;
  const size = isRefund ? negated(signed) : signed;
  const weights = recipients.map((recipient, index) => checkedWeight(weightOf(recipient), index));
  refuseStrangeTie(recipients, options);
  const settle: SettleTies = (tied) => inTieOrder(tied, { recipients, weights }, options);
  const division = divideSafely(size, weights, settle) ?? divideExactly(BigInt(size), weights, settle);
  const { quotas, odd } = division;

  const parts = recipients.map((recipient, index) => {
    const oddPennies = odd[index] as 0 | 1;
    const quota = quotas[index] as number | bigint;
    const pence = typeof quota === "bigint" ? quota + BigInt(oddPennies) : quota + oddPennies;
    const amount = moneyOf(isRefund ? negated(pence) : pence);
    return new Quota({ recipient, amount, oddPennies }, { total: signed, division, index });
  });
  return Object.freeze(parts);
}

/** An allocation that works its exact quota out only when asked: most callers never look. */
class Quota<Recipient> implements Allocation<Recipient> {
  readonly recipient: Recipient;
  readonly amount: Money;
  readonly oddPennies: 0 | 1;
  readonly #total: number | bigint;
  readonly #division: Division;
  readonly #index: number;

  constructor(
    part: Omit<Allocation<Recipient>, "exact">,
    of: { readonly total: number | bigint; readonly division: Division; readonly index: number },
  ) {
    this.recipient = part.recipient;
    this.amount = part.amount;
    this.oddPennies = part.oddPennies;
    this.#total = of.total;
    this.#division = of.division;
    this.#index = of.index;
  }

  get exact(): Decimal {
    const { weights, sum } = this.#division;
    const product = BigInt(this.#total) * BigInt(weights[this.#index] as number | bigint);
    return new OwnDecimal(String(product)).div(String(sum)).div(100);
  }
}

interface Division {
  readonly weights: readonly (number | bigint)[];
  readonly sum: number | bigint;
  /** Each quota without its fraction of a penny. */
  readonly quotas: ArrayLike<number | bigint>;
  /** 1 for each recipient who gets one of the pence left over. */
  readonly odd: Uint8Array;
}

type SettleTies = (tied: readonly number[]) => readonly number[];

const isWhole = Number.isSafeInteger as (value: unknown) => value is number;

/** Largest remainder in machine integers, when every product is one. */
function divideSafely(
  total: number | bigint,
  weights: readonly (number | Decimal)[],
  settle: SettleTies,
): Division | undefined {
  const size = Number(total);
  let sum = 0;
  for (const weight of weights) sum += isWhole(weight) ? weight : Number.NaN;
  if (!isWhole(size * sum)) return undefined;
  if (sum === 0) throw allZero();

  const remainders = new Float64Array(weights.length);
  const quotas = new Float64Array(weights.length);
  let left = size;
  let areEqual = true;
  for (let index = 0; index < weights.length; index++) {
    const product = size * (weights[index] as number);
    // Exact: below 2^53 no quotient rounds up to a whole number that it has not reached.
    const quota = Math.floor(product / sum);
    const remainder = product - quota * sum;
    remainders[index] = remainder;
    areEqual &&= remainder === remainders[0];
    quotas[index] = quota;
    left -= quota;
  }
  // Equal remainders need no search.
  const last = areEqual ? (remainders[0] as number) : inPlaceOf(remainders.slice(), remainders.length - left);
  const odd = largest({ remainders, last, count: left }, settle);
  return { weights: weights as readonly number[], sum, quotas, odd };
}

/** What would stand there if the values were in order, found by Hoare's selection, which changes their order. */
function inPlaceOf(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1] as number;
    let from = low;
    let to = high;
    while (from <= to) {
      while ((values[from] as number) < pivot) from++;
      while ((values[to] as number) > pivot) to--;
      if (from > to) break;
      const value = values[from] as number;
      values[from++] = values[to] as number;
      values[to--] = value;
    }
    if (place <= to) high = to;
    else low = from;
  }
  return values[place] as number;
}

/** The same in integers of any size. */
function divideExactly(size: bigint, given: readonly (number | Decimal)[], settle: SettleTies): Division {
  const weights = wholeWeights(given);
  const sum = weights.reduce((total, weight) => total + weight, 0n);
  if (sum === 0n) throw allZero();
  const products = weights.map((weight) => size * weight);
  const quotas = products.map((product) => product / sum);
  const remainders = products.map((product) => product % sum);
  const left = size - quotas.reduce((total, quota) => total + quota, 0n);
  const last = remainders.toSorted((a, b) => Number(a - b))[remainders.length - Number(left)] as bigint;
  const odd = largest({ remainders, last, count: Number(left) }, settle);
  return { weights, sum, quotas, odd };
}

/** Marks the `count` largest remainders, of which `last` is the least; only those that tie for the last pennies need a rule. */
function largest(
  {
    remainders,
    last,
    count,
  }: {
    readonly remainders: Float64Array | readonly bigint[];
    readonly last: number | bigint;
    readonly count: number;
  },
  settle: SettleTies,
): Uint8Array {
  const odd = new Uint8Array(remainders.length);
  if (count === 0) return odd;
  const tied: number[] = [];
  let claims = count;
  for (let index = 0; index < remainders.length; index++) {
    const remainder = remainders[index] as number | bigint;
    if (remainder > last) {
      odd[index] = 1;
      claims--;
    } else if (remainder === last) tied.push(index);
  }
  const winners = claims === tied.length ? tied : settle(tied);
  for (const index of winners.slice(0, claims)) odd[index] = 1;
  return odd;
}

function inTieOrder<Recipient>(
  tied: readonly number[],
  of: { readonly recipients: readonly Recipient[]; readonly weights: readonly (number | Decimal)[] },
  { tie = "as-given", nameOf = ownName }: AllocateOptions<Recipient>,
): readonly number[] {
  if (tie === "as-given") return tied;
  const claims = tied.map((index): Claim => {
    const name = checkedName(nameOf(of.recipients[index] as Recipient), index);
    return { index, name, weight: of.weights[index] as number | Decimal };
  });
  if (tie === "by-name") return claims.toSorted(byName).map(({ index }) => index);
  const payers = claims.filter(({ name }) => name === tie.payer);
  const others = claims.filter(({ name }) => name !== tie.payer);
  return [...payers, ...others].map(({ index }) => index);
}

/** An equal claim to an odd penny. */
interface Claim {
  readonly index: number;
  readonly name: string;
  readonly weight: number | Decimal;
}

/** By weight between equal names: whoever shares both gets the same, whichever of them stands first. */
function byName(one: Claim, other: Claim): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return decimal(other.weight).comparedTo(decimal(one.weight));
}

/** A rule that there is not, or a payer whose name is misspelt, would leave odd pence to whoever stands first, without a word. */
function refuseStrangeTie<Recipient>(
  recipients: readonly Recipient[],
  { tie = "as-given", nameOf = ownName }: AllocateOptions<Recipient>,
): void {
  if (tie === "as-given" || tie === "by-name") return;
  if (typeof tie !== "object" || tie === null) {
    throw new CoreError('Cannot settle who takes the odd penny: "as-given", "by-name" or a payer is needed', {
      code: "core/choice-unknown",
      path: ["tie"],
    });
  }
  const names = recipients.map((recipient, index) => checkedName(nameOf(recipient), index));
  if (names.includes(tie.payer)) return;
  throw new CoreError("Cannot settle who takes the odd penny: the payer must be one of the recipients", {
    code: "core/payer-unknown",
    path: ["tie", "payer"],
  });
}

function ownName(recipient: unknown): string {
  if (typeof recipient !== "object" || recipient === null) return String(recipient);
  const { id, name, partner } = recipient as Readonly<Record<string, unknown>>;
  return (id ?? name ?? partner) as string;
}

function checkedName(name: unknown, index: number): string {
  if (typeof name === "string") return name;
  throw new CoreError("Cannot settle who takes the odd penny: each recipient needs a name, or pass nameOf", {
    code: "core/recipient-unnamed",
    path: [index],
  });
}

function checkedWeight(weight: string | number | Decimal, index: number): number | Decimal {
  if (isWhole(weight) && weight >= 0) return weight;
  const read = readDecimal(weight);
  if (read === undefined || read.lessThan(0)) {
    throw new CoreError(
      "Cannot divide the total: each weight must be a decimal number that is not negative",
      {
        code: "core/weight-invalid",
        path: [index],
      },
    );
  }
  return read;
}

/** The weights times the power of ten that makes each of them whole. */
function wholeWeights(weights: readonly (number | Decimal)[]): readonly bigint[] {
  const exact = weights.map((weight) => decimal(weight));
  const places = exact.reduce((most, weight) => Math.max(most, weight.decimalPlaces()), 0);
  return exact.map((weight) => BigInt(weight.toFixed(places).replace(".", "")));
}

function allZero(): CoreError {
  return new CoreError("Cannot divide the total: a weight above zero is needed", {
    code: "core/weights-all-zero",
  });
}
