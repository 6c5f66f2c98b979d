import type { CalendarDate } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { followUp } from "./follow-up.ts";
import { anyDeath, day, death, lastYear, panelCases, review, thisYear } from "./panel.fixture.ts";
import { refusalOf } from "./plain.fixture.ts";

it("follows each notification year up", () => {
  const [first, second] = followUp(panelCases, { years: [lastYear, thisYear] });
  expect(first).toMatchObject({ year: "2022/23", notified: 27, reviewed: 27, open: 0, outOfArea: 0 });
  expect(first?.reviewedIn).toEqual([{ year: "2023/24", count: 27 }]);
  expect(second).toMatchObject({ year: "2023/24", notified: 57, reviewed: 0, open: 57, outOfArea: 9 });
  expect(second?.share).toMatchObject({ count: 0, total: 57 });
});

it("looks no further than the day it is told", () => {
  const [cohort] = followUp(panelCases, { years: [lastYear], on: day("2023-10-11") });
  expect(cohort).toMatchObject({ notified: 27, reviewed: 0, open: 27 });
  expect(followUp(panelCases, { years: [lastYear], on: day("2022-09-02") })[0]).toMatchObject({
    notified: 27,
    open: 27,
  });
  expect(followUp(panelCases, { years: [lastYear], on: day("2022-09-01") })[0]).toMatchObject({
    notified: 0,
    share: null,
  });
});

it("tells by the end of a day how each case ended, with the years of the reviews in order", () => {
  const notified = { diedOn: day("2022-04-30"), notifiedOn: day("2022-05-01") };
  const cases = [
    death({ ...notified, ...review("2024-04-01") }),
    death({ ...notified, ...review("2023-04-01") }),
    death({ ...notified, ...review("2022-05-02") }),
    death({ ...notified, closedOn: day("2022-06-01"), closedBecause: "transferred" }),
    death(notified),
  ];
  const [cohort] = followUp(cases, { years: [lastYear] });
  expect(cohort).toMatchObject({
    reviewed: 3,
    otherwiseClosed: 1,
    open: 1,
    because: "Deaths notified in 2022/23, by what had become of them",
  });
  expect(cohort?.reviewedIn.map(({ year }) => year)).toEqual(["2022/23", "2023/24", "2024/25"]);
  const [then] = followUp(cases, { years: [lastYear], on: day("2022-06-01") });
  expect(then).toMatchObject({ reviewed: 1, otherwiseClosed: 1, open: 3 });
  expect(then?.because).toBe("Deaths notified in 2022/23, by what had become of them on 1 June 2022");
});

it("loses none of a year's deaths", () => {
  const days = fc.option(fc.constantFrom(day("2022-06-30"), day("2023-03-31")), { nil: undefined });
  fc.assert(
    fc.property(fc.array(anyDeath), days, (cases, on) => {
      for (const line of followUp(cases, {
        years: [lastYear, thisYear],
        ...(on === undefined ? {} : { on }),
      })) {
        expect(line.reviewed + line.otherwiseClosed + line.open).toBe(line.notified);
        expect(line.reviewedIn.reduce((sum, { count }) => sum + count, 0)).toBe(line.reviewed);
        expect(line.reviewedIn.map(({ year }) => year)).toEqual(
          line.reviewedIn.map(({ year }) => year).toSorted(),
        );
      }
    }),
  );
});

it("refuses a day that there is not", () => {
  const on = "2023-02-30" as CalendarDate;
  expect(() => followUp([], { years: [thisYear], on })).toThrow(
    expect.objectContaining({ code: "core/date-invalid" }),
  );
});

it.each([{ years: [] }, { years: [thisYear, thisYear] }])("refuses the years $years", ({ years }) => {
  expect(() => followUp([], { years })).toThrow(
    expect.objectContaining({ code: "cdop/years-invalid", path: ["years"] }),
  );
  expect(refusalOf(() => followUp([], { years }))).toBe(
    "Cannot follow the years up: each year is needed once",
  );
});
