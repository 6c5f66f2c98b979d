import {
  endOf,
  type FinancialYear,
  financialYearOf,
  formatMoney,
  isPdscpError,
  type Money,
  previousYear,
  type Reading,
  type SourceLocation,
  sumMoney,
} from "@pdscp/core";
import {
  type Contribution,
  type ContributionChanges,
  contributionChanges,
  contributionsIn,
  contributionTable,
  type Earmark,
  equalShares,
  expectedAndReceived,
  type LedgerEntry,
  ledgerTable,
  type Payment,
  paymentTable,
  type Receipts,
  rollForward,
  type Share,
  type YearAccount,
  yearAccounts,
} from "@pdscp/funding";
import { fundDifferences, type PlacedEarmark, placedIn, readEarmarks } from "./earmark-folder.ts";
import { FileRefusal } from "./errors.ts";
import { type AgreedFunding, readAgreement } from "./funding-agreement.ts";
import { type FundingDivision, readFundingDivision } from "./funding-division.ts";
import type { Settings } from "./settings.ts";
import type { SourceFolder } from "./source-file.ts";

/** A year's funding, from `contributions.csv`, `account.csv` and `payments.csv`, with the lines that each part stands on. */
export interface FundingOfYear {
  readonly budget: Money;
  readonly shares: PlacedShares;
  /** What equal shares of the budget would be. */
  readonly equal: readonly Share[];
  readonly before?: PlacedShares;
  /** What the partners have agreed that each pays, where the folder says so. */
  readonly agreed?: AgreedFunding;
  readonly changes?: ContributionChanges;
  readonly account: YearAccount;
  /** Where the account, the list of contributions and the account of the year before do not say the same, in words. */
  readonly differences: readonly string[];
  /** What partners gave that was no money. */
  readonly inKind: readonly Contribution[];
  /** What has come in of the contributions by the end of the year, where the payments are listed. */
  readonly receipts?: Receipts;
  /** How what is set aside stands at the end of the year, where the folder has earmarks, and the lines of each. */
  readonly earmarks?: readonly PlacedEarmark[];
  /** What becomes of the budget and the balance, where the folder says how the partnership divides. */
  readonly division?: FundingDivision;
  readonly accountLines: readonly { readonly kind: LedgerEntry["kind"]; readonly at: SourceLocation }[];
}

/** Shares, and where each stands. */
export interface PlacedShares {
  readonly shares: readonly Share[];
  readonly at: readonly SourceLocation[];
}

/** Reads a year's funding. The year before is compared when the file has it. */
export async function readFunding(
  folder: SourceFolder,
  { partnership, year, fund }: Settings,
): Promise<FundingOfYear> {
  const [contributions, ledger, payments] = await Promise.all([
    folder.records(contributionTable, "contributions.csv"),
    folder.records(ledgerTable, "account.csv"),
    folder.optionalRecords(paymentTable, "payments.csv"),
  ]);
  const last = previousYear(year);
  const shares = sharesIn(contributions, year);
  const before = contributions.records.some(({ year: of, kind }) => of === last && kind === "cash")
    ? sharesIn(contributions, last)
    : undefined;
  const budget = sumMoney(shares.shares.map(({ amount }) => amount));
  const kept = await readEarmarks(folder);
  const agreed = await readAgreement(folder, { year, budget });
  const { account, accountLines, breaks } = accountIn(ledger, year, kept?.earmarks);
  const division = await readFundingDivision(folder, {
    partnership,
    year,
    budget,
    balance: account.closing,
    shares: shares.shares,
  });
  return {
    budget,
    shares,
    equal: equalShares(
      budget,
      shares.shares.map(({ partner }) => partner),
    ),
    ...(before === undefined ? {} : { before, changes: contributionChanges(before.shares, shares.shares) }),
    ...(agreed === undefined ? {} : { agreed }),
    account,
    ...(kept === undefined ? {} : { earmarks: placedIn(kept, endOf(year)) }),
    ...(division === undefined ? {} : { division }),
    accountLines,
    differences: [
      ...differences(shares.shares, ledger.records, year),
      ...(agreed === undefined ? [] : agreementDifferences(shares.shares, agreed.shares)),
      ...breaks,
      ...fundDifferences(kept?.earmarks ?? [], fund),
    ],
    inKind: contributions.records.filter((record) => record.year === year && record.kind === "in-kind"),
    ...receiptsIn(payments.records, shares.shares, year),
  };
}

function receiptsIn(
  payments: readonly Payment[],
  shares: readonly Share[],
  year: FinancialYear,
): Pick<FundingOfYear, "receipts"> {
  const own = payments.filter((payment) => (payment.year ?? financialYearOf(payment.receivedOn)) === year);
  return own.length === 0 ? {} : { receipts: expectedAndReceived(shares, own, endOf(year)) };
}

function differences(
  shares: readonly Share[],
  ledger: readonly LedgerEntry[],
  year: FinancialYear,
): readonly string[] {
  const inAccount = new Map<string, Money>();
  for (const { line, amount, ...entry } of ledger) {
    if (entry.year !== year || entry.kind !== "contribution") continue;
    inAccount.set(line, sumMoney([inAccount.get(line) ?? sumMoney([]), amount]));
  }
  if (inAccount.size === 0) return [];
  const listed = amountsOf(shares);
  const isByPartner = [...inAccount.keys()].some((line) => listed.has(line));
  if (!isByPartner && sumMoney(inAccount.values()).equals(sumMoney(listed.values()))) return [];
  return apart(listed, inAccount, "account.csv");
}

function agreementDifferences(paid: readonly Share[], agreed: readonly Share[]): readonly string[] {
  return apart(amountsOf(paid), amountsOf(agreed), "agreement.json");
}

function amountsOf(shares: readonly Share[]): ReadonlyMap<string, Money> {
  return new Map(shares.map(({ partner, amount }) => [partner, amount]));
}

/** Where the list of contributions and another file do not give a partner the same. */
function apart(
  listed: ReadonlyMap<string, Money>,
  others: ReadonlyMap<string, Money>,
  file: string,
): readonly string[] {
  return [...new Set([...listed.keys(), ...others.keys()])]
    .filter((partner) => given(others.get(partner)) !== given(listed.get(partner)))
    .map(
      (partner) =>
        `contributions.csv and ${file} differ about ${partner}: ${given(listed.get(partner))} in one, ${given(others.get(partner))} in the other`,
    );
}

function given(amount: Money | undefined): string {
  return amount === undefined ? "nothing" : formatMoney(amount);
}

function sharesIn({ records, locate, source }: Reading<Contribution>, year: FinancialYear): PlacedShares {
  const given = records.filter((record) => record.year === year && record.kind === "cash");
  const at = given.map((record) => locate(record) as SourceLocation);
  try {
    return { shares: contributionsIn(records, year).cash, at };
  } catch (error) {
    if (!isPdscpError(error)) throw error;
    const index = error.path.findLast((key) => typeof key === "number");
    throw new FileRefusal(error, (index === undefined ? undefined : at[index]) ?? { source: source.name });
  }
}

function accountIn(
  { records, locate, source }: Reading<LedgerEntry>,
  year: FinancialYear,
  earmarks: readonly Earmark[] = [],
): Pick<FundingOfYear, "account" | "accountLines"> & { readonly breaks: readonly string[] } {
  const { accounts, findings } = yearAccounts(records, { earmarks: { [year]: earmarks } });
  const account = accounts.find((one) => one.year === year);
  if (account === undefined) {
    const why = findings.find(({ path }) => path?.includes(year));
    const code = why?.code ?? "funding/year-missing";
    throw new FileRefusal(
      { code, message: why?.message ?? `Cannot give the account: lines for ${year} are needed` },
      { source: source.name },
    );
  }
  const entries = records.filter((record) => record.year === year);
  const before = accounts.filter((one) => one.year === previousYear(year));
  return {
    account,
    breaks: rollForward([...before, account])
      .findings.filter(({ code }) => code === "funding/opening-not-last-closing")
      .map(({ message }) => message),
    accountLines: entries.map((entry) => ({ kind: entry.kind, at: locate(entry) as SourceLocation })),
  };
}
