import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

const kindsOf = (text: string) => findNumbers(text).map(({ kind, value }) => `${kind} ${value}`);

const months = "January February March April May June July August September October November December".split(
  " ",
);

const short = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

it.each(
  months.flatMap((month, index) => {
    const number = String(index + 1).padStart(2, "0");
    return [
      [`On 7 ${month} it was so.`, `${number}-07`],
      [`On 7th of ${short[index]} 2023 it was so.`, `2023-${number}-07`],
      [`On 7 ${short[index]}., 2023 it was so.`, `2023-${number}-07`],
      [`In ${month} 2023 it was so.`, `2023-${number}`],
      [`In ${short[index]}. 2023 it was so.`, `2023-${number}`],
    ] as const;
  }),
)("reads a day or a month in: %s", (text, value) => {
  expect(kindsOf(text)).toEqual([`date ${value}`]);
});

it.each([
  ["On 07/08/2023.", ["date 2023-08-07"]],
  ["On 7-8-2023.", ["date 2023-08-07"]],
  ["On 2023-08-07.", ["date 2023-08-07"]],
  ["On 1st Sept 2023, 2nd, 3rd and 22nd.", ["date 2023-09-01", "ordinal 2", "ordinal 3", "ordinal 22"]],
  ["On 32 March it was.", ["count 32"]],
  ["We 7 may go.", ["count 7"]],
  ["In may 2023.", ["year 2023"]],
  ["In 2023/24 and 2023-24.", ["year 2023/24", "year 2023/24"]],
  ["In 2023 to 2024 and 2022 to 2025.", ["year 2023/24", "year 2022-2025"]],
  ["In 2023/2024 and 2022-2025.", ["year 2023/24", "year 2022-2025"]],
  ["In 1999/00 it was so.", ["year 1999/00"]],
] as const)("reads days and years in: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
});

it.each([
  ["In the 23/24 report it was.", ["year 2023/24"]],
  ["In the 23-24 report it was.", ["year 2023/24"]],
  ["In the 23-24 financial plan it was.", ["year 2023/24"]],
  ["Those aged 10-11 years came.", ["age 10-11"]],
  ["In the 10-11 year olds and at ages 10/11 of years.", ["age 10-11", "age 10", "count 11"]],
  ["It took 10-11 years.", ["duration 10-11"]],
  ["In the 23-24 plan it was.", ["range 23-24"]],
  ["In the 23–24 report it was.", ["range 23-24"]],
  ["In the 10/11 report it was.", ["year 2010/11"]],
  ["In 2023/25 it was.", ["year 2023-2025"]],
  ["In 2023 / 25 it was.", ["year 2023-2025"]],
  ["In 2023–2025 it was.", ["year 2023-2025"]],
  ["In 2023/2023 it was.", ["year 2023", "year 2023"]],
  ["In 14/27 (52%) it was.", ["count 14", "count 27", "percentage 52"]],
  ["In 14/27 (52.5 %) it was.", ["count 14", "count 27", "percentage 52.5"]],
  ["In 14/27(52%) it was.", ["count 14", "count 27", "percentage 52"]],
  ["In 14/27 (52.55%) it was.", ["count 14", "count 27", "percentage 52.55"]],
  ["Some 52% (of the 14/27) it was.", ["percentage 52"]],
  ["Some 20/24% of it.", ["count 20", "percentage 24"]],
  ["Some 20/24 % of it.", ["count 20", "percentage 24"]],
  ["In 2023/24% of it.", ["year 2023", "percentage 24"]],
  ["Some 23/24.5 of it.", ["count 23", "count 24.5"]],
  ["In 2023/24.5 it was.", ["year 2023", "count 24.5"]],
  ["Some 12023/24 of it.", ["count 12023", "count 24"]],
  ["Some 2023.5/24 of it.", ["count 2023.5", "count 24"]],
  ["Some 12.5/24 of it.", ["count 12.5", "count 24"]],
  ["Some 123/24 of it.", ["count 123", "count 24"]],
  ["In 2023-26 it was.", ["year 2023-2026"]],
  ["On 17/07/24 it was.", ["date 2024-07-17"]],
  ["On 0 October it was.", ["count 0"]],
  ["Some 52% (14/27) it was.", ["percentage 52", "count 14", "count 27"]],
  ["Some 52%(14/27) it was.", ["percentage 52", "count 14", "count 27"]],
  ["Some 52% (14/27 so far) it was.", ["percentage 52"]],
  ["Some 52% of (14/27) it was.", ["percentage 52"]],
  ["In 14/27 it was.", []],
  ["From 2023 to 2025 it was.", ["year 2023", "year 2025"]],
  ["Between 2023 to 2025 it was.", ["year 2023", "year 2025"]],
  ["Some 2,023 came.", ["count 2023"]],
  ["Over 2023 came.", ["count 2023"]],
  ["A total of 2023 came.", ["count 2023"]],
  ["It reached 2023.", ["count 2023"]],
  ["Another 2023 came.", ["count 2023"]],
  ["Since about 2023 it was.", ["year 2023"]],
  ["There came 2023 children.", ["count 2023"]],
  ["There came 2023 multi-agency plans.", ["count 2023"]],
  ["There came 2023 sessions.", ["count 2023"]],
  ["Early 2023 sessions came.", ["year 2023"]],
  ["Then 2023 was, 2024 is and 2025 does.", ["year 2023", "year 2024", "year 2025"]],
  ["See spring 2023, mid-2024 and the year (2025).", ["year 2023", "year 2024", "year 2025"]],
] as const)("reads what is a year and what is none in: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
});

it.each([
  ["The plan for 2013-16, and that of 2019–24.", ["year 2013-2016", "year 2019-2024"]],
  ["From April 1 2017 to May 12th, 2018 it was.", ["date 2017-04-01", "date 2018-05-12"]],
  ["We may 12 2018.", ["count 12", "year 2018"]],
  ["Apr-14 to May-14, Jun '15 and Jul'16.", ["date 2014-04", "date 2014-05", "date 2015-06", "date 2016-07"]],
  ["In Apr-14/15.", ["year 2014/15"]],
  ["It rose from 1490 in 2017/18 to 1967 in all.", ["count 1490", "year 2017/18", "count 1967"]],
  [
    "There were 3 fewer than 2014, 9 (6%) more than 2015 and 2% less than 2016.",
    ["count 3", "year 2014", "count 9", "percentage 6", "year 2015", "percentage 2", "year 2016"],
  ],
  ["There were more than 2014 of them.", ["count 2014"]],
  ["In 2006/7 it was so, and in 2006/9 too.", ["year 2006/07", "year 2006-2009"]],
  ["On 31 st December 2019 and 30 th June.", ["date 2019-12-31", "date 06-30"]],
  ["It went on from 1990 to 1998.", ["year 1990", "year 1998"]],
  [
    "On 1 Mar<!-- of that year --> 2024 and the 31st of May<script></script> 2023.",
    ["date 03-01", "year 2024", "date 05-31", "year 2023"],
  ],
  ["There were 45 March 2024 visits.", ["count 45", "date 2024-03"]],
] as const)("reads days and years as reports write them: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
});

it("leaves the full stop behind a month to its sentence", () => {
  expect(findNumbers("It is due by 31st March. On 31st Mar. 2024 it was.").map((each) => each.text)).toEqual([
    "31st March",
    "31st Mar. 2024",
  ]);
});
