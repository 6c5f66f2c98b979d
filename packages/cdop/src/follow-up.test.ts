import fc from "fast-check";
import { expect, it } from "vitest";
import { followUp } from "./follow-up.ts";
import { anyDeath, day, lastYear, panelCases, thisYear } from "./panel.fixture.ts";

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

it.each([{ years: [] }, { years: [thisYear, thisYear] }])("refuses the years $years", ({ years }) => {
  expect(() => followUp([], { years })).toThrow(
    expect.objectContaining({ code: "cdop/years-invalid", path: ["years"] }),
  );
});
