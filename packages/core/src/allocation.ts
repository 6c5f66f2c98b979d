import { type Decimal, decimal, OwnDecimal, readDecimal } from "./decimal.ts";
import { CoreError } from "./errors.ts";
import { type Division, isWhole, largestRemainder, type SettleTies } from "./largest-remainder.ts";
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
  if (typeof weightOf !== "function") {
    throw new CoreError("Cannot divide the total: a function that gives each recipient's weight is needed", {
      code: "core/weight-invalid",
      path: ["weightOf"],
    });
  }
  const signed = penceOf(total);
  const isRefund = signed < 0;
  const size = isRefund ? negated(signed) : signed;
  const weights = recipients.map((recipient, index) => checkedWeight(weightOf(recipient), index));
  refuseStrangeTie(recipients, options);
  const settle: SettleTies = (tied) => inTieOrder(tied, { recipients, weights }, options);
  const division = largestRemainder(size, weights, settle);
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
