import { financialYear, money } from "@pdscp/core";
import { expect, it } from "vitest";
import * as z from "zod";
import { type LedgerEntry, type LedgerEntryJson, ledgerSchema, ledgerTable, yearAccounts } from "./ledger.ts";

const entries = (rows: readonly LedgerEntryJson[]) => rows.map((row) => ledgerSchema.parse(row));
const year = "2023/24";
const opening: LedgerEntryJson = { year, kind: "opening balance", line: "Carried forward", amount: "21697" };
const closing: LedgerEntryJson = { year, kind: "closing balance", line: "Carried over", amount: "68853" };
const contributions = ["BCP Council", "Dorset Council", "Dorset Police", "NHS Dorset"].map(
  (line): LedgerEntryJson => ({ year, kind: "contribution", line, amount: "75785", budget: "75785" }),
);

it("draws up the account of 2023/24 with its expenditure implied", () => {
  const { accounts, findings } = yearAccounts(entries([opening, ...contributions, closing]), {
    earmarks: { [year]: [{ id: "free-training", amount: money("10000") }] },
  });
  expect(findings).toEqual([]);
  expect(accounts).toHaveLength(1);
  expect(accounts[0]?.variances.map(({ difference }) => difference.toFixed(2))).toEqual(
    Array(4).fill("0.00"),
  );
  expect(accounts[0]?.income[0]).toStrictEqual({
    name: "BCP Council",
    kind: "contribution",
    amount: money("75785"),
    budget: money("75785"),
  });
  expect(accounts[0]).toMatchObject({ year: financialYear(year), implied: true });
  expect(accounts[0]?.totalIncome.toFixed(2)).toBe("303140.00");
  expect(accounts[0]?.totalExpenditure.toFixed(2)).toBe("255984.00");
  expect(accounts[0]?.general.toFixed(2)).toBe("58853.00");
});

it("takes expenditure where there is some, in the order of the years", () => {
  const spent = { year, kind: "expenditure", line: "Reviews", amount: "12.50", earmark: "reviews" } as const;
  const later = { year: "2024/25", kind: "opening balance", line: "b/f", amount: "68853" } as const;
  const { accounts, findings } = yearAccounts(
    entries([later, { ...spent, year: "2024/25" }, opening, spent, { ...spent, kind: "fee", amount: "1" }]),
  );
  expect(findings).toEqual([]);
  expect(accounts.map((account) => [account.year, account.closing.toFixed(2), account.implied])).toEqual([
    ["2023/24", "21685.50", false],
    ["2024/25", "68840.50", false],
  ]);
  const line = { name: "Reviews", kind: "expenditure", amount: money("12.50"), earmark: "reviews" };
  expect(accounts[0]?.expenditure).toStrictEqual([line]);
  expect(accounts[0]?.income).toStrictEqual([{ ...line, kind: "fee", amount: money("1") }]);
});

it.each([
  { rows: [opening, opening, closing], code: "funding/balance-repeated" },
  { rows: [opening, closing, closing], code: "funding/balance-repeated" },
  { rows: [closing], code: "funding/ledger-incomplete" },
  { rows: [opening, ...contributions], code: "funding/ledger-incomplete" },
])("finds $code, and gives no account", ({ rows, code }) => {
  const { accounts, findings } = yearAccounts(entries(rows));
  expect(accounts).toEqual([]);
  expect(findings).toMatchObject([{ code, severity: "error", path: [year] }]);
  expect(findings.map(({ message }) => message)).toMatchSnapshot();
});

it("names the lines that a balance stands on more than once, of each balance", () => {
  const again = { ...opening, line: "b/f", amount: "20697" };
  const { findings } = yearAccounts(entries([opening, closing, again, closing, closing]));
  expect(findings.map(({ message }) => message)).toEqual([
    '2023/24: the opening balance must stand once, and stands as "Carried forward" (£21,697) and "b/f" (£20,697)',
    '2023/24: the closing balance must stand once, and stands as "Carried over" (£68,853), "Carried over" (£68,853) and "Carried over" (£68,853)',
  ]);
});

it("finds money set aside in a year that the ledger does not have, and knows a year in any spelling", () => {
  const set = [{ id: "free-training", amount: money("10000") }];
  const { accounts, findings } = yearAccounts(entries([opening, ...contributions, closing]), {
    earmarks: { "2023-24": set, "2024/25": set, "2022/23": [] },
  });
  expect(accounts[0]?.earmarked.toFixed(2)).toBe("10000.00");
  expect(findings).toEqual([
    {
      code: "funding/year-missing",
      severity: "error",
      message: "2024/25: £10,000 is set aside, and the ledger has no such year",
      path: ["2024/25"],
    },
  ]);
});

it("takes no line of a kind that there is not for income", () => {
  const kind = "Expense" as "expenditure";
  const strange = { ...entries([opening])[0], kind } as LedgerEntry;
  for (const ledger of [[strange], [...entries([opening, closing]), strange]]) {
    const path = [ledger.length - 1, "kind"];
    expect(() => yearAccounts(ledger)).toThrow(
      expect.objectContaining({ code: "funding/choice-unknown", path }),
    );
  }
});

it("reads a row as a business team would write it, and writes it back", () => {
  const row = [
    "2023-24",
    "Opening balance",
    "Carried forward",
    "£21,697",
    undefined,
    undefined,
    "Paragraph 19",
  ];
  const outcome = ledgerTable.readRow(row);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  expect(z.encode(ledgerSchema, outcome.record)).toEqual({
    year,
    kind: "opening balance",
    line: "Carried forward",
    amount: "21697.00",
    source: "Paragraph 19",
  });
  expect(ledgerTable.writeRow(outcome.record)[3]).toBe("21697.00");
});

it("keeps the shape of its records, and the headings by which they are read", () => {
  expect([
    ledgerTable.name,
    ...ledgerTable.columns.map(({ heading, aliases }) => [heading, ...aliases]),
  ]).toMatchSnapshot();
  expect(z.toJSONSchema(ledgerSchema, { io: "input" })).toMatchSnapshot();
});
