import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { table, turned } from "./table.fixture.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity !== "note")
    .map(({ span, instead }) => `${text.slice(span.start, span.end)}: ${instead}`);
const messages = (text: string) => checkArithmetic(text).map(({ message, why }) => [message, why]);

const far = `We count in thousands. ${"Here is what we have seen of it. ".repeat(6)}\n\n`;

it.each([
  ["Area|2022|2023|Year-on-year change", "A|10|12|+2", "B|12|15|+3", "C|15|18|+8"],
  ["Area|2022|2023|Year on year change", "A|10|12|+2", "B|12|15|+3", "C|15|18|+8"],
  ["Area|2022|2023|Change", "A|10|12|2", "B|12|15|3", "C|15|18|8"],
])("holds a change to its levels below %s", (...rows) => {
  expect(found(table(...rows))).toEqual(["8: +3"]);
  expect(found(table(...turned(rows)))).toEqual(["8: +3"]);
});

it.each([
  {
    what: "its sign, where another has none",
    rows: ["A|480|512|+32", "B|90|84|6", "C|12|15|+3", "D|7|7|0"],
    slip: "6: -6",
  },
  { what: "no change", rows: ["A|480|512|+32", "B|90|90|+6", "C|12|15|+3"], slip: "6: 0" },
  {
    what: "a change of hundreds",
    rows: ["A|100|1,200|+1,100", "B|300|500|+200", "C|200|700|+900"],
    slip: "900: +500",
  },
  {
    what: "a share below a plain heading",
    rows: ["A|480|512|7%", "B|90|84|-7%", "C|12|15|52%"],
    slip: "52%: 25%",
  },
  {
    what: "a million",
    rows: ["A|£1.0m|£3.0m|£2.0m", "B|£2.0m|£3.0m|£1.0m", "C|£1.0m|£4.0m|£4.0m"],
    slip: "£4.0m: £3,000,000",
  },
  {
    what: "a penny",
    rows: ["A|£10.50|£12.75|£2.26", "B|£20.10|£25.20|£5.10", "C|£3.10|£4.20|£1.10"],
    slip: "£2.26: £2.25",
  },
  {
    what: "a share with places",
    rows: ["A|200|220|12.0%", "B|400|500|25.0%", "C|100|105|5.0%"],
    slip: "12.0%: 10.0%",
  },
  {
    what: "a share of thousands",
    rows: ["A|40,000|44,000|14%", "B|50,000|60,000|20%", "C|80,000|84,000|5%"],
    slip: "14%: 10%",
  },
  {
    what: "points with places",
    rows: ["A|10.5%|12.7%|+3.2", "B|20.4%|25.6%|+5.2", "C|8.1%|9.2%|+1.1"],
    slip: "3.2: +2.2",
  },
])("finds $what that is wrong", ({ rows, slip }) => {
  const all = ["Area|Before|Now|Change", ...rows];
  expect(found(table(...all))).toEqual([slip]);
  expect(found(table(...turned(all)))).toEqual([slip]);
});

it.each([
  { heading: "% change", slip: "9: 25" },
  { heading: "Percentage change", slip: "9: 25" },
  { heading: "Per cent change", slip: "9: 25" },
])("reads a number below $heading as a share", ({ heading }) => {
  const rows = [`Area|Before|Now|${heading}`, "A|480|512|7", "B|90|99|10", "C|12|15|52"];
  expect(found(table(...rows))).toEqual(["52: +25"]);
});

it("takes the difference of two shares for points, even below a share", () => {
  const rows = ["Area|Before|Now|% change", "A|20%|24%|4%", "B|30%|33%|3%", "C|40%|45%|9%"];
  expect(found(table(...rows))).toEqual(["9%: 5%"]);
});

it("finds what is wrong of whole numbers where no thousands are named near the table", () => {
  const all = ["Area|Before|Now|Change", "A|101|110|10", "B|202|257|55", "C|303|414|111"];
  expect(found(table(...all))).toEqual(["10: +9"]);
  expect(found(`${far}${table(...all)}`)).toEqual(["10: +9"]);
  expect(found(`${table(...all)}\n\nWe count in thousands.`)).toEqual(["10: +9"]);
});

it.each([
  { before: "We count in thousands.\n\n", heading: "Area" },
  { before: `${far}We count in thousands.\n\n`, heading: "Area" },
  { before: "", heading: "£000" },
  { before: "", heading: "£000s" },
  { before: "", heading: "Budget, £m" },
  { before: "", heading: "Thousands of calls" },
  { before: "", heading: "One thousand calls" },
  { before: "", heading: "In millions" },
  { before: "", heading: "Million pounds" },
])(
  "lets a change be one more or less where '$before$heading' says what is counted",
  ({ before, heading }) => {
    const all = [`${heading}|Before|Now|Change`, "A|101|110|10", "B|202|257|55", "C|303|414|111"];
    expect(found(`${before}${table(...all)}`)).toEqual([]);
    expect(found(`${before}${table(...turned(all))}`)).toEqual([]);
  },
);

it("reads every heading by itself for what is counted", () => {
  const all = ["Area|Before|Now|Change", "Thousands|101|110|10", "B|202|257|55", "C|303|414|111"];
  expect(found(table(...all))).toEqual([]);
  expect(found(table(...turned(all)))).toEqual([]);
});

it.each([
  {
    why: "a row mixes a number with a share",
    rows: ["Area|Before|Now|Change", "A|10|12|2", "B|12|15|3", "C|15|18|3", "D|50|60%|9"],
  },
  { why: "a row is short", rows: ["Area|Before|Now|Change", "A|10|12|2", "B|12|15|3", "C|20|26|9", "D|3|5"] },
  {
    why: "a heading names something else",
    rows: ["Area|Before|Now|Reason for change", "A|10|12|2", "B|12|15|3", "C|20|26|9"],
  },
  {
    why: "a level is nothing",
    rows: [
      "Area|Before|Now|Change",
      "A|0|1,200|+1,240",
      "B|300|500|+200",
      "C|400|900|+500",
      "D|100|400|+300",
    ],
  },
  {
    why: "a sum is in hundred thousands",
    rows: ["Area|Before|Now|Change", "A|£1.2m|£1.5m|£0.4m", "B|£2.2m|£2.5m|£0.3m", "C|£1.1m|£1.5m|£0.4m"],
  },
  {
    why: "shares are rounded",
    rows: ["Area|Before|Now|Change", "A|10.5%|12.7%|+2.3", "B|20.4%|25.6%|+5.2", "C|8.1%|9.2%|+1.1"],
  },
  {
    why: "thousands are rounded",
    rows: ["Area|Before|Now|Change", "A|40,000|44,000|12.5%", "B|50,000|60,000|20%", "C|80,000|84,000|5%"],
  },
  {
    why: "zeros are in the middle",
    rows: [
      "Area|Before|Now|Change",
      "A|100,500|200,700|100,350",
      "B|100,400|100,900|500",
      "C|100,300|100,500|200",
    ],
  },
  {
    why: "a remark has brackets",
    rows: ["Area|Before|Now|Change", "A|10|12|2", "B|12|9|3", "C|15|18|3", "D|5|6|none (see below)"],
  },
  {
    why: "too few rows are since the first year",
    rows: ["Area|2021|2022|2023|Change", "A|10|12|15|+5", "B|20|21|24|+4", "C|5|6|9|+9"],
  },
  { why: "there are no levels", rows: ["Year|Change", "2020|+5", "2021|+6", "2022|+7", "2023|+9"] },
  {
    why: "labels end in years",
    rows: [
      "Group|Plans|Change",
      "Children born in 2019|80|",
      "Children born in 2020|90|+10",
      "Children born in 2021|97|+7",
      "Children born in 2022|99|+9",
    ],
  },
  {
    why: "labels end in what looks like quarters",
    rows: ["Hub|Plans|Change", "Site HQ1|80|", "Site HQ2|90|+10", "Site HQ3|97|+7", "Site HQ4|99|+9"],
  },
])("finds no wrong change where $why", ({ rows }) => {
  expect(found(table(...rows))).toEqual([]);
});

it.each([
  { what: "months", of: ["March 2020", "March 2021", "March 2022", "March 2023"] },
  {
    what: "years that end",
    of: ["Year ending March 2020", "Year ending March 2021", "Year to March 2022", "Year to March 2023"],
  },
  { what: "quarters", of: ["Q1", "Q2", "Quarter 3", "Q4"] },
])("reads $what in turn", ({ of: [a, b, c, d] }) => {
  const rows = ["When|Plans|Change", `${a}|81|`, `${b}|92|+11`, `${c}|97|+5`, `${d}|99|+9`];
  expect(found(table(...rows))).toEqual(["9: +2"]);
});

it("says what a change and a mean should be, and why", () => {
  expect(messages(table("Area|Before|Now|Change", "A|480|512|+23", "B|90|84|-6", "C|12|15|+3"))).toEqual([
    ["From 480 to 512 is a change of +32, not 23", "512 - 480, as the others are worked out"],
  ]);
  expect(
    messages(table("Year|Deaths", "2020/21|24.5", "2021/22|30.25", "2022/23|27.25", "3-year mean|72")),
  ).toEqual([["The mean of 24.5, 30.25, 27.25 is 27, not 72", "They make 82 in all, divided by 3"]]);
});

it("reads nothing in a table without cells", () => {
  expect(found(`<table>${"<tr></tr>".repeat(3)}</table>`)).toEqual([]);
});
