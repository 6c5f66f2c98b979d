import { addDays, calendarDate, isCalendarDate } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dueOf } from "./due.ts";

it.each([
  ["2024-03-31", "2024-03-31"],
  ["31/03/2024", "2024-03-31"],
  ["31 March 2024", "2024-03-31"],
  ["1st Sept 2024", "2024-09-01"],
  ["Apr 2017", "2017-04-30"],
  ["Feb. 2024", "2024-02-29"],
  ["Mar 2017 (past)", "2017-03-31"],
  ["Mar 2017 (past) ", "2017-03-31"],
  ...["January 31", "February 28", "March 31", "April 30", "May 31", "June 30", "July 31", "August 31"].map(
    (last, index): [string, string] => [
      `${last.split(" ")[0]} 2023`,
      `2023-0${index + 1}-${last.split(" ")[1]}`,
    ],
  ),
  ["September 2023", "2023-09-30"],
  ["october 2023", "2023-10-31"],
  ["November 2023", "2023-11-30"],
  ["december 2023", "2023-12-31"],
  ["2023/24 Q1", "2023-06-30"],
  ["Q4 2023/24", "2024-03-31"],
  ["q1 2025-26", "2025-06-30"],
  ["2024/25", "2025-03-31"],
])("reads %s as due by %s", (text, by) => {
  expect(dueOf(text)).toEqual({ kind: "dated", by });
});

it.each([
  ["Ongoing", "ongoing"],
  ["on-going", "ongoing"],
  ["To be confirmed", "to-be-confirmed"],
  ["TBC", "to-be-confirmed"],
  ["once the review is published", "conditional"],
  ["Spring 2024", "unclear"],
  ["2024", "unclear"],
  ["Q4 2023", "unclear"],
  ["Q5 2023/24", "unclear"],
  ["by Q4 2023/24", "unclear"],
  ["End of March 2024", "unclear"],
  ["", "unclear"],
  ["30 February 2024", "unclear"],
  ["32/01/2024", "unclear"],
  ["Mars 2024", "unclear"],
  ["continuously", "unclear"],
  ["not ongoing", "unclear"],
  ["TBC by June", "unclear"],
  ["not to be confirmed", "unclear"],
  ["by 31/03/2024", "unclear"],
  ["31/03/2024 or so", "unclear"],
  ["by 31 March 2024", "unclear"],
  ["31 March 2024 or so", "unclear"],
  ["March 2024 (once) at most", "unclear"],
  ["(once) March 2024", "unclear"],
  ["Mar 2017 (past)x", "unclear"],
  ["Spring, when it is published", "unclear"],
  ["Septs 2024", "unclear"],
  ["xsept 2024", "unclear"],
  ["continuing", "ongoing"],
  ["tba", "to-be-confirmed"],
  ["subject to funding", "conditional"],
  ["ASAP", "unclear"],
])("reads %s as %s", (text, kind) => {
  expect(dueOf(text).kind).toBe(kind);
});

it("reads every day that it is given, and gives none that does not exist", () => {
  const days = fc.integer({ min: -100_000, max: 500_000 }).map((n) => addDays(calendarDate("2000-01-01"), n));
  fc.assert(
    fc.property(days, (date) => {
      expect(dueOf(date)).toEqual({ kind: "dated", by: date });
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const due = dueOf(text);
      expect(due.kind !== "dated" || isCalendarDate(due.by)).toBe(true);
    }),
  );
});

it.each([null, undefined, 2024, ["2024-03-31"]])("cannot tell when %j is, which is no text", (due) => {
  expect(dueOf(due as unknown as string)).toEqual({ kind: "unclear" });
});
