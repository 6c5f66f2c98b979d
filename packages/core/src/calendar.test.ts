import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  addDays,
  addMonths,
  calendarDate,
  dateOfDay,
  dayNumber,
  daysBetween,
  formatDate,
  isCalendarDate,
  parseUkDate,
} from "./calendar.ts";
import { calendarDateSchema } from "./calendar-schema.ts";

const refused = expect.objectContaining({ code: "core/date-invalid" });
const days = fc.oneof(
  fc.integer({ min: dayNumber("1583-01-01"), max: dayNumber("9999-12-31") }),
  fc.integer({ min: dayNumber("1999-01-01"), max: dayNumber("2040-12-31") }),
);

it.each(["2024-02-29", "2000-02-29", "1583-01-01", "9999-12-31", "2011-12-30"])("takes %s", (text) => {
  expect(calendarDate(text)).toBe(text);
  expect(isCalendarDate(text)).toBe(true);
});

it.each(
  "2023-02-29|1900-02-29|2100-02-29|2024-13-01|2024-00-10|2024-04-31|2024-04-00|24-04-01|2024-4-1|2024/04/01|01/04/2024|1582-12-31|0024-04-01|2024-04-01T00:00:00Z| 2024-04-01|2024-04-01 |20240401|2024-0a-01|２０２４-04-01|".split(
    "|",
  ),
)("refuses %j", (text) => {
  expect(() => calendarDate(text)).toThrow(refused);
  expect(isCalendarDate(text)).toBe(false);
  expect(calendarDateSchema.safeParse(text).success).toBe(false);
});

it("takes what a pattern and the platform's own calendar take, whichever two characters are wrong", () => {
  const day = "2024-12-11";
  const isDay = (text: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    text >= "1583" &&
    new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))))
      .toISOString()
      .startsWith(text);
  const put = (text: string, at: number, character: string) =>
    text.slice(0, at) + character + text.slice(at + 1);
  const texts = Array.from(day, (_, at) => at).flatMap((at) =>
    Array.from("/:;- 01239", (one) => put(day, at, one)).flatMap((text) =>
      Array.from(day, (_, other) => other).flatMap((other) =>
        Array.from("/:;- 01239", (two) => put(text, other, two)),
      ),
    ),
  );
  expect(texts.filter((text) => isCalendarDate(text) !== isDay(text))).toEqual([]);
});

it.each([undefined, null, 20240401, {}])("refuses %j, which is no text", (value) => {
  expect(() => calendarDate(value as never)).toThrow(refused);
  expect(isCalendarDate(value)).toBe(false);
});

describe("parseUkDate", () => {
  it.each([
    ["31/03/2024", "2024-03-31"],
    ["03/04/2024", "2024-04-03"],
    ["29/02/2024", "2024-02-29"],
  ])("reads %s as %s", (text, wanted) => {
    expect(parseUkDate(text)).toBe(wanted);
  });

  it.each(
    "31/02/2024|04/31/2024|03-04/2024|03/04-2024|3/4/2024|03/04/24|2024-04-03|03-04-2024|03/04/2024 |00/01/2024|01/00/2024|".split(
      "|",
    ),
  )("refuses %j", (text) => {
    expect(() => parseUkDate(text)).toThrow(refused);
  });

  it.each([undefined, null, 20240401])("refuses %j, which is no text", (value) => {
    expect(() => parseUkDate(value as never)).toThrow(refused);
  });
});

describe("days", () => {
  it("are numbered without gaps, as the proleptic Gregorian calendar has them", () => {
    for (let number = dayNumber("1999-01-01"); number <= dayNumber("2040-12-31"); number++) {
      expect(dateOfDay(number)).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10));
    }
    expect(dayNumber("1970-01-01")).toBe(0);
  });

  it("come back from their numbers, and sort as their text does", () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, second] = [dateOfDay(a), dateOfDay(b)];
        expect(dayNumber(first)).toBe(a);
        expect(first < second).toBe(a < b);
        expect(daysBetween(first, second)).toBe(b - a);
        expect(addDays(first, b - a)).toBe(second);
      }),
    );
  });

  it.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2024-03-31", 1, "2024-04-01"],
    ["2024-01-01", -1, "2023-12-31"],
    ["2024-04-01", 0, "2024-04-01"],
  ])("%s and %i days is %s", (date, by, wanted) => {
    expect(addDays(calendarDate(date), by)).toBe(wanted);
  });

  it.each([0.5, Number.NaN, 2 ** 60])("are not added by %s", (by) => {
    expect(() => addDays(calendarDate("2024-01-01"), by)).toThrow(refused);
    expect(() => addMonths(calendarDate("2024-01-01"), by)).toThrow(refused);
  });

  it.each([null, undefined, 0.5, Number.NaN])("are not numbered %s", (number) => {
    expect(() => dateOfDay(number as number)).toThrow(refused);
  });

  it("end with the years 1583 and 9999", () => {
    expect(addDays(calendarDate("1583-01-02"), -1)).toBe("1583-01-01");
    expect(addDays(calendarDate("9999-12-30"), 1)).toBe("9999-12-31");
    expect(() => addDays(calendarDate("9999-12-31"), 1)).toThrow(refused);
    expect(() => addDays(calendarDate("1583-01-01"), -1)).toThrow(refused);
    expect(() => addMonths(calendarDate("9999-12-31"), 1)).toThrow(refused);
  });
});

it.each([
  ["2024-03-31", "31 March 2024"],
  ["2023-04-01", "1 April 2023"],
  ["1999-12-05", "5 December 1999"],
])("prints %s as %s", (date, printed) => {
  expect(formatDate(calendarDate(date))).toBe(printed);
  expect(() => formatDate("2024-02-30" as never)).toThrow(refused);
});

describe("addMonths", () => {
  it.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2011-11-30", 1, "2011-12-30"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", -48, "2020-02-29"],
    ["2024-03-31", -1, "2024-02-29"],
    ["2024-03-31", 0, "2024-03-31"],
    ["2024-10-27", 6, "2025-04-27"],
  ])("%s and %i months is %s", (date, by, wanted) => {
    expect(addMonths(calendarDate(date), by)).toBe(wanted);
  });

  it("keeps the day of the month, or takes the last", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: dayNumber("1700-01-01"), max: dayNumber("2300-12-31") }),
        fc.integer({ min: -600, max: 600 }),
        (number, by) => {
          const date = dateOfDay(number);
          const later = addMonths(date, by);
          const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
          expect(months(later) - months(date)).toBe(by);
          const kept = later.slice(8) === date.slice(8);
          const last = addDays(later, 1).slice(8) === "01" && later.slice(8) < date.slice(8);
          expect(kept || last).toBe(true);
        },
      ),
    );
  });
});

it.each<[string, () => unknown]>([
  ['a day such as "2024-03-31" is needed', () => calendarDate("31 March")],
  ['a day such as "31/03/2024" is needed', () => parseUkDate("2024-03-31")],
  ["a whole number of days is needed", () => addDays(calendarDate("2024-03-31"), 0.5)],
  ["a whole number of months is needed", () => addMonths(calendarDate("2024-03-31"), 0.5)],
  ["a year from 1583 to 9999 is needed", () => addDays(calendarDate("9999-12-31"), 1)],
  ["a year from 1583 to 9999 is needed", () => addMonths(calendarDate("2024-03-31"), 1e9)],
])("says that %s", (need, act) => {
  expect(act).toThrow(`Cannot read the day: ${need}`);
});

describe("a stored day", () => {
  it("is its text, both ways", () => {
    expect(calendarDateSchema.decode("2024-03-31")).toBe("2024-03-31");
    expect(z.encode(calendarDateSchema, calendarDate("2024-03-31"))).toBe("2024-03-31");
  });

  it("is refused with what was expected, both ways", () => {
    const message = 'Expected a day such as "2024-03-31"';
    expect(calendarDateSchema.safeParse("2024-02-30").error?.issues).toMatchObject([{ message }]);
    expect(z.safeEncode(calendarDateSchema, "soon" as never).error?.issues).toMatchObject([{ message }]);
  });
});
