import { join } from "node:path";
import { csvReader } from "@pdscp/adapters-csv/node";
import {
  type CalendarDate,
  endOf,
  type Figure,
  type FigureSource,
  type FinancialYear,
  figure,
  formatDate,
  isPdscpError,
  type Money,
  previousYear,
  type Reading,
  readAll,
  type SourceLocation,
  startOf,
  sumMoney,
} from "@pdscp/core";
import {
  type Contribution,
  contributionChanges,
  contributionsIn,
  contributionTable,
  equalShares,
  type LedgerEntry,
  ledgerTable,
  yearAccounts,
} from "@pdscp/funding";
import { Refusal } from "./refusal.ts";
import type { Section } from "./section.ts";

/** The funding part of a year's report, from the partners' contributions and the year's account. */
export async function fundingSection(folder: string, year: FinancialYear): Promise<Section> {
  const [contributions, ledger] = await Promise.all([
    readAll(csvReader(contributionTable, join(folder, "contributions.csv"))),
    readAll(csvReader(ledgerTable, join(folder, "account.csv"))),
  ]);
  const before = cashIn(contributions, previousYear(year));
  const now = cashIn(contributions, year);
  const account = accountOf(ledger, year);

  const money = (
    id: string,
    label: string,
    amount: Money,
    because: string,
    from: readonly FigureSource[],
  ): Figure => figure({ id, label, period: year, value: { kind: "money", amount }, because, from });
  const suffix = year.replace("/", "-");
  const budget = sumMoney(now.shares.map(({ amount }) => amount));
  const equal = equalShares(
    budget,
    now.shares.map(({ partner }) => partner),
  );
  const { changes, total } = contributionChanges(before.shares, now.shares);
  const unequal = now.shares.filter(({ amount }, index) => !amount.equals(equal[index]?.amount ?? 0));

  const share = money(
    `share-${suffix}`,
    "Equal share of each partner",
    equal[0]?.amount ?? budget,
    `The total of the contributions, divided equally between ${equal.length} partners`,
    now.from,
  );
  const whole = money(
    `budget-${suffix}`,
    "Total of the contributions",
    budget,
    "The partners' contributions, added",
    now.from,
  );
  const changed = changes.map(({ partner, change }) =>
    money(
      `change-${partner.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`,
      `Change: ${partner}`,
      change,
      `The contribution of ${year} less that of ${previousYear(year)}`,
      [before, now].flatMap(({ shares, from }) =>
        shares.flatMap((given, index) => (given.partner === partner ? [from[index] as FigureSource] : [])),
      ),
    ),
  );
  const net = money(`change-net`, "Change: all partners", total.change, "The changes, added", [
    ...before.from,
    ...now.from,
  ]);
  const opening = balance(
    money,
    `carried-forward-${previousYear(year).replace("/", "-")}`,
    startOf(year),
    account.opening,
  );
  const closing = balance(money, `carried-forward-${suffix}`, endOf(year), account.closing);
  const implied = money(
    `net-outgoings-${suffix}`,
    account.of.implied ? "Net outgoings, implied" : "Expenditure",
    account.of.totalExpenditure,
    account.of.because,
    account.from,
  );

  return {
    title: `Funding, ${year}`,
    figures: [share, whole, ...changed, net, opening, closing, implied],
    changes: new Set([...changed, net].map(({ id }) => id)),
    notes: [
      account.of.because,
      ...(unequal.length === 0
        ? []
        : [`Not an equal share: ${unequal.map(({ partner }) => partner).join(", ")}`]),
      ...differences(now.shares, account.contributions),
      ...account.of.findings.map(({ message }) => message),
    ],
  };
}

interface Cash {
  readonly shares: readonly { readonly partner: string; readonly amount: Money }[];
  readonly from: readonly SourceLocation[];
}

/** The cash of a year and the line of each contribution; a partner who stands twice is refused with the second line. */
function cashIn({ records, locate, source }: Reading<Contribution>, year: FinancialYear): Cash {
  const given = records.filter((record) => record.year === year && record.kind === "cash");
  const from = given.map((record) => locate(record) as SourceLocation);
  try {
    return { shares: contributionsIn(records, year).cash, from };
  } catch (error) {
    if (!isPdscpError(error)) throw error;
    const index = error.path.findLast((key) => typeof key === "number");
    throw new Refusal(
      error,
      index === undefined ? { source: source.name } : (from[index] ?? { source: source.name }),
    );
  }
}

function accountOf({ records, locate, source }: Reading<LedgerEntry>, year: FinancialYear) {
  const { accounts, findings } = yearAccounts(records);
  const of = accounts.find((account) => account.year === year);
  if (of === undefined) {
    const why = findings.find(({ path }) => path?.includes(year));
    throw new Refusal(
      {
        code: why?.code ?? "funding/year-missing",
        message: why?.message ?? `Cannot give the account: lines for ${year} are needed`,
      },
      { source: source.name },
    );
  }
  const entries = records.filter((record) => record.year === year);
  const place = (kind: LedgerEntry["kind"]) =>
    entries.filter((entry) => entry.kind === kind).map((entry) => locate(entry) as SourceLocation);
  return {
    of,
    from: entries.map((entry) => locate(entry) as SourceLocation),
    contributions: entries.filter(({ kind }) => kind === "contribution"),
    opening: { amount: of.opening, from: place("opening balance") },
    closing: { amount: of.closing, from: place("closing balance") },
  };
}

function balance(
  money: (id: string, label: string, amount: Money, because: string, from: readonly FigureSource[]) => Figure,
  id: string,
  on: CalendarDate,
  { amount, from }: { readonly amount: Money; readonly from: readonly FigureSource[] },
): Figure {
  return money(
    id,
    `Balance on ${formatDate(on)}`,
    amount,
    "As the account gives it, and its lines explain",
    from,
  );
}

/** Where the account and the list of contributions do not say the same of a partner. */
function differences(shares: Cash["shares"], entries: readonly LedgerEntry[]): readonly string[] {
  const inAccount = new Map(entries.map(({ line, amount }) => [line, amount]));
  return shares
    .filter(({ partner, amount }) => !inAccount.get(partner)?.equals(amount))
    .map(({ partner }) => `contributions.csv and account.csv differ about ${partner}`);
}
