import fc from "fast-check";
import { expect, it } from "vitest";
import { guarded, isTotals, unguarded, unwrapped } from "./guard.ts";

/** What people call the sums at the foot of a sheet, and what only sounds like it. */
const sums = [
  ...["Total", "totals", "TOTAL:", "Total =", "Total=", " Total ", "Total (£)", "Total £", "Totals (£):"],
  ...["Subtotal", "Sub total", "Sub-total:", "Grand total", "Police total", "Police and Crime Totals"],
  ...["Health and Care Subtotal", "North East subtotals:"],
  ...["Total for the year", "Totals for 2023/24", "Total of all partners", "Total in kind", "Totals in hand"],
  ...["Total amount", "Total amounts", "Total balance", "Total balances", "Total booking", "Total bookings"],
  ...["Total budget", "Total case", "Total cases", "Total charge", "Total charges", "Total contribution"],
  ...["Total contributions", "Total cost", "Total costs", "Total death", "Total deaths", "Total expenditure"],
  ...["Total fee", "Total fees", "Total income", "Total payment", "Total payments", "Total receipt"],
  ...["Total receipts", "Total spend", "Total spending", "Totals spending 2023/24:", "Total costs:"],
  ...["Total 5", "Total 2023/24", "Total 2023 to 2024", '="Total"', `Total of ${"x".repeat(91)}`],
  ...["Bournemouth, Christchurch and Poole Council Total", "NHS Dorset Integrated Care Board Total"],
  ...["Dorset and Wiltshire Fire and Rescue Service Total", "Total (all partners)", "Total: all partners"],
  ...["Total - all partners", "Total, all partners", "Total all partners", "Totals by partner"],
  ...["Total to date", "Total YTD", "Total GBP", "Total (GBP)", "TOTAL (£000)", "Total £000s", "Total:-"],
  ...["Total*", "**Total**", "Total (1)", "Total [note 1]", "Total.", "Total: 3", "TOTAL: £350.50"],
  ...["Total = 350.50", "Total £350.50", "Total excl. VAT", "Total including VAT", "Total (inc VAT)"],
  ...["Total cash contributions", "Total partner contributions", "Total contributions agreed"],
  ...[
    "Total received",
    "Total outstanding",
    "Total value",
    "Total number of deaths",
    "Total Deaths Notified",
  ],
  ...["Total count", "Total records", "Total rows", "Total no. of bookings", "Total Result"],
  ...["Subtotal Police", "Sub-total Police", "Sub total: Police", "Sub-total (Police)", "Subtotal - Police"],
  ...["Sum", "SUM:", "Sum total", "Sum of amounts", "Grand Count", "Grand Average"],
];
const names = [
  ...["Police", "", "Total Respect Training", "Totals Ltd", "Totally Kids", "Subtotals Ltd", "Sumner House"],
  ...["In total", "North in total", "Total costsx", "Total costs covered", "Total People", "Summary"],
  ...[
    "Total contributions team",
    "Total for",
    "Total of",
    "'Total",
    "x total x",
    "TotalEnergies",
    "Grand Hotel",
  ],
  ...["Total Care Ltd", "Total (UK) Ltd", "Total Care plc", "Sums", "Sum Training", "Grand Counts"],
  `Total of ${"x".repeat(92)}`,
];

it.each(sums)("takes %j for sums", (text) => {
  expect(isTotals(text)).toBe(true);
});

it.each(names)("takes %j for a name", (text) => {
  expect(isTotals(text)).toBe(false);
});

it.each([
  { text: "Police", cell: "Police" },
  { text: "O'Brien", cell: "O'Brien" },
  { text: "'tis", cell: "'tis" },
  { text: "1-2", cell: "1-2" },
  { text: "=1+1", cell: "'=1+1" },
  { text: "'=1+1", cell: "''=1+1" },
  { text: " \u00a0+1", cell: "' \u00a0+1" },
  { text: "Total", cell: "'Total" },
  { text: "'Total", cell: "''Total" },
  { text: "''Total", cell: "'''Total" },
  { text: "Tot'al", cell: "Tot'al" },
  { text: "'Totals Ltd", cell: "'Totals Ltd" },
  { text: '="001"', cell: `'="001"` },
  ...["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].map((sign) => ({
    text: `${sign}x`,
    cell: `'${sign}x`,
  })),
  ...["\u00ad", "\u180e", "\u200b", "\u200f", "\u2060", "\ufeff"].map((unseen) => ({
    text: `${unseen}=x`,
    cell: `'${unseen}=x`,
  })),
])("writes $text as $cell", ({ text, cell }) => {
  expect(guarded(text)).toBe(cell);
  expect(unguarded(cell)).toBe(text);
});

it.each([
  { cell: '="001"', text: "001" },
  { cell: '=""', text: "" },
  { cell: "=001", text: "=001" },
  { cell: '=A1="001"', text: '=A1="001"' },
  { cell: '="001"x', text: '="001"x' },
  { cell: 'x="001"', text: 'x="001"' },
  { cell: '="0"01"', text: '="0"01"' },
])("reads $cell as $text", ({ cell, text }) => {
  expect(unwrapped(cell)).toBe(text);
  expect(unguarded(cell)).toBe(text);
});

it("reads back whatever text it wrote, which no spreadsheet runs", () => {
  const unit = fc.constantFrom("'", "=", "-", '"', " ", "\n", "\u200b", "＝", "Total", ":", "a");
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const cell = guarded(text);
      expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(isTotals(cell)).toBe(false);
      expect(unguarded(cell)).toBe(text);
    }),
  );
});
