import { addMoney, formatMoney, type Money, money, subtractMoney } from "@pdscp/core";
import { FundingError } from "./errors.ts";

/** A term of an account that no one published, solved from the others. */
export interface ImpliedAmount {
  readonly amount: Money;
  readonly implied: true;
  readonly because: string;
}

/**
 * What must have been spent, where the balances and the income are published and the expenditure is not. It is net: money
 * that came in unpublished makes it smaller than what was spent.
 *
 * @example £21,697 + £303,140 - £68,853
 * ```ts
 * import { formatMoney, money } from "@pdscp/core";
 * import { impliedExpenditure } from "@pdscp/funding";
 *
 * const spent = impliedExpenditure({ opening: money("21697"), income: money("303140"), closing: money("68853") });
 *
 * formatMoney(spent.amount); // => "£255,984"
 * spent.implied; // => true
 * ```
 */
export function impliedExpenditure(known: {
  readonly opening: Money;
  readonly income: Money;
  readonly closing: Money;
}): ImpliedAmount {
  return impliedTerm(known);
}

/** The four terms of a year, of which any one may be unknown. */
export interface AccountTerms {
  readonly opening?: Money;
  readonly income?: Money;
  readonly expenditure?: Money;
  readonly closing?: Money;
}

/**
 * The one term of a year's account that is not published, from the three that are.
 *
 * @throws {FundingError} `funding/account-incomplete` unless exactly one is missing.
 */
export function impliedTerm(terms: AccountTerms): ImpliedAmount & { readonly term: keyof AccountTerms } {
  const names = ["opening", "income", "expenditure", "closing"] as const;
  const missing = names.filter((name) => terms[name] === undefined);
  const [term] = missing;
  if (term === undefined || missing.length > 1) {
    throw new FundingError(
      "Cannot imply an amount: exactly one of opening, income, expenditure, closing may be missing",
      {
        code: "funding/account-incomplete",
        path: missing,
      },
    );
  }
  const zero = money("0");
  const { opening = zero, income = zero, expenditure = zero, closing = zero } = terms;
  const [o, i, e, c] = [opening, income, expenditure, closing].map((amount) => formatMoney(amount));
  const solved = {
    opening: [subtractMoney(addMoney(closing, expenditure), income), `${c} + ${e} - ${i}`],
    income: [subtractMoney(addMoney(closing, expenditure), opening), `${c} + ${e} - ${o}`],
    expenditure: [subtractMoney(addMoney(opening, income), closing), `${o} + ${i} - ${c}`],
    closing: [subtractMoney(addMoney(opening, income), expenditure), `${o} + ${i} - ${e}`],
  } as const;
  const [amount, sum] = solved[term];
  return Object.freeze({
    term,
    amount,
    implied: true,
    because: `Not published; implied by ${sum} = ${formatMoney(amount)}`,
  });
}
