import { describe, expect, it } from "vitest";
import * as z from "zod";
import { addDays, type CalendarDate, calendarDate, dateOfDay, dayNumber, daysBetween } from "./calendar.ts";
import {
  endOf,
  type FinancialYear,
  financialYear,
  financialYearOf,
  formatPeriod,
  nextYear,
  previousYear,
  quarterOf,
  quartersOf,
  rangeOf,
  startOf,
} from "./financial-year.ts";
import { financialYearSchema, quarterSchema } from "./financial-year-schema.ts";

it.each([
  "2023/24",
  "2023-24",
  "2023/2024",
  "2023-2024",
  "23/24",
  "202324",
  "2023 to 2024",
  "2023–24",
  " 2023/24 ",
])("reads %j as 2023/24", (text) => {
  expect(financialYear(text)).toBe("2023/24");
  expect(financialYearSchema.decode(text)).toBe("2023/24");
});

it.each([
  ["1999/00", "1999/00"],
  ["1999/2000", "1999/00"],
  ["99/00", "1999/00"],
  ["2099-2100", "2099/00"],
  ["70/71", "1970/71"],
  ["69/70", "2069/70"],
  ["1583/84", "1583/84"],
  ["9998/99", "9998/99"],
])("reads %s as %s, over the turn of a century", (text, wanted) => {
  expect(financialYear(text)).toBe(wanted);
});

it.each(
  "2023/25|2023/23|2023/2025|2023|23|2023/24/25|2023/4|2024/23|20232024x|202325|2023 24|2023_24|FY2023/24|23/25||abcd/ef|1999/1900|1582/83|9999/00".split(
    "|",
  ),
)("refuses %j", (text) => {
  expect(() => financialYear(text)).toThrow(expect.objectContaining({ code: "core/year-invalid" }));
  expect(financialYearSchema.safeParse(text).success).toBe(false);
});

describe("every day from 1999 to 2040", () => {
  it("falls in the year that its 1 April begins, and in one quarter of it", () => {
    for (let number = dayNumber("1999-01-01"); number <= dayNumber("2040-12-31"); number++) {
      const date = dateOfDay(number);
      const first = Number(date.slice(0, 4)) - (date.slice(5) < "04-01" ? 1 : 0);
      const year = financialYearOf(date);
      expect(year).toBe(`${first}/${String(first + 1).slice(2)}`);
      const holding = quartersOf(year).filter(
        (quarter) => startOf(quarter) <= date && date <= endOf(quarter),
      );
      expect(holding).toEqual([quarterOf(date)]);
    }
  });

  it("is in a year of four quarters that follow one another, 365 or 366 days long", () => {
    for (let first = 1999; first <= 2040; first++) {
      const year = financialYearOf(calendarDate(`${first}-04-01`));
      const [start, end] = [startOf(year), endOf(year)];
      expect([start, end]).toEqual([`${first}-04-01`, `${first + 1}-03-31`]);
      const leap = new Date(Date.UTC(first + 1, 1, 29)).getUTCMonth() === 1;
      expect(daysBetween(start, end) + 1).toBe(leap ? 366 : 365);
      const edges = quartersOf(year).flatMap((quarter) => [startOf(quarter), addDays(endOf(quarter), 1)]);
      expect(edges).toEqual([
        start,
        edges[2],
        edges[2],
        edges[4],
        edges[4],
        edges[6],
        edges[6],
        addDays(end, 1),
      ]);
    }
  });
});

it.each([
  ["2024-03-31", "2023/24", "2023/24 Q4"],
  ["2024-04-01", "2024/25", "2024/25 Q1"],
  ["2024-06-30", "2024/25", "2024/25 Q1"],
  ["2024-07-01", "2024/25", "2024/25 Q2"],
  ["2024-12-31", "2024/25", "2024/25 Q3"],
  ["2025-01-01", "2024/25", "2024/25 Q4"],
])("%s is in %s, %s", (date, year, quarter) => {
  expect(financialYearOf(calendarDate(date))).toBe(year);
  expect(quarterOf(calendarDate(date))).toBe(quarter);
});

it("goes to the year before and the year after", () => {
  expect([previousYear(financialYear("2000/01")), nextYear(financialYear("1998/99"))]).toEqual([
    "1999/00",
    "1999/00",
  ]);
});

it.each([undefined, null, 202324])("refuses %j, which is no text", (value) => {
  expect(() => financialYear(value as never)).toThrow(expect.objectContaining({ code: "core/year-invalid" }));
});

it.each([
  {
    name: "financial year",
    schema: financialYearSchema,
    stored: "2023/24",
    wrong: ["2023/25", "2023-24", 202324],
    message: 'Expected a financial year such as "2023/24"',
  },
  {
    name: "quarter",
    schema: quarterSchema,
    stored: "2023/24 Q1",
    wrong: ["2023/24 Q5", "2023/24 q1", 5],
    message: 'Expected a quarter such as "2023/24 Q1"',
  },
])("stores a $name as its text, and says what it expected", ({ schema, stored, wrong, message }) => {
  expect(z.encode(schema as z.ZodType, z.decode(schema as z.ZodType, stored))).toBe(stored);
  expect(schema.safeParse(wrong[0]).error?.issues).toMatchObject([{ message }]);
  for (const value of wrong) {
    expect(z.safeEncode(schema as z.ZodType, value).error?.issues).toMatchObject([{ message }]);
  }
});

it.each(["2023/24 Q1", "2023-24 Q1", "2023/2024Q1", "202324 q1", " 2023/24 Q1 "])(
  "reads the quarter %j",
  (text) => {
    expect(quarterSchema.decode(text)).toBe("2023/24 Q1");
  },
);

it.each(["2023/24 Q5", "2023/24 Q11", "2023/25 Q1", "Q1", "2023/24", "up to\n2023/24 Q1"])(
  "refuses the quarter %j",
  (text) => {
    expect(quarterSchema.safeParse(text).success).toBe(false);
  },
);

describe("periods", () => {
  const unusual = { from: calendarDate("2023-04-01"), to: calendarDate("2025-06-30") };

  it("are years, quarters and any days in order", () => {
    expect(rangeOf(financialYear("2023/24"))).toEqual({ from: "2023-04-01", to: "2024-03-31" });
    expect(rangeOf(quarterOf(calendarDate("2024-02-01")))).toEqual({ from: "2024-01-01", to: "2024-03-31" });
    expect(rangeOf(unusual)).toEqual(unusual);
    expect(rangeOf({ from: unusual.from, to: unusual.from })).toEqual({
      from: unusual.from,
      to: unusual.from,
    });
    expect([formatPeriod(financialYear("202324")), formatPeriod(unusual)]).toEqual([
      "2023/24",
      "1 April 2023 to 30 June 2025",
    ]);
  });

  it.each([
    "2023/25" as FinancialYear,
    "soon" as FinancialYear,
    { from: unusual.to, to: unusual.from },
    { from: "2023-04-31" as CalendarDate, to: unusual.to },
    undefined as never,
  ])("are nothing else, such as %j", (period) => {
    expect(() => rangeOf(period)).toThrow(expect.objectContaining({ code: "core/period-invalid" }));
  });
});

it.each<[string, () => unknown]>([
  [
    'Cannot read the financial year: two years that follow one another, such as "2023/24", are needed',
    () => financialYear("2023"),
  ],
  [
    'Cannot read the period: "2023/24", "2023/24 Q1" or { from, to } in order is needed',
    () => rangeOf("2023" as never),
  ],
])("says: %s", (message, act) => {
  expect(act).toThrow(message);
});
