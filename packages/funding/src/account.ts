import {
  addMoney,
  endOf,
  type FinancialYear,
  type Finding,
  financialYear,
  financialYearOf,
  formatMoney,
  frozenCopy,
  type Money,
  money,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import { type Earmark, heldOn } from "./earmark.ts";
import { FundingError } from "./errors.ts";
import { impliedExpenditure } from "./implied.ts";
import { moneyProblems, type Problem, problem, refuse } from "./weight.ts";

/** One line of a year's account. Signed: a refund is negative income, a recovery negative expenditure. */
export interface Line {
  readonly name: string;
  readonly amount: Money;
  /** What was planned for it. */
  readonly budget?: Money;
  /** Where the money came from: "contribution", "fee", "grant"; for expenditure, a heading of the budget. */
  readonly kind?: string;
  /** The earmark that it was spent from. */
  readonly earmark?: string;
}

const none = money("0");

/** What {@link yearAccount} takes. */
export interface YearAccountInput {
  readonly year: FinancialYear;
  /** The balance on 1 April; negative when an overspend was carried. */
  readonly opening: Money;
  /** What came in; nothing when absent. */
  readonly income?: readonly Line[];
  /** Leave it out where it is not published and `closing` is: it is then implied. */
  readonly expenditure?: readonly Line[];
  /** The balance on 31 March as published or reported: checked against the lines, never trusted. */
  readonly closing?: Money;
  /** What of the closing balance is set aside: earmarks, or their ids and amounts alone. */
  readonly earmarks?: readonly (Earmark | { readonly id: string; readonly amount: Money })[];
}

/** A year's account: what there was, what came in, what went out, what is left and how much of it is set aside. */
export interface YearAccount {
  readonly year: FinancialYear;
  readonly opening: Money;
  readonly income: readonly Line[];
  readonly expenditure: readonly Line[];
  readonly totalIncome: Money;
  readonly totalExpenditure: Money;
  /** Whether the expenditure is what the balances imply rather than lines that were spent. */
  readonly implied: boolean;
  /** Income less expenditure in the year; negative when it was overspent. */
  readonly surplus: Money;
  /** Opening balance and surplus. */
  readonly closing: Money;
  /** What of the closing balance is set aside for a purpose. */
  readonly earmarked: Money;
  /** The closing balance less what is set aside; negative when more is set aside than there is. */
  readonly general: Money;
  /** Actual against budget, for the lines that have one. */
  readonly variances: readonly Variance[];
  readonly because: string;
  readonly findings: readonly AccountFinding[];
}

/** How far a line is from its budget. */
export interface Variance {
  readonly line: string;
  readonly side: "income" | "expenditure";
  readonly budget: Money;
  readonly actual: Money;
  /** Actual less budget. */
  readonly difference: Money;
  /** Good for the balance: more income or less expenditure. */
  readonly favourable: boolean;
}

/** What the accounts of one year or several are found to get wrong. */
export type AccountFindingCode =
  | "funding/closing-not-explained"
  | "funding/earmark-not-agreed"
  | "funding/earmark-unknown"
  | "funding/earmarks-beyond-balance"
  | "funding/opening-not-last-closing"
  | "funding/year-missing"
  | "funding/year-out-of-order"
  | "funding/year-repeated";

/** A finding about an account, with the amount that does not fit where there is one. */
export interface AccountFinding extends Finding<AccountFindingCode> {
  readonly year: FinancialYear;
  readonly residual?: Money;
}

/**
 * The account of a year: opening balance, plus income, less expenditure, is the closing balance. Signed throughout, so an
 * overspend is carried as well.
 *
 * @throws {FundingError} `funding/account-incomplete` when both expenditure and closing balance are missing,
 *   `funding/earmark-repeated`, `funding/amount-invalid` for what is no money, with its line in the path.
 *
 * @example 2023/24, whose expenditure was not published
 * ```ts
 * import { financialYear, formatMoney, money } from "@pdscp/core";
 * import { yearAccount } from "@pdscp/funding";
 *
 * const account = yearAccount({
 *   year: financialYear("2023/24"),
 *   opening: money("21697"),
 *   income: [{ name: "Partner contributions", amount: money("303140") }],
 *   closing: money("68853"),
 *   earmarks: [{ id: "free-training-2024-25", amount: money("10000") }],
 * });
 *
 * formatMoney(account.totalExpenditure); // => "£255,984"
 * account.implied; // => true
 * formatMoney(account.surplus); // => "£47,156"
 * formatMoney(account.general); // => "£58,853"
 * ```
 */
export function yearAccount(input: YearAccountInput): YearAccount {
  refuse("Cannot draw up the account", inputProblems(input));
  const year = financialYear(input.year);
  const opening = input.opening;
  // A database has null for what is not there.
  const income = input.income ?? [];
  const earmarks = input.earmarks ?? [];
  const implied = (input.expenditure ?? undefined) === undefined;
  const totalIncome = sumMoney(income.map(({ amount }) => amount));
  const expenditure = input.expenditure ?? [impliedLine(input, totalIncome)];
  const totalExpenditure = sumMoney(expenditure.map(({ amount }) => amount));
  const surplus = subtractMoney(totalIncome, totalExpenditure);
  const closing = addMoney(opening, surplus);
  refuseRepeated(earmarks.map(({ id }) => id));
  const earmarked = sumMoney(
    earmarks.map((earmark) => ("movements" in earmark ? heldOn(earmark, endOf(year)) : earmark.amount)),
  );
  const general = subtractMoney(closing, earmarked);

  return frozenCopy({
    year,
    opening,
    income,
    expenditure,
    totalIncome,
    totalExpenditure,
    implied,
    surplus,
    closing,
    earmarked,
    general,
    variances: [...variancesOf("income", income), ...variancesOf("expenditure", expenditure)],
    because: `Opening ${formatMoney(opening)} + income ${formatMoney(totalIncome)} - ${implied ? "implied expenditure" : "expenditure"} ${formatMoney(totalExpenditure)} = closing ${formatMoney(closing)}`,
    findings: [
      ...closingFindings(input.closing ?? undefined, closing, year),
      ...earmarkFindings(earmarked, general, year),
      ...lineFindings(expenditure, earmarks, year),
    ],
  });
}

/** Amounts that are none, and lines that are none. */
function inputProblems(input: YearAccountInput): readonly Problem[] {
  if (typeof input !== "object" || input === null)
    return [problem("funding/account-incomplete", "its terms are needed", [])];
  const problemsOf = (list: "income" | "expenditure" | "earmarks") => {
    const items = input[list] ?? [];
    if (!Array.isArray(items)) return [problem("funding/account-incomplete", "a list is needed", [list])];
    return items.flatMap((item: Partial<Line> | null, index) => [
      ...moneyProblems(item?.amount as Money, [list, index, "amount"]),
      ...moneyProblems(item?.budget ?? none, [list, index, "budget"]),
    ]);
  };
  return [
    ...moneyProblems(input.opening, ["opening"]),
    ...problemsOf("income"),
    ...problemsOf("expenditure"),
    ...moneyProblems(input.closing ?? none, ["closing"]),
    ...problemsOf("earmarks"),
  ];
}

function impliedLine({ opening, closing }: YearAccountInput, income: Money): Line {
  if (closing === undefined || closing === null) {
    throw new FundingError("Cannot draw up the account: its expenditure or its closing balance is needed", {
      code: "funding/account-incomplete",
      path: ["expenditure"],
    });
  }
  return { name: "Net outgoings, implied", amount: impliedExpenditure({ opening, income, closing }).amount };
}

function refuseRepeated(ids: readonly string[]): void {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (index === -1) return;
  throw new FundingError(
    `Cannot draw up the account: the earmark "${ids[index]}" may stand in it only once`,
    {
      code: "funding/earmark-repeated",
      path: ["earmarks", index],
    },
  );
}

function variancesOf(side: "income" | "expenditure", lines: readonly Line[]): readonly Variance[] {
  return lines.flatMap(({ name, amount, budget }) => {
    if (budget === undefined) return [];
    const difference = subtractMoney(amount, budget);
    const favourable = side === "income" ? !difference.lessThan(0) : !difference.greaterThan(0);
    return [{ line: name, side, budget, actual: amount, difference, favourable }];
  });
}

function closingFindings(
  reported: Money | undefined,
  closing: Money,
  year: FinancialYear,
): readonly AccountFinding[] {
  if (reported === undefined || reported.equals(closing)) return [];
  const residual = subtractMoney(reported, closing);
  return [
    {
      code: "funding/closing-not-explained",
      severity: "error",
      message: `${year}: the closing balance is reported as ${formatMoney(reported)}, and the lines make ${formatMoney(closing)}; ${formatMoney(residual)} is not explained`,
      path: ["closing"],
      year,
      residual,
    },
  ];
}

function earmarkFindings(earmarked: Money, general: Money, year: FinancialYear): readonly AccountFinding[] {
  if (!earmarked.greaterThan(0) || !general.lessThan(0)) return [];
  return [
    {
      code: "funding/earmarks-beyond-balance",
      severity: "error",
      message: `${year}: ${formatMoney(earmarked)} is set aside, which is more than the balance`,
      path: ["earmarks"],
      year,
      residual: general,
    },
  ];
}

/** Lines that name an earmark no one gave, and earmarks whose own movements say something else than the lines. */
function lineFindings(
  expenditure: readonly Line[],
  earmarks: NonNullable<YearAccountInput["earmarks"]>,
  year: FinancialYear,
): readonly AccountFinding[] {
  const named = [...new Set(expenditure.flatMap(({ earmark }) => (earmark === undefined ? [] : [earmark])))];
  return named.flatMap((id): readonly AccountFinding[] => {
    const found = { severity: "warning", path: ["expenditure"], year } as const;
    const earmark = earmarks.find((candidate) => candidate.id === id);
    if (earmark === undefined) {
      const message = `${year}: a line is spent from the earmark "${id}", which is not among those given`;
      return [{ ...found, code: "funding/earmark-unknown", message }];
    }
    if (!("movements" in earmark)) return [];
    const lines = sumMoney(expenditure.filter((line) => line.earmark === id).map(({ amount }) => amount));
    const spends = earmark.movements.filter(
      ({ kind, on }) => kind === "spend" && financialYearOf(on) === year,
    );
    const spent = sumMoney(spends.map(({ amount }) => amount));
    if (lines.equals(spent)) return [];
    const message = `${year}: the lines spend ${formatMoney(lines)} from the earmark "${id}", which says ${formatMoney(spent)}`;
    return [{ ...found, code: "funding/earmark-not-agreed", message, residual: subtractMoney(lines, spent) }];
  });
}
