import { calendarDate, money } from "@pdscp/core";
import { expect, it } from "vitest";
import { fundTable, priceTable } from "./training-table.ts";

const priced = {
  lines: [
    { line: "half_day", before: money("0.00"), after: money("0.00"), effectivePercent: null },
    { line: "full-day", before: money("45.00"), after: money("47.50"), effectivePercent: "5.56" },
  ],
} as unknown as Parameters<typeof priceTable>[0];
const from = calendarDate("2024-04-01");

it.each([
  { uplift: undefined, caption: "The next price list", note: undefined },
  {
    uplift: { percent: "5", from },
    caption: "The price list from 1 April 2024",
    note: "Raised by 5%.",
  },
  {
    uplift: { percent: "5", from, roundTo: money("0.50"), except: ["cancellation-fee", "partner_half-day"] },
    caption: "The price list from 1 April 2024",
    note: "Raised by 5%, then rounded to the nearest 50p. Not raised: Cancellation fee, Partner half day.",
  },
  {
    uplift: { percent: "5", from, roundTo: money("1.00") },
    caption: "The price list from 1 April 2024",
    note: "Raised by 5%, then rounded to the nearest £1.",
  },
])("captions a price list $caption, with $note", ({ uplift, caption, note }) => {
  const table = priceTable(priced, { uplift } as unknown as Parameters<typeof priceTable>[1]);
  expect([table.caption, table.note]).toEqual([caption, note]);
  expect(table.rows.map(({ heading, cells }) => [heading, cells[2]])).toEqual([
    ["Half day", "[z]"],
    ["Full day", "5.56%"],
  ]);
});

const funded = {
  statement: {
    amount: money("100.00"),
    spent: money("20.00"),
    committed: money("30.00"),
    free: money("50.00"),
    places: 3,
  },
  refused: [],
} as unknown as Parameters<typeof fundTable>[0];

it.each([
  { fund: undefined, caption: "The fund for free places" },
  {
    fund: { from, to: calendarDate("2025-03-31") },
    caption: "The fund for free places, 2024/25",
  },
  {
    fund: { from, to: calendarDate("2024-08-31") },
    caption: "The fund for free places, 1 April 2024 to 31 August 2024",
  },
  {
    fund: { from: calendarDate("2024-09-01"), to: calendarDate("2025-03-31") },
    caption: "The fund for free places, 1 September 2024 to 31 March 2025",
  },
])("captions a fund $caption", ({ fund, caption }) => {
  const table = fundTable(funded, { fund } as unknown as Parameters<typeof fundTable>[1]);
  expect([table.caption, table.note]).toEqual([caption, "3 places granted; 0 requests refused."]);
});
