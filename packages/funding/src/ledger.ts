import {
  defineTable,
  type FinancialYear,
  type Finding,
  financialYear,
  financialYearSchema,
  formatMoney,
  frozenCopy,
  type Money,
  moneySchema,
  sumMoney,
} from "@pdscp/core";
import * as z from "zod";
import { type Line, type YearAccount, type YearAccountInput, yearAccount } from "./account.ts";
import { FundingError } from "./errors.ts";
import { listText } from "./formula-text.ts";

const kinds = [
  "opening balance",
  "contribution",
  "fee",
  "grant",
  "other income",
  "expenditure",
  "closing balance",
] as const;

/** One line of a year's ledger, as a business team keeps it. */
export const ledgerSchema = z
  .strictObject({
    year: financialYearSchema,
    kind: z.enum(kinds),
    /** What the line is called: "Dorset Police", "Course fees", "Independent scrutiny". */
    line: z.string().min(1),
    /** What came in or went out; an expenditure is written as a positive amount, a refund of it as a negative one. */
    amount: moneySchema,
    /** What was planned. */
    budget: moneySchema.exactOptional(),
    /** The earmark that it was spent from. */
    earmark: z.string().min(1).exactOptional(),
    /** The document and the place in it that give the amount. */
    source: z.string().min(1).exactOptional(),
  })
  .readonly();

export interface LedgerEntry extends z.output<typeof ledgerSchema> {}
/** The same record as it is stored and exchanged. */
export interface LedgerEntryJson extends z.input<typeof ledgerSchema> {}

/** The ledger as rows. */
export const ledgerTable = defineTable({
  name: "ledger",
  schema: ledgerSchema,
  headings: {
    year: { heading: "Financial year", aliases: ["Year"] },
    kind: { heading: "Kind", aliases: ["Type"] },
    line: { heading: "Line", aliases: ["Description", "Detail"] },
    amount: { heading: "Amount", aliases: ["Actual", "£"] },
    budget: { heading: "Budget", aliases: ["Budgeted", "Plan"] },
    earmark: { heading: "Earmark", aliases: ["Earmarked fund", "Reserve"] },
    source: { heading: "Source", aliases: ["Reference", "Note", "Notes"] },
  },
});

/** What {@link yearAccounts} gives. */
export interface LedgerAccounts {
  readonly accounts: readonly YearAccount[];
  /**
   * The years for which no account can be drawn up: a balance that stands on several lines, or what is missing; and earmarks of a year
   * that the ledger does not have.
   */
  readonly findings: readonly Finding<
    "funding/balance-repeated" | "funding/ledger-incomplete" | "funding/year-missing"
  >[];
}

/**
 * The accounts of every year in a ledger, in the order of the years.
 *
 * A year needs an opening balance, and its expenditure or its closing balance; a year without is a finding. Where there is
 * no expenditure, it is implied by the closing balance.
 *
 * @param options - `earmarks` by year: what of its closing balance is set aside.
 * @throws {FundingError} `funding/choice-unknown` for a line of a kind that there is not: it is never taken for income.
 */
export function yearAccounts(
  ledger: readonly LedgerEntry[],
  options: { readonly earmarks?: Readonly<Record<string, YearAccountInput["earmarks"]>> } = {},
): LedgerAccounts {
  const strange = ledger.findIndex(({ kind }) => !kinds.includes(kind));
  if (strange !== -1) {
    throw new FundingError(
      `Cannot draw up the accounts: a kind of line is needed, one of ${kinds.join(", ")}`,
      {
        code: "funding/choice-unknown",
        path: [strange, "kind"],
      },
    );
  }
  const earmarks = Object.fromEntries(
    Object.entries(options.earmarks ?? {}).map(([year, set]) => [financialYear(year), set]),
  );
  const years = [...new Set(ledger.map(({ year }) => year))].sort();
  const outcomes = years.map((year) =>
    accountFrom(
      year,
      ledger.filter((entry) => entry.year === year),
      earmarks[year],
    ),
  );
  const missing = Object.entries(earmarks).flatMap(([year, set = []]) =>
    set.length === 0 || years.some((known) => known === year)
      ? []
      : [missingYear(year, sumMoney(set.map(({ amount }) => amount)))],
  );
  return frozenCopy({
    accounts: outcomes.flatMap(({ account }) => (account === undefined ? [] : [account])),
    findings: [...outcomes.flatMap(({ findings }) => findings), ...missing],
  });
}

function missingYear(year: string, amount: Money): LedgerAccounts["findings"][number] {
  const message = `${year}: ${formatMoney(amount)} is set aside, and the ledger has no such year`;
  return { code: "funding/year-missing", severity: "error", message, path: [year] };
}

function accountFrom(
  year: FinancialYear,
  entries: readonly LedgerEntry[],
  earmarks: YearAccountInput["earmarks"],
): { readonly account?: YearAccount; readonly findings: LedgerAccounts["findings"] } {
  const linesOf = (kind: LedgerEntry["kind"]) => entries.filter((entry) => entry.kind === kind);
  const [opening] = linesOf("opening balance");
  const [closing] = linesOf("closing balance");
  const expenditure = linesOf("expenditure").map(lineOf);
  const income = entries.filter(({ kind }) => !/balance|expenditure/.test(kind)).map(lineOf);
  const found = (code: LedgerAccounts["findings"][number]["code"], message: string) =>
    ({ code, severity: "error", message: `${year}: ${message}`, path: [year] }) as const;

  const repeated = (["opening balance", "closing balance"] as const).flatMap((kind) => {
    const lines = linesOf(kind).map(({ line, amount }) => `"${line}" (${formatMoney(amount)})`);
    if (lines.length < 2) return [];
    const message = `the ${kind} must stand once, and stands as ${listText(lines)}`;
    return [found("funding/balance-repeated", message)];
  });
  if (repeated.length > 0) return { findings: repeated };
  if (opening === undefined || (expenditure.length === 0 && closing === undefined)) {
    const need = "an opening balance, and expenditure or a closing balance, are needed";
    return { findings: [found("funding/ledger-incomplete", need)] };
  }
  const account = yearAccount({
    year,
    opening: opening.amount,
    income,
    ...(expenditure.length === 0 ? {} : { expenditure }),
    ...(closing === undefined ? {} : { closing: closing.amount }),
    ...(earmarks === undefined ? {} : { earmarks }),
  });
  return { account, findings: [] };
}

function lineOf({ line, kind, amount, budget, earmark }: LedgerEntry): Line {
  return {
    name: line,
    kind,
    amount,
    ...(budget === undefined ? {} : { budget }),
    ...(earmark === undefined ? {} : { earmark }),
  };
}
