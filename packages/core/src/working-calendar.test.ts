import { differenceInBusinessDays } from "date-fns/differenceInBusinessDays";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, calendarDate, dateOfDay, dayNumber } from "./calendar.ts";
import {
  addWorkingDays,
  englandAndWales,
  isWorkingDay,
  type WorkingCalendar,
  workingDaysBetween,
} from "./working-calendar.ts";

const [first, last] = [dayNumber(englandAndWales.from), dayNumber(englandAndWales.to)];
const day = fc
  .oneof(
    fc.integer({ min: first, max: last }),
    fc.integer({ min: dayNumber("2023-12-20"), max: dayNumber("2024-01-05") }),
    fc.constantFrom(first, last, dayNumber("2022-09-19"), dayNumber("2024-03-29")),
  )
  .map(dateOfDay);

describe("the bank holidays of England and Wales", () => {
  const dates = englandAndWales.holidays.map(({ date }) => date);

  it("are 140 weekdays in order, eight a year and the extra ones", () => {
    expect(dates).toHaveLength(140);
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()))).toBe(true);
    const years = [...new Set(dates.map((date) => date.slice(0, 4)))];
    expect(
      years.map((year) => `${year}: ${dates.filter((date) => date.startsWith(year)).length}`),
    ).toMatchInlineSnapshot(`
      [
        "2012: 9",
        "2013: 8",
        "2014: 8",
        "2015: 8",
        "2016: 8",
        "2017: 8",
        "2018: 8",
        "2019: 8",
        "2020: 8",
        "2021: 8",
        "2022: 10",
        "2023: 9",
        "2024: 8",
        "2025: 8",
        "2026: 8",
        "2027: 8",
        "2028: 8",
      ]
    `);
  });

  it.each([
    ...[
      "2012-06-04",
      "2012-06-05",
      "2020-05-08",
      "2021-12-27",
      "2021-12-28",
      "2022-01-03",
      "2022-06-02",
      "2022-06-03",
    ],
    ...["2022-09-19", "2022-12-27", "2023-05-08", "2026-12-28", "2027-12-27", "2027-12-28", "2028-01-03"],
  ])("have %s", (date) => {
    expect(isWorkingDay(calendarDate(date), englandAndWales)).toBe(false);
  });

  it.each(["2020-05-04", "2022-05-30", "2012-05-28", "2021-12-29"])("do not have %s", (date) => {
    expect(isWorkingDay(calendarDate(date), englandAndWales)).toBe(true);
  });
});

describe("working days", () => {
  it.each([
    ["2024-03-27", "2024-04-02", 2, "over Easter"],
    ["2024-03-25", "2024-04-02", 4, "over Easter, from its Monday"],
    ["2024-06-03", "2024-06-03", 0, "on the day itself"],
    ["2024-06-03", "2024-06-04", 1, "from a Monday to its Tuesday"],
    ["2024-06-07", "2024-06-10", 1, "over a weekend"],
    ["2024-06-08", "2024-06-10", 0, "from a Saturday"],
    ["2024-06-10", "2024-06-03", 0, "backwards"],
    ["2028-12-29", "2028-12-31", 1, "to the last day covered"],
  ])("from %s to %s are %i, %s", (from, to, wanted) => {
    expect(workingDaysBetween(calendarDate(from), calendarDate(to), englandAndWales)).toBe(wanted);
  });

  it("are the days that are worked, counted one by one", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (from, length) => {
        const to = dateOfDay(Math.min(dayNumber(from) + length, last));
        let worked = 0;
        for (let date = from; date < to; date = addDays(date, 1))
          if (isWorkingDay(date, englandAndWales)) worked++;
        expect(workingDaysBetween(from, to, englandAndWales)).toBe(worked);
      }),
    );
  });

  it("add up over any day between, and are date-fns' business days less the holidays", () => {
    fc.assert(
      fc.property(
        fc.tuple(day, day, day).map((all) => all.toSorted()),
        ([a, b, c]) => {
          if (a === undefined || b === undefined || c === undefined) throw new Error("Expected three days");
          const between = (from: typeof a, to: typeof a) => workingDaysBetween(from, to, englandAndWales);
          expect(between(a, b) + between(b, c)).toBe(between(a, c));
          const holidays = englandAndWales.holidays.filter(({ date }) => a <= date && date < c).length;
          const business = differenceInBusinessDays(new Date(`${c}T12:00:00`), new Date(`${a}T12:00:00`));
          expect(between(a, c)).toBe(business - holidays);
        },
      ),
    );
  });

  it.each([
    ["2024-03-27", 2, "2024-04-02"],
    ["2024-03-28", 1, "2024-04-02"],
    ["2024-04-02", -2, "2024-03-27"],
    ["2024-03-30", 1, "2024-04-02"],
    ["2024-03-30", -1, "2024-03-28"],
    ["2024-03-30", 0, "2024-03-30"],
    ["2024-06-03", 5, "2024-06-10"],
  ])("%s and %i of them is %s", (from, by, wanted) => {
    expect(addWorkingDays(calendarDate(from), by, englandAndWales)).toBe(wanted);
  });

  it("lead to the day that has as many between", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, by) => {
        fc.pre(from >= "2012-06-01" && from <= "2028-06-01" && by !== 0);
        const to = addWorkingDays(from, by, englandAndWales);
        expect(isWorkingDay(to, englandAndWales)).toBe(true);
        const between =
          by > 0
            ? workingDaysBetween(addDays(from, 1), addDays(to, 1), englandAndWales)
            : workingDaysBetween(to, from, englandAndWales);
        expect(between).toBe(Math.abs(by));
      }),
    );
  });
});

describe("beyond the days that are known", () => {
  const refused = expect.objectContaining({ code: "core/calendar-not-covered" });
  it.each([
    ["2011-12-31", "2012-02-01"],
    ["2028-12-01", "2029-01-02"],
    ["2029-01-01", "2029-01-02"],
  ])("nothing is said of %s to %s", (from, to) => {
    expect(() => workingDaysBetween(calendarDate(from), calendarDate(to), englandAndWales)).toThrow(refused);
  });

  it("nothing is said of single days and of days added", () => {
    for (const date of ["2011-12-31", "2029-01-01"]) {
      expect(() => isWorkingDay(calendarDate(date), englandAndWales)).toThrow(refused);
      expect(() => addWorkingDays(calendarDate(date), 1, englandAndWales)).toThrow(refused);
    }
    expect(() => addWorkingDays(calendarDate("2028-12-28"), 5, englandAndWales)).toThrow(refused);
    expect(() => addWorkingDays(calendarDate("2012-01-03"), -1, englandAndWales)).toThrow(refused);
    expect(() => addWorkingDays(calendarDate("2028-12-29"), 1, englandAndWales)).toThrow(refused);
    expect(() => isWorkingDay(calendarDate("2029-01-01"), englandAndWales)).toThrowErrorMatchingSnapshot();
  });

  it("the first and the last day, and the day after it, still count", () => {
    const [opening, closing] = [calendarDate("2012-01-01"), calendarDate("2028-12-31")];
    expect([opening, closing].map((date) => isWorkingDay(date, englandAndWales))).toEqual([false, false]);
    expect(workingDaysBetween(opening, calendarDate("2012-01-04"), englandAndWales)).toBe(1);
    expect(workingDaysBetween(calendarDate("2028-12-29"), calendarDate("2029-01-01"), englandAndWales)).toBe(
      1,
    );
    expect(workingDaysBetween(calendarDate("2029-01-01"), calendarDate("2029-01-01"), englandAndWales)).toBe(
      0,
    );
    expect(addWorkingDays(opening, 1, englandAndWales)).toBe("2012-01-03");
    expect(addWorkingDays(opening, 0, englandAndWales)).toBe(opening);
    expect(addWorkingDays(closing, 0, englandAndWales)).toBe(closing);
    expect(addWorkingDays(closing, -1, englandAndWales)).toBe("2028-12-29");
    expect(addWorkingDays(calendarDate("2012-01-04"), -1, englandAndWales)).toBe("2012-01-03");
    expect(addWorkingDays(calendarDate("2028-12-28"), 1, englandAndWales)).toBe("2028-12-29");
  });
});

it.each<[string, Partial<WorkingCalendar>, readonly PropertyKey[]]>([
  ["ends before it begins", { from: calendarDate("2029-01-01") }, []],
  ["has a holiday that is no day", { holidays: [{ date: "2024-02-30", title: "?" }] }, ["holidays", 0]],
  ["has a holiday after its days", { holidays: [{ date: "2029-01-01", title: "?" }] }, ["holidays", 0]],
  ["has a holiday before its days", { holidays: [{ date: "2011-12-31", title: "?" }] }, ["holidays", 0]],
  ["begins on no day", { from: "2012-02-30" as never }, []],
  ["ends on no day", { to: "2028-02-30" as never }, []],
])("refuses a calendar that %s", (_, change, path) => {
  expect(() => isWorkingDay(calendarDate("2024-01-02"), { ...englandAndWales, ...change })).toThrow(
    expect.objectContaining({ code: "core/calendar-invalid", path }),
  );
  expect(() =>
    isWorkingDay(calendarDate("2024-01-02"), { ...englandAndWales, ...change }),
  ).toThrowErrorMatchingSnapshot();
});

it("takes days that a caller adds", () => {
  const closed = {
    ...englandAndWales,
    holidays: [...englandAndWales.holidays, { date: "2024-12-27", title: "Offices closed" }],
  };
  expect(isWorkingDay(calendarDate("2024-12-27"), englandAndWales)).toBe(true);
  expect(isWorkingDay(calendarDate("2024-12-27"), closed)).toBe(false);
  expect(() => addWorkingDays(calendarDate("2024-01-02"), 1.5, closed)).toThrow(
    expect.objectContaining({ code: "core/number-invalid" }),
  );
  expect(() => addWorkingDays(calendarDate("2024-01-02"), 1.5, closed)).toThrowErrorMatchingSnapshot();
});

it("holds a week long before 1970, and a single day", () => {
  const [monday, sunday] = [calendarDate("1931-06-01"), calendarDate("1931-06-07")];
  const week = {
    ...englandAndWales,
    from: monday,
    to: sunday,
    holidays: [
      { date: monday, title: "?" },
      { date: sunday, title: "?" },
    ],
  };
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  expect(days.map((date) => Number(isWorkingDay(date, week)))).toEqual([0, 1, 1, 1, 1, 0, 0]);
  expect(isWorkingDay(monday, { ...week, to: monday, holidays: [] })).toBe(true);
});

it("says which days are known, and from where", () => {
  const { holidays, ...rest } = englandAndWales;
  expect(rest).toMatchSnapshot();
  expect(holidays.map(({ date, title, notes }) => [date, title, notes].join(" ").trim())).toMatchSnapshot();
});
