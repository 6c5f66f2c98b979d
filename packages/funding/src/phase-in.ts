import {
  type CalendarDate,
  type FinancialYear,
  financialYear,
  financialYearOf,
  formatMoney,
  frozenCopy,
  isCalendarDate,
  type Money,
  money,
  nextYear,
  penceOf,
  previousYear,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { amountsBy } from "./change.ts";
import { FundingError, type FundingErrorCode } from "./errors.ts";
import { divided, type Share } from "./share.ts";
import { listOf, moneyProblems, refuse } from "./weight.ts";

/** What {@link phaseIn} takes. */
export interface PhaseInTerms {
  /** What the partners pay now. */
  readonly from: readonly Share[];
  /** What they are to pay. */
  readonly to: readonly Share[];
  /** The years over which it happens, in order, or how many; the last is the one in which it `ends`. */
  readonly years: readonly FinancialYear[] | number;
  /** The year in which the new shares hold in full, or a day in it. A phase-in without an end is refused. */
  readonly ends: FinancialYear | CalendarDate;
  /** The budget of each year; that of `to` throughout when absent. */
  readonly budgets?: readonly Money[];
}

/** One year of a phase-in. */
export interface PhaseInYear {
  readonly year: FinancialYear;
  readonly budget: Money;
  /** How far the way is gone, as a fraction: "1/3", "3/3". */
  readonly step: string;
  readonly shares: readonly Share[];
  /** What each partner pays beyond (or, negative, less than) its share under the new formula alone. They sum to nothing. */
  readonly adjustments: readonly Share[];
  /** What the protection of those who would pay more at once costs the others: the sum of what is paid beyond. */
  readonly cost: Money;
}

/** What {@link phaseIn} gives. */
export interface PhaseIn {
  readonly years: readonly PhaseInYear[];
  /** The cost of protection over all the years. */
  readonly cost: Money;
  /** Who bears it, and how much over all the years. */
  readonly borneBy: readonly Share[];
  /** Whom it protects, and by how much over all the years. */
  readonly protects: readonly Share[];
  readonly because: string;
}

const none = money("0");

/**
 * Moves from one division of a budget to another in equal steps over years, with an end: in the last year the new division
 * holds in full. Each year sums to its budget. Paying less than one's new share for a while has a price, which the result
 * names, with those who pay it.
 *
 * @throws {FundingError} `funding/phase-in-endless` without an end, or when the years do not lead up to it;
 *   `funding/years-not-in-order`; `funding/budget-not-met` unless there is one budget for each year; `funding/amount-invalid` for
 *   a negative share, and for what is no money; `funding/weights-all-zero` when one division is of nothing; `funding/no-partners`,
 *   `funding/repeated-partner`.
 *
 * @example Equal shares, reached in two years
 * ```ts
 * import { financialYear, formatMoney, money } from "@pdscp/core";
 * import { equalShares, phaseIn } from "@pdscp/funding";
 *
 * const { years, cost, borneBy } = phaseIn({
 *   from: [
 *     { partner: "police", amount: money("60000") },
 *     { partner: "council", amount: money("100000") },
 *   ],
 *   to: equalShares(money("160000"), ["police", "council"]),
 *   years: 2,
 *   ends: financialYear("2024/25"),
 * });
 *
 * years.map(({ year, shares }) => `${year} ${shares.map(({ amount }) => formatMoney(amount)).join(" ")}`);
 * // => ["2023/24 £70,000 £90,000", "2024/25 £80,000 £80,000"]
 * formatMoney(cost); // => "£10,000"
 * borneBy.map(({ partner }) => partner); // => ["council"]
 * ```
 */
export function phaseIn(terms: PhaseInTerms): PhaseIn {
  const was = amountsBy(terms.from, "from");
  const is = amountsBy(terms.to, "to");
  for (const [name, amounts] of [
    ["from", was],
    ["to", is],
  ] as const)
    refuseAmounts(amounts, name);
  const names = yearsOf(terms);
  const budgets = terms.budgets ?? names.map(() => sumMoney(is.values()));
  if (budgets.length !== names.length) {
    throw refusal(
      "funding/budget-not-met",
      `a budget for each of the ${names.length} years is needed`,
      "budgets",
    );
  }
  for (const [index, budget] of budgets.entries())
    refuse("Cannot phase the shares in", moneyProblems(budget, ["budgets", index]));

  const partners = [...new Set([...was.keys(), ...is.keys()])];
  const [fromTotal, toTotal] = [was, is].map((amounts) => BigInt(penceOf(sumMoney(amounts.values())))) as [
    bigint,
    bigint,
  ];
  const target = (partner: string) => BigInt(penceOf(is.get(partner) ?? none));
  const years = names.map((year, index): PhaseInYear => {
    const budget = budgets[index] as Money;
    const steps = BigInt(names.length);
    const step = BigInt(index + 1);
    const shares = divided(budget, partners, (partner) =>
      String(
        (steps - step) * BigInt(penceOf(was.get(partner) ?? none)) * toTotal +
          step * target(partner) * fromTotal,
      ),
    );
    const full = divided(budget, partners, (partner) => String(target(partner)));
    const adjustments = shares.map(({ partner, amount }, at) => ({
      partner,
      amount: subtractMoney(amount, full[at]?.amount ?? none),
    }));
    return { year, budget, step: `${step}/${steps}`, shares, adjustments, cost: above(adjustments) };
  });

  const overall = partners.map((partner, at) => ({
    partner,
    amount: sumMoney(years.map(({ adjustments }) => adjustments[at]?.amount ?? none)),
  }));
  const cost = above(overall);
  const ends = names.at(-1) as FinancialYear;
  return frozenCopy({
    years,
    cost,
    borneBy: overall.filter(({ amount }) => amount.greaterThan(0)),
    protects: overall
      .filter(({ amount }) => amount.lessThan(0))
      .map(({ partner, amount }) => ({ partner, amount: subtractMoney(none, amount) })),
    because: `Equal steps from the old to the new division over ${names.length === 1 ? "one year" : `${names.length} years`}, in full from ${ends}; protection costs ${formatMoney(cost)}`,
  });
}

function above(adjustments: readonly Share[]): Money {
  return sumMoney(adjustments.map(({ amount }) => amount).filter((amount) => amount.greaterThan(0)));
}

function yearsOf({ years, ends }: PhaseInTerms): readonly FinancialYear[] {
  if (ends === undefined || ends === null) {
    throw refusal("funding/phase-in-endless", "a year in which it ends is needed", "ends");
  }
  const last = isCalendarDate(ends) ? financialYearOf(ends) : financialYear(ends);
  if (typeof years === "number") {
    if (!Number.isSafeInteger(years) || years < 1 || years > 100) {
      throw refusal("funding/phase-in-endless", "a number of years from 1 to 100 is needed", "years");
    }
    const listed = [last];
    while (listed.length < years) listed.unshift(previousYear(listed[0] as FinancialYear));
    return listed;
  }
  const listed = listOf(years).map((year) => financialYear(year));
  if (listed.at(-1) !== last) {
    throw refusal("funding/phase-in-endless", `the years must lead up to ${last}, in which it ends`, "years");
  }
  const late = listed.findIndex(
    (year, index) => index > 0 && year !== nextYear(listed[index - 1] as FinancialYear),
  );
  if (late !== -1) {
    throw refusal("funding/years-not-in-order", "each year must follow the last", "years", late);
  }
  return listed;
}

function refuseAmounts(amounts: ReadonlyMap<string, Money>, name: string): void {
  const all = [...amounts.values()];
  if (all.some((amount) => amount.lessThan(0))) {
    throw refusal("funding/amount-invalid", "a share must not be negative", name);
  }
  if (all.every((amount) => amount.isZero())) {
    throw refusal("funding/weights-all-zero", "a share above zero is needed", name);
  }
}

function refusal(code: FundingErrorCode, need: string, ...path: readonly PropertyKey[]): FundingError {
  return new FundingError(`Cannot phase the shares in: ${need}`, { code, path });
}
