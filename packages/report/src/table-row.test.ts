import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { html, table } from "./table.fixture.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span, instead }) => `${code.slice(7)} ${text.slice(span.start, span.end)}: ${instead}`);

const visits = ["Area|Calls|Visits|Total", "North|12|30|42", "South|15|22|37", "East|20|18|38"];

it.each([table, html])("holds a column of totals to the columns before it", (made) => {
  expect(found(made(...visits))).toEqual([]);
  expect(found(made(...visits, "West|9|14|32"))).toEqual([
    "parts-do-not-sum 32: either 23 for the total, or parts that sum to 32",
  ]);
  expect(found(made("Fund|Health|Police|All", "A|£10|£20|£30", "B|£5|£6|£11", "C|£7|£9|£61"))).toEqual([
    "parts-do-not-sum £61: either £16 for the total, or parts that sum to £61",
  ]);
});

it.each([
  {
    why: "most rows do not",
    rows: ["Area|Calls|Visits|Total", "A|1|2|9", "B|3|4|8", "C|5|6|11", "D|7|8|15"],
  },
  { why: "only one row does", rows: ["Area|Calls|Visits|Total", "A|1|2|3", "B|3|4|8", "C|5||12"] },
  { why: "a column is a share", rows: ["Area|Calls|% in time|Total", "A|1|2|3", "B|3|4|7", "C|5|6|12"] },
  { why: "a column is a mean", rows: ["Area|Calls|Average|Total", "A|1|2|3", "B|3|4|7", "C|5|6|12"] },
  { why: "a row is a rate", rows: [...visits, "Rate per 1,000|4|5|4"] },
  { why: "a part is withheld", rows: [...visits, "West|[c]|14|23"] },
  { why: "there is one column", rows: ["Area|Calls|Total", "A|1|1", "B|3|3", "C|5|6", "D|7|7"] },
  { why: "none is the total", rows: ["Area|Calls|Visits|Plans", "A|1|2|3", "B|3|4|7", "C|5|6|12"] },
])("holds no column to others where $why", ({ rows }) => {
  expect(found(table(...rows))).toEqual([]);
});

const types = ["Type|Number|%", "Neglect|20|40%", "Harm|10|20%", "Other|20|40%", "Total|50|100%"];

it.each([table, html])("holds a column of shares to the column whose total they are of", (made) => {
  expect(found(made(...types))).toEqual([]);
  expect(found(made(...types.map((row) => row.replace("10|20%", "10|25%"))))).toEqual([
    "percentage-does-not-follow 25%: 20%",
  ]);
  expect(
    found(
      made("Type|2022/23|2023/24|% of total", "A|1|20|40%", "B|3|10|24%", "C|5|20|40%", "Total|9|50|100%"),
    ),
  ).toEqual(["percentage-does-not-follow 24%: 20%"]);
});

it.each([
  { why: "there is no total", rows: types.slice(0, 4).map((row) => row.replace("20%", "25%")) },
  {
    why: "few of them are",
    rows: ["Type|Number|%", "A|20|4%", "B|10|2%", "C|20|40%", "D|5|6%", "Total|55|100%"],
  },
  {
    why: "they are of something else",
    rows: ["Type|Number|Percentage", "A|20|75%", "B|10|50%", "C|20|9%", "Total|50|60%"],
  },
  {
    why: "the heading is of a change",
    rows: types.map((row) => row.replace("|%", "|% change").replace("20%", "25%")),
  },
  { why: "a share is a fall", rows: types.map((row) => row.replace("20%", "-25%")) },
  { why: "the total is nothing", rows: ["Type|Number|%", "A|0|0%", "B|0|0%", "C|0|5%", "Total|0|0%"] },
])("holds no share to a column where $why", ({ rows }) => {
  expect(found(table(...rows))).toEqual([]);
});
