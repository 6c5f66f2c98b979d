import {
  endOf,
  type FinancialYear,
  formatDate,
  formatMoney,
  type Money,
  previousYear,
  subtractMoney,
  sumMoney,
} from "@pdscp/core";
import type { Receipts, YearAccount } from "@pdscp/funding";
import { idPart, type ReportSection, type ReportTable } from "@pdscp/report";
import { fundingDivisionTables } from "./division-table.ts";
import type { PlacedEarmark } from "./earmark-folder.ts";
import type { FundingDivision } from "./funding-division.ts";
import type { FundingOfYear } from "./funding-folder.ts";
import type { Settings } from "./settings.ts";
import { pounds } from "./table-cell.ts";
import type { YearOfFolder } from "./year-folder.ts";
import type { Drawn } from "./year-report.ts";

/** What the partners put in, what was paid of it, and what became of the balance. */
export function fundingSection(
  { settings, training }: YearOfFolder,
  {
    shares,
    before,
    changes,
    account,
    differences,
    inKind,
    receipts,
    earmarks,
    agreed,
    division,
  }: NonNullable<YearOfFolder["funding"]>,
  { register, charts }: Drawn,
): ReportSection {
  const outgoings = account.implied
    ? "Its outgoings were not given line by line; the balances imply net outgoings of {{ funding.expenditure }}."
    : "{{ funding.expenditure }} was spent.";
  const hasFees = account.income.some(({ kind }) => kind === "fee" || kind === "other income");
  const apart = training === undefined || hasFees ? "" : " Training income is not in this account as given.";
  const each = register.byId.has("funding.share")
    ? " Each partner paid an equal share of {{ funding.share }}."
    : "";
  const compared = before === undefined ? undefined : changes;
  const contributions: ReportTable =
    compared === undefined
      ? shareTable(shares.shares, settings.year)
      : {
          id: "contributions",
          caption: "What each partner paid, and what changed",
          head: "Partner",
          columns: [previousYear(settings.year), settings.year, "Change"],
          rows: [
            ...compared.changes.map(({ partner, ...each }) => changeRow(partner, each)),
            changeRow("All partners", compared.total),
          ],
        };
  return {
    id: "funding",
    heading: "Funding",
    paragraphs: [
      `The partners put {{ funding.budget }} into the budget.${each}`,
      `The year began with {{ funding.opening }} and ended with {{ funding.closing }}. ${outgoings}${apart}`,
      ...inKindText(inKind).map((text) => `${text}.`),
      ...(register.byId.has("funding.earmarked")
        ? [
            "Of what it ended with, {{ funding.earmarked }} is set aside for a purpose, and {{ funding.general }} is the general balance.",
          ]
        : []),
      ...(division === undefined ? [] : [divisionText(division)]),
      ...differences.map((difference) => `${difference}.`),
    ],
    tables: [
      { ...contributions, ...(agreed === undefined ? {} : { note: agreed.note }) },
      ...(receipts === undefined ? [] : [receiptTable(receipts)]),
      ...(account.variances.every(({ difference }) => difference.isZero()) ? [] : [budgetTable(account)]),
      ...(earmarks === undefined || earmarks.length === 0
        ? []
        : [earmarkRows(earmarks, { year: settings.year, fund: training?.fund && settings.fund })]),
      ...(division === undefined ? [] : fundingDivisionTables(division, settings.year)),
    ],
    charts: charts("contributions", "balances"),
  };
}

/** What is set aside, and what became of it by the end of the year. The fund for free places is shown under the training too. */
function earmarkRows(
  earmarks: readonly PlacedEarmark[],
  { year, fund }: Pick<Settings, "year"> & { readonly fund: Settings["fund"] },
): ReportTable {
  const same = earmarks.find(({ statement }) => statement.id === fund?.id);
  return {
    id: "earmarks",
    caption: `What is set aside, ${formatDate(endOf(year))}`,
    head: "Purpose",
    columns: ["Set aside", "Spent", "Committed", "Free", "In the balance"],
    rows: earmarks.map(({ purpose, statement: { amount, spent, committed, free, held } }) => ({
      heading: purpose,
      cells: [amount, spent, committed, free, held].map(pounds),
    })),
    ...(same === undefined
      ? {}
      : { note: `"${same.purpose}" is the fund for free places, which stands under the training too.` }),
  };
}

/** "The partnership divides on 1 August 2024. Of the balance, £100 goes to North and £50 to South." */
function divisionText({ split, on }: FundingDivision): string {
  const parts = [
    ...split.successors.map(({ id }) => [id, `goes to ${id}`] as const),
    ...(split.joint === undefined ? [] : [["joint", "stays joint"] as const]),
  ].map(([id, where]) => `{{ funding.division.${idPart(id)}.balance }} ${where}`);
  const listed = [parts.slice(0, -1).join(", "), parts.at(-1)].filter((part) => part !== "").join(" and ");
  return `The partnership divides on ${formatDate(on)}. Of the balance, ${listed}.`;
}

/** What partners gave that was no money: "Given in kind, beside the money: Police £3,000". */
export function inKindText(inKind: FundingOfYear["inKind"]): readonly string[] {
  if (inKind.length === 0) return [];
  const given = inKind.map(({ partner, amount }) => `${partner} ${formatMoney(amount)}`);
  return [`Given in kind, beside the money: ${given.join(", ")}`];
}

/** Every line of the account, for a table without those that nobody planned would not show what they came to. */
function budgetTable({ income, expenditure, implied }: YearAccount): ReportTable {
  return {
    id: "budget",
    caption: "What was planned, and what it came to",
    head: "Line",
    columns: ["Budget", "Actual", "Difference"],
    rows: [...income, ...(implied ? [] : expenditure)].map(({ name, amount, budget }) =>
      budget === undefined
        ? { heading: name, cells: ["[z]", pounds(amount), "[z]"] }
        : changeRow(name, { from: budget, to: amount, change: subtractMoney(amount, budget) }),
    ),
  };
}

/** A change has its sign; a placeholder could not show it. */
function changeRow(
  heading: string,
  { from, to, change }: { readonly from: Money; readonly to: Money; readonly change: Money },
): ReportTable["rows"][number] {
  const sign = change.greaterThan(0) ? "+" : "";
  return { heading, cells: [pounds(from), pounds(to), `${sign}${formatMoney(change)}`] };
}

function receiptTable({ partners, total, on }: Receipts): ReportTable {
  const rowOf = (heading: string, { expected, received, outstanding }: Receipts["total"]) => ({
    heading,
    cells: [expected, received, outstanding].map(pounds),
  });
  return {
    id: "payments",
    caption: `What had been paid by ${formatDate(on)}`,
    head: "Partner",
    columns: ["Expected", "Received", "Outstanding"],
    rows: [...partners.map((each) => rowOf(each.partner, each)), rowOf("All partners", total)],
  };
}

function shareTable(
  shares: readonly { readonly partner: string; readonly amount: Money }[],
  year: FinancialYear,
): ReportTable {
  return {
    id: "contributions",
    caption: "What each partner paid",
    head: "Partner",
    columns: [year],
    rows: [...shares, { partner: "All partners", amount: sumMoney(shares.map(({ amount }) => amount)) }].map(
      ({ partner, amount }) => ({ heading: partner, cells: [pounds(amount)] }),
    ),
  };
}
