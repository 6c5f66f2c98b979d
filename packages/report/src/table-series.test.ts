import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { html, table, turned } from "./table.fixture.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity !== "note")
    .map(({ code, span, instead }) => `${code.slice(7)} ${text.slice(span.start, span.end)}: ${instead}`);

const measures = ["Measure|2022/23|2023/24|Change", "Calls|480|512|+32", "Plans|90|84|-6", "Visits|12|15|+3"];
const shares = [
  "Measure|2022/23|2023/24|% change",
  "Calls|480|512|7%",
  "Plans|90|84|-7%",
  "Visits|12|15|25%",
];
const years = [
  "Year|Calls|Change on year",
  "2019/20|410|",
  "2020/21|380|-30",
  "2021/22|455|+75",
  "2022/23|480|+25",
];
const quarters = [
  "Type|Q1|Q2|Q3|Q4|Average",
  "Calls|120|130|110|140|125",
  "Plans|20|24|22|30|24",
  "Visits|40|44|48|52|46",
];

it.each([
  {
    what: "a change",
    rows: measures,
    from: "512|+32",
    to: "512|+23",
    slip: "change-does-not-follow 23: +32",
  },
  { what: "its sign", rows: measures, from: "84|-6", to: "84|+6", slip: "change-does-not-follow 6: -6" },
  { what: "a share", rows: shares, from: "15|25%", to: "15|52%", slip: "change-does-not-follow 52%: 25%" },
  {
    what: "a fall in a share",
    rows: shares,
    from: "-7%",
    to: "-9%",
    slip: "change-does-not-follow -9%: -7%",
  },
  {
    what: "a change on the row before",
    rows: years,
    from: "+75",
    to: "+57",
    slip: "change-does-not-follow 57: +75",
  },
  { what: "a mean", rows: quarters, from: "52|46", to: "52|64", slip: "multiple-does-not-follow 64: 46" },
])("holds $what in a table to what it is of, in columns and in rows", ({ rows, from, to, slip }) => {
  const wrong = rows.map((row) => row.replace(from, to));
  for (const made of [table, html]) {
    expect(found(made(...rows))).toEqual([]);
    expect(found(made(...turned(rows)))).toEqual([]);
    expect(found(made(...wrong))).toEqual([slip]);
    expect(found(made(...turned(wrong)))).toEqual([slip]);
  }
});

it.each([
  {
    what: "sums of money, forwards and back",
    rows: [
      "Line|Budget|Spent|Variance",
      "Staff|£210,000|£198,400|£11,600",
      "Training|£40,000|£43,250|-£3,250",
      "Reviews|£30,000|£24,100|£9,500",
    ],
    slip: ["change-does-not-follow £9,500: £5,900"],
  },
  {
    what: "both a change and its share",
    rows: [
      "Partner|2022/23|2023/24|Difference (£)|Change (%)",
      "Police|£48,845|£75,785|£26,940|55.2%",
      "BCP|£83,424|£75,785|-£7,639|-9.2%",
      "Dorset|£75,000|£75,785|£785|10.0%",
    ],
    slip: ["change-does-not-follow 10.0%: 1.0%"],
  },
  {
    what: "points between shares",
    rows: [
      "Measure|2022/23|2023/24|Change",
      "Re-referrals|21%|19%|-2",
      "Attendance|80%|85%|+5",
      "In time|91%|97%|+9",
    ],
    slip: ["change-does-not-follow 9: +6"],
  },
  {
    what: "the newest year first",
    rows: ["Year|Calls|Change", "2023/24|480|+52", "2022/23|455|+75", "2021/22|380|-30", "2020/21|410|"],
    slip: ["change-does-not-follow 52: +25"],
  },
  {
    what: "a mean of three years alone",
    rows: ["Year|Deaths", "2020/21|24", "2021/22|30", "2022/23|27", "3-year average|72"],
    slip: ["multiple-does-not-follow 72: 27"],
  },
  {
    what: "a mean with places",
    rows: ["Quarter|Courses|Places", "Q1|30|612", "Q2|42|840", "Q3|39|790", "Q4|46|958", "Mean|39.3|980"],
    slip: ["multiple-does-not-follow 980: 800"],
  },
])("finds what is wrong in $what", ({ rows, slip }) => {
  expect(found(table(...rows))).toEqual(slip);
});

it.each([
  {
    why: "the numbers are rounded to tens",
    rows: [
      "Year|2020|2021|2022|2023|2024",
      "Children|80,000|80,780|82,090|83,760|83,630",
      "Annual change||+780|+1,310|+1,680|-130",
    ],
  },
  {
    why: "pounds may be rounded pence",
    rows: ["Line|2022/23|2023/24|Change", "A|£100|£110|£11", "B|£20|£25|£5", "C|£30|£41|£11"],
  },
  {
    why: "they are in thousands",
    rows: ["£000|2022/23|2023/24|Change", "A|100|110|11", "B|20|25|5", "C|30|41|11"],
  },
  { why: "most do not", rows: ["Area|2022|2023|Change", "A|10|12|9", "B|12|15|8", "C|15|18|3", "D|12|14|2"] },
  { why: "one alone does", rows: ["Area|2022|2023|Change", "A|10|12|9", "B|12|15|3"] },
  {
    why: "no change is printed with a sign",
    rows: ["Area|2022|2023|Change", "A|10|12|2", "B|12|9|3", "C|15|18|3"],
  },
  {
    why: "years are left out",
    rows: ["Year|Calls|Change", "2010|410|", "2015|380|-30", "2016|400|+20", "2017|410|+10", "2020|455|+5"],
  },
  {
    why: "an average is weighted",
    rows: ["Area|Girls|Boys|Average", "A|40%|50%|44%", "B|30%|60%|47%", "C|20%|40%|33%"],
  },
  {
    why: "a mean of rates stands alone",
    rows: ["Year|Rate per 1,000", "2020|2.4", "2021|3.0", "2022|2.7", "Average|2.9"],
  },
  {
    why: "an average is of areas and stands alone",
    rows: ["Area|Days", "North|24", "South|30", "East|27", "Average|25"],
  },
  {
    why: "a mean is of more years",
    rows: ["Year|Deaths", "2021|30", "2022|27", "2023|31", "5-year average|26"],
  },
  {
    why: "a change is of words",
    rows: ["Area|2022|2023|Change", "A|10|12|better", "B|12|15|worse", "C|1|2|same"],
  },
  { why: "a cell says more", rows: ["Area|2022|2023|Change", "A|10|12|2", "B|12|15|3", "C|1|2|from 5 to 7"] },
  { why: "a level is withheld", rows: ["Area|2022|2023|Change", "A|10|12|2", "B|12|15|3", "C|[c]|2|7"] },
  {
    why: "the first of the levels is nothing",
    rows: ["Area|2022|2023|% change", "A|10|12|20%", "B|12|15|25%", "C|0|2|200%"],
  },
  { why: "rows are uneven", rows: ["Area|2022|2023", "A|10|12|2", "B|12", "C|0|2|20|5"] },
])("finds nothing wrong where $why", ({ rows }) => {
  expect(found(table(...rows))).toEqual([]);
});

it("finds nothing wrong in any table whose changes are right, and the one of them that is not", () => {
  // A number that reads as a year is none.
  const level = fc.integer({ min: 1, max: 1_800 });
  const levels = fc.array(fc.tuple(level, level), { minLength: 4, maxLength: 8 });
  const signed = (number: number) => `${number < 0 ? "-" : "+"}${Math.abs(number)}`;
  fc.assert(
    fc.property(
      levels,
      fc.nat(),
      fc.integer({ min: 2, max: 50 }),
      fc.boolean(),
      (pairs, place, slip, isTurned) => {
        const made = (wrong: number) => {
          const rows = pairs.map(
            ([from, to], at) =>
              `Area ${String.fromCharCode(65 + at)}|${from}|${to}|${signed(to - from + (at === wrong ? slip : 0))}`,
          );
          const all = ["Area|Before|Now|Change", ...rows];
          return found(table(...(isTurned ? turned(all) : all)));
        };
        expect(made(-1)).toEqual([]);
        const isExact = pairs.some((pair) => pair.some((each) => each % 10 !== 0));
        if (isExact) expect(made(place % pairs.length)).toHaveLength(1);
      },
    ),
  );
});
