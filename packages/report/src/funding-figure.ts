import { type FinancialYear, formatDate, formatMoney, previousYear, sumMoney } from "@pdscp/core";
import type { ContributionChanges, EarmarkStatement, Share, Split, YearAccount } from "@pdscp/funding";
import { fundingDivisionFigures } from "./division-figure.ts";
import { type FigureDraft, type FiguresFrom, idPart, pounds } from "./figure-draft.ts";

/** What a year's funding came to; what there is of it. */
export interface FundingResults {
  readonly shares?: readonly Share[];
  /** What the partners have agreed that each pays of the budget, and by which rule, in words. */
  readonly agreed?: { readonly shares: readonly Share[]; readonly because: string };
  readonly changes?: ContributionChanges;
  readonly account?: YearAccount;
  /** The funds set aside; none is said by an empty list, and nothing by leaving it out. */
  readonly earmarks?: readonly EarmarkStatement[];
  /** What becomes of the budget and the balance, where the partnership divides. */
  readonly division?: Split;
  readonly from?: FiguresFrom;
}

export function fundingFigures(
  { shares = [], agreed, changes, account, earmarks, division }: FundingResults,
  year: FinancialYear,
): readonly FigureDraft[] {
  const paid = shares.map(({ partner, amount }) =>
    pounds(
      `funding.contribution.${idPart(partner)}`,
      `Contribution of ${partner}`,
      amount,
      year,
      shareReason({ partner, amount }, agreed),
    ),
  );
  const budget =
    shares.length === 0
      ? []
      : [
          pounds(
            "funding.budget",
            "Total budget",
            sumMoney(shares.map(({ amount }) => amount)),
            year,
            "The contributions of all partners together",
          ),
        ];
  const [first] = shares;
  const isEqual = first !== undefined && shares.every(({ amount }) => amount.equals(first.amount));
  const equal =
    isEqual && shares.length > 1
      ? [
          pounds(
            "funding.share",
            "Equal share of each partner",
            first.amount,
            year,
            `The total budget, divided equally between ${shares.length} partners`,
          ),
        ]
      : [];
  const net =
    changes === undefined
      ? []
      : [
          pounds(
            "funding.change.total",
            "Change in all contributions together",
            changes.total.change,
            year,
            "This year's contributions less last year's",
          ),
        ];
  const changed = (changes?.changes ?? []).map(({ partner, change }) =>
    pounds(
      `funding.change.${idPart(partner)}`,
      `Change in the contribution of ${partner}`,
      change,
      year,
      "This year's contribution less last year's",
    ),
  );
  const paidBefore = (changes?.changes ?? [])
    .filter(({ from }) => !from.isZero())
    .map(({ partner, from }) =>
      pounds(
        `funding.contribution.${idPart(partner)}`,
        `Contribution of ${partner}`,
        from,
        previousYear(year),
        "The partner's share of the budget of the year before",
      ),
    );
  const budgetBefore =
    changes === undefined
      ? []
      : [
          pounds(
            "funding.budget",
            "Total budget",
            changes.total.from,
            previousYear(year),
            "The contributions of all partners together, in the year before",
          ),
        ];
  const balances =
    account === undefined
      ? []
      : [
          pounds(
            "funding.opening",
            "Balance brought forward",
            account.opening,
            account.year,
            "The balance on the first day of the year",
          ),
          pounds("funding.income", "Income of the year", account.totalIncome, account.year, account.because),
          pounds(
            "funding.expenditure",
            account.implied
              ? "Net outgoings of the year (implied by the balances)"
              : "Expenditure of the year",
            account.totalExpenditure,
            account.year,
            account.implied ? "What the balances imply; it was not given line by line" : account.because,
          ),
          pounds(
            "funding.surplus",
            "Income less expenditure",
            account.surplus,
            account.year,
            account.because,
          ),
          pounds(
            "funding.closing",
            "Balance carried forward",
            account.closing,
            account.year,
            account.implied
              ? "The balance at the end of the year, as given; the outgoings are worked out from it"
              : "The balance brought forward, with the income of the year less its expenditure",
          ),
          ...(isSetAsideKnown(account, earmarks) ? setAside(account) : []),
        ];
  const funds = (earmarks ?? []).flatMap(({ id, on, amount, spent, committed, free, held, because }) => [
    pounds(`funding.earmark.${idPart(id)}`, `Fund "${id}"`, amount, year, because),
    pounds(
      `funding.earmark.${idPart(id)}.spent`,
      `Spent from the fund "${id}" by ${formatDate(on)}`,
      spent,
      year,
      because,
    ),
    pounds(
      `funding.earmark.${idPart(id)}.committed`,
      `Committed from the fund "${id}" on ${formatDate(on)}`,
      committed,
      year,
      because,
    ),
    pounds(
      `funding.earmark.${idPart(id)}.free`,
      `Free in the fund "${id}" on ${formatDate(on)}`,
      free,
      year,
      because,
    ),
    pounds(
      `funding.earmark.${idPart(id)}.held`,
      `In the balance for the fund "${id}" on ${formatDate(on)}`,
      held,
      year,
      because,
    ),
  ]);
  return [
    ...equal,
    ...budget,
    ...paid,
    ...changed,
    ...net,
    ...paidBefore,
    ...budgetBefore,
    ...balances,
    ...funds,
    ...(division === undefined ? [] : fundingDivisionFigures(division, year)),
  ];
}

/** Why a partner pays what it does: by the agreement, or otherwise than that says. */
function shareReason({ partner, amount }: Share, agreed: FundingResults["agreed"]): string {
  if (agreed === undefined) return "The partner's share of the budget";
  const share = agreed.shares.find((each) => each.partner === partner);
  if (share?.amount.equals(amount)) return `The partner's share of the budget ${agreed.because}`;
  const due = share === undefined ? "nothing" : formatMoney(share.amount);
  return `What the partner paid; its share of the budget is ${due} ${agreed.because}`;
}

/**
 * Whether it is known how much of the balance is set aside. An account without earmarks says nothing of it: it may have none, or
 * nobody entered them; and funds with money left in them belong into it.
 */
function isSetAsideKnown({ earmarked }: YearAccount, earmarks: FundingResults["earmarks"]): boolean {
  return !earmarked.isZero() || earmarks?.every(({ held }) => held.isZero()) === true;
}

function setAside({ earmarked, general, year }: YearAccount): readonly FigureDraft[] {
  return [
    pounds(
      "funding.earmarked",
      "Earmarked in the balance",
      earmarked,
      year,
      "What is set aside for a purpose",
    ),
    pounds("funding.general", "General balance", general, year, "The balance less what is set aside"),
  ];
}
