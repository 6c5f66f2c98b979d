import {
  addMoney,
  formatMoney,
  frozenCopy,
  type Money,
  nextYear,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import {
  type AccountFinding,
  type AccountFindingCode,
  type YearAccount,
  type YearAccountInput,
  yearAccount,
} from "./account.ts";
import { FundingError } from "./errors.ts";
import { listOf } from "./weight.ts";

/** What {@link rollForward} gives. */
export interface RollForward {
  readonly accounts: readonly YearAccount[];
  /** All the years as one: what there was at first, what moved, what is left, and what no year explains. */
  readonly total: {
    readonly opening: Money;
    readonly income: Money;
    readonly expenditure: Money;
    readonly closing: Money;
    /** Closing less opening, income and expenditure: the sum of the breaks between years; nil when the years join. */
    readonly residual: Money;
  };
  /** Every year that does not begin where the last one ended, with the residual, and what each account itself found. */
  readonly findings: readonly AccountFinding[];
}

/**
 * Follows the balance over any number of years, and names every year whose opening balance is not the closing balance of
 * the year before. A year that is missing, repeated or out of order is a finding, too: nothing is put right in silence.
 *
 * @param accounts - In the order of their years: results of {@link yearAccount}, or what it takes.
 * @throws {FundingError} `funding/year-missing` when there is none, and what {@link yearAccount} throws.
 *
 * @example An opening balance that lost £1,000 on the way
 * ```ts
 * import { financialYear, formatMoney, money } from "@pdscp/core";
 * import { rollForward, yearAccount } from "@pdscp/funding";
 *
 * const year = (name: string, opening: string) =>
 *   yearAccount({
 *     year: financialYear(name),
 *     opening: money(opening),
 *     income: [{ name: "Contributions", amount: money("303140") }],
 *     expenditure: [{ name: "Business team", amount: money("303140") }],
 *   });
 * const { findings } = rollForward([year("2023/24", "21697"), year("2024/25", "20697")]);
 *
 * findings.map(({ code, year, residual }) => [code, year, residual && formatMoney(residual)]);
 * // => [["funding/opening-not-last-closing", "2024/25", "-£1,000"]]
 * ```
 */
export function rollForward(accounts: readonly (YearAccount | YearAccountInput)[]): RollForward {
  const years = listOf(accounts).map((account, index) => {
    if (typeof account === "object" && account !== null)
      return "surplus" in account ? account : yearAccount(account);
    throw new FundingError("Cannot roll the balance forward: an account is needed", {
      code: "funding/account-incomplete",
      path: ["accounts", index],
    });
  });
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) {
    throw new FundingError("Cannot roll the balance forward: at least one year is needed", {
      code: "funding/year-missing",
      path: ["accounts"],
    });
  }
  const breaks = years.flatMap((account, index) => joinFindings(years[index - 1], account, index));
  const income = sumMoney(years.map(({ totalIncome }) => totalIncome));
  const expenditure = sumMoney(years.map(({ totalExpenditure }) => totalExpenditure));
  const explained = subtractMoney(addMoney(first.opening, income), expenditure);
  return frozenCopy({
    accounts: years,
    total: {
      opening: first.opening,
      income,
      expenditure,
      closing: last.closing,
      residual: subtractMoney(last.closing, explained),
    },
    findings: [...years.flatMap(({ findings }) => findings), ...breaks],
  });
}

function joinFindings(
  before: YearAccount | undefined,
  account: YearAccount,
  index: number,
): readonly AccountFinding[] {
  if (before === undefined) return [];
  const { year, opening } = account;
  const found = (code: AccountFindingCode, message: string, residual?: Money): AccountFinding => ({
    code,
    severity: "error",
    message: `${year}: ${message}`,
    path: ["accounts", index],
    year,
    ...(residual === undefined ? {} : { residual }),
  });
  const order =
    year === before.year
      ? [found("funding/year-repeated", "stands twice")]
      : year < before.year
        ? [found("funding/year-out-of-order", `comes after ${before.year}`)]
        : year === nextYear(before.year)
          ? []
          : [found("funding/year-missing", `follows ${before.year}, with nothing between`)];
  const residual = subtractMoney(opening, before.closing);
  return residual.isZero()
    ? order
    : [
        ...order,
        found(
          "funding/opening-not-last-closing",
          `opens with ${formatMoney(opening)}, and ${before.year} closed with ${formatMoney(before.closing)}`,
          residual,
        ),
      ];
}
