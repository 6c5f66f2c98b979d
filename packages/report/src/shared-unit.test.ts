import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { findNumbers } from "./find-numbers.ts";

const read = (text: string) =>
  findNumbers(text).map(({ kind, value, places, step, unit, per, qualifier }) =>
    [kind, value, places, step && `step ${step}`, unit, per && `per ${per}`, qualifier]
      .filter((part) => part !== undefined)
      .join(" "),
  );

it.each<[text: string, numbers: readonly string[]]>([
  ["It fell from 86 to 79%.", ["percentage 86 0", "percentage 79 0"]],
  ["It fell FROM 86.5 TO 79.25 per cent.", ["percentage 86.5 1", "percentage 79.25 2"]],
  ["It fell from about 86 to around 79%.", ["percentage 86 0 about", "percentage 79 0 about"]],
  ["It rose from 52.6 to 58.2 per 10,000.", ["rate 52.6 1 per 10000", "rate 58.2 1 per 10000"]],
  ["It rose from 12 to 14 weeks.", ["duration 12 0 week", "duration 14 0 week"]],
  ["It rose from eight to ten weeks.", ["duration 8 0 week", "duration 10 0 week"]],
  ["It rose from 12 weeks to 14, and then fell.", ["duration 12 0 week", "duration 14 0 week"]],
  ["It rose from 12 weeks to 14 children.", ["duration 12 0 week", "count 14 0"]],
  ["It fell from £1.3 to £1.2 million.", ["money 1300000 0 step 100000", "money 1200000 0 step 100000"]],
  ["It fell from £1.35 to £1.2m.", ["money 1350000 0 step 10000", "money 1200000 0 step 100000"]],
  ["It fell from 1.3 to 1.2 million.", ["count 1300000 0 step 100000", "count 1200000 0 step 100000"]],
  ["It is between £1.2 and £1.3 million.", ["money 1200000 0 step 100000", "money 1300000 0 step 100000"]],
  [
    "It is £1.2-£1.3m, or £1.2 – £1.3m.",
    [
      "money 1200000 0 step 100000",
      "money 1300000 0 step 100000",
      "money 1200000 0 step 100000",
      "money 1300000 0 step 100000",
    ],
  ],
  ["It rose from £50 to £1 million.", ["money 50 0", "money 1000000 0 step 1000000"]],
  ["It rose from £300,000 to £1.2 million.", ["money 300000 0", "money 1200000 0 step 100000"]],
  ["It fell from £1.3 to €1.2 million.", ["money 1.3 1", "money 1200000 0 step 100000"]],
  ["It rose from 28 to £1.2 million.", ["count 28 0", "money 1200000 0 step 100000"]],
  ["It rose from £3 to 4%.", ["money 3 0", "percentage 4 0"]],
  ["It rose from 128 to 40%.", ["count 128 0", "percentage 40 0"]],
  ["It rose from 28 reviews to 50%.", ["count 28 0", "percentage 50 0"]],
  ["Of 28, to 50% we wrote.", ["count 28 0", "percentage 50 0"]],
  ["It went from 2022 to 50%.", ["year 2022 0", "percentage 50 0"]],
  ["Both 12 and 14 weeks are known.", ["count 12 0", "duration 14 0 week"]],
])("reads what two numbers are both counted in: %s", (text, numbers) => {
  expect(read(text)).toEqual(numbers);
});

it.each([
  ["The budget fell from £1.3 to £1.2 million.", []],
  ["The budget rose from £1.3 to £1.2 million.", ["report/change-wrong-way"]],
  ["It fell by 0.1 million from 1.3 to 1.2 million.", []],
  ["The rate rose from 58.2 to 52.6 per 10,000.", ["report/change-wrong-way"]],
  ["The rate fell from 58.2 to 52.6 per 10,000.", []],
  ["Waits rose from 14 to 12 weeks.", ["report/change-wrong-way"]],
  ["Waits rose from 14 weeks to 12.", ["report/change-wrong-way"]],
  ["The share fell by 7% from 86 to 79%.", ["report/percent-should-be-points"]],
  ["The share fell by 7 percentage points from 86 to 79%.", []],
])("holds them to what is said: %s", (text, codes) => {
  expect(checkArithmetic(text).map(({ code }) => code)).toEqual(codes);
});
