import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

it.each([
  ..."page pages chapter chapters section sections appendix appendices annex annexe table tables".split(" "),
  ..."figure figures fig fig. level levels stage priority priorities paragraph paragraphs para paras".split(
    " ",
  ),
  ..."item items tier grade step steps phase wave version question no. ref reference band category".split(
    " ",
  ),
  ..."categories schedule regulation article volume vol. note notes goal objective recommendation".split(" "),
  ..."standard module room form part attainment slide footnote rule clause ward covid option hub".split(" "),
  ...["key stage", "key stages", "agenda item", "case no", "case no.", "p.", "pp."],
])("reads no number in the name: %s 2", (name) => {
  expect(findNumbers(`See ${name} 2.`)).toEqual([]);
  expect(findNumbers(`See ${name.toUpperCase()} 2.`)).toEqual([]);
});

it.each([
  ["See 27abc of it.", []],
  ["See 007 of it.", []],
  ["See 123456789 of it.", []],
  ["See 12345678 of it.", ["count 12345678"]],
  ["See 1.2.3 of it.", []],
  ["See 1.25.75 of it.", []],
  ["The Covid-19 plan.", []],
  ["The COVID-2019 plan.", ["year 2019"]],
  ["It was 5KB, 5 MB, 5 GB and 5kB.", []],
  ["It was 5 MBs.", ["count 5"]],
  ["At 9:30, 9.30am, 9.30 pm, 9 p.m., 9 a.m. and 9am it was.", []],
  ["It was said.12 Then it went.", []],
  ['It was "said"12 and it went.', []],
  ["It was said.12, then it went.", ["count 12"]],
  ["It was said.1234 then it went.", ["count 1234"]],
  ["See page 2-5, page 2 of 10 and pages 2 & 5.", []],
  ["See page 2 to 10, and 5 others.", ["count 5"]],
  ["See page 2 and 5,000 others.", ["count 5000"]],
  ["In table 5% and table 5 per cent.", ["percentage 5", "percentage 5"]],
  ["Some action 12 children took.", ["count 12"]],
  ["The number 12 cases.", ["count 12"]],
  ["The figures 12 show.", ["count 12"]],
  ["The cases 12 show.", ["count 12"]],
  ["The progress 12 made.", ["count 12"]],
  ["See figure 12.", []],
  ["In Year 9 and years 10 it was.", []],
  ["In Year 900 it was.", ["count 900"]],
  ["Last year 15 came, this year 9 and every year 12.", ["count 15", "count 9", "count 12"]],
  ["In that year 15% came, and in Year 9 15 per cent.", ["percentage 15", "percentage 15"]],
  ["See Level three of it.", []],
  ["1. One thing came.", []],
  ["12) One thing came.", []],
  ["  3. One thing came.", []],
  ["1.1 Aims of it", []],
  ["12 - Aims of it", []],
  ["2 Aims And Methods", []],
  ["2 children came.", ["count 2"]],
  ["It was so,\n27. Then it went.", ["count 27"]],
  ["It was so.\n\n27. Then it went.", []],
  ["It was so.\n4 Aims And Methods\nMore.", []],
  ["It was so.\n4 Aims And Methods were here.\nMore.", ["count 4"]],
  ["The areas are 1 - Aims, 2 - Ways and 3 - Ends.", []],
] as const)("reads no number in what is a name, a mark or a time: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ["It is rated 4. It was graded three, and rated 4 or 5 (poor).", []],
  ["We rated 4 actions red and graded 5 of the 12.", ["count 4", "count 5", "count 12"]],
  ["On a scale of four, on a rating scale from 1 to 5 and a five-point scale.", []],
  ["The scale of 400 cases.", ["count 400"]],
  ["| Plan | 4 (off track) | 12 (at risk) |", []],
  ["Of 12 actions 5 (complete), 4 (on track)", ["count 12", "count 5", "count 4"]],
  ["| Plan | 4 (off track since May) |", ["count 4"]],
  ["See A.1, B.12 and c.4.", ["count 4"]],
  ["It fell (p = 0.044), p<0.001, P < .05 and with a p-value of 0.03.", []],
  ["A cap = 0.5 of it.", ["count 0.5"]],
  [
    "The 95% confidence interval, 95% CI and 99.8 per cent confidence limits; 95% were confident.",
    ["percentage 95"],
  ],
] as const)("reads no number in a rating, a scale, a reference or a statistic: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ["It was up 3ppt.", ["points 3"]],
  ["It was 27z of it.", []],
  ["Three - Aims of it", ["count 3"]],
  ["A key tool is Level three.", []],
  ["The score was 0.123456789.", ["count 0.123456789"]],
  ["Some 123456789.5 of it.", ["count 123456789.5"]],
  ["The A-12019 form and the A-20191 form.", []],
  ["The post-16 plan for Covid-19.", ["age 16"]],
  ["Some 5 of a 3 MB file.", ["count 5"]],
  ["Some 5 came at 9:30.", ["count 5"]],
  ["Some 5 came by 9 pm.", ["count 5"]],
  ["It was said.12", []],
  ["See page 5 or 6%.", ["percentage 6"]],
  ["See table 5 percent.", ["percentage 5"]],
  ["The number of those at Level 2 and up.", []],
  ["The figure 12 shows.", ["count 12"]],
  ["The case 12 made.", ["count 12"]],
  ["The number 5 Is here.", []],
  ["See page 2, 3 to 4 more.", ["range 3-4"]],
] as const)("reads a number beside what is none: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ["1234. One thing came.", ["count 1234"]],
  ["12.345 Aims of it", ["count 12.345"]],
  ["10.5 Aims of it", []],
  ["1.25 Aims of it", []],
  ["1.5  Aims of it", []],
  ["1.5 aims of It", ["count 1.5"]],
  ["1.  One thing came.", []],
  ["12.  3. One thing.", []],
  [`It was so.${" ".repeat(20)}3. One thing.`, ["count 3"]],
  ["The areas are 1- Aims.", []],
  ["The area 12 - Aims.", []],
  ["The area 123 - Aims.", ["count 123"]],
  ["Some areas took 1 - Aims.", ["count 1"]],
  ["The areas are 1 of 2 - Aims.", ["count 1", "count 2"]],
  ["12- Aims of it", []],
  ["12 -  Aims of it", []],
  ["12 and 4 - Aims of it", ["count 12"]],
] as const)("tells a list mark from a number that begins a line: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ["It was so  \n27. Then it went.", ["count 27"]],
  ["It was so and\n \n27. Then.", []],
  ["It was so and\n\nthere (\n27. Then.", ["count 27"]],
  [`It was so,\n27. Then it went on, ${"and on ".repeat(20)}.`, ["count 27"]],
  [`Some said so\n4 Aims And Methods\n${"It went on. ".repeat(20)}`, ["count 4"]],
  ["It was. Some\n4 Aims And Methods\nMore.", ["count 4"]],
] as const)("asks of a line before whether its sentence goes on: %j", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ["  12 Aims And Methods  ", []],
  ["12 Aims And Methods.", ["count 12"]],
  ["12 Aims the Methods", []],
  ["12 Aims - Methods", ["count 12"]],
  ["12 Children's Aims of it", []],
  ["12 Aims And St. Methods", []],
  [`12 Children Came ${"and went on ".repeat(14)}to school`, []],
  [`12 Children Came ${"and went on ".repeat(18)}to school`, ["count 12"]],
] as const)("tells a heading from a sentence that begins with a number: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

const counted = "priorities items steps categories levels".split(" ");
const places = "pages chapters sections appendices tables figures paragraphs paras notes".split(" ");

it.each([...counted, ...places])("reads the value of a label that counts %s", (noun) => {
  const label = `Strategic ${noun}`;
  const read = (text: string) => findNumbers(text).map(({ kind, value }) => `${kind} ${value}`);
  expect(read(`${label}: 4.`)).toEqual(["count 4"]);
  expect(read(`${label.toUpperCase()}: 4`)).toEqual(["count 4"]);
  expect(read(`Number of ${noun}: 4.`)).toEqual(["count 4"]);
  expect(read(`Number of bravo ${noun}: 0.3 per 1,000`)).toEqual(["rate 0.3"]);
  expect(read(`See ${noun}: 4 and 5.`)).toEqual([]);
  expect(read(`See ${noun} 4.`)).toEqual([]);
});

it.each([
  ["Priorities: 4", ["count 4"]],
  ["Courses: 12, priorities: 4", ["count 12", "count 4"]],
  ["Sections: 4", []],
  ["Levels: 2", []],
  ["Key stages: 2", []],
  ["Priority: 4", []],
  ["Page: 4", []],
  ["See page: 4.", []],
  ["Version: 2", []],
  ["Table 3: 27 deaths", ["count 27"]],
  ["Agenda items: 4", []],
  ["Relevant sections: 4", []],
  ["Total count of the published sections: 4", ["count 4"]],
  ["Strategic priorities: four.", ["count 4"]],
  ["Strategic priorities: 4 agreed", ["count 4"]],
  ["Strategic priorities: 4 (of 6)", ["count 4", "count 6"]],
  ["Strategic priorities: 4\nTraining levels: 3\nCase notes: 41", ["count 4", "count 3", "count 41"]],
  ["Strategic priorities: 4 Neglect", []],
  ["Strategic priorities: 1. Neglect", []],
  ["Strategic priorities: 1) Neglect", []],
  ["Strategic priorities: 1.", ["count 1"]],
  ["Strategic priorities: 4. Then it went.", ["count 4"]],
  ["Strategic priorities: 4, 5", ["count 5"]],
  ["Strategic priorities: 4-5", []],
  ["Strategic priorities: 4 & 5", []],
  ["Strategic priorities: 4 to 5", []],
  ["Strategic priorities: 4 or 5", ["count 5"]],
  ["Strategic priorities:\n4 children came.", []],
  ["Average attainment: 46.3", ["count 46.3"]],
  ["Attainment 8", []],
  ["Average levels: 2.5", ["count 2.5"]],
  ["Numbered sections: 3.1", []],
  ["Exempt items: 7", []],
  ["Supporting tables: 7", []],
  ["In item 0.3 in every 1,000 and level 2 for every million", ["rate 0.3", "rate 2"]],
] as const)("tells the value of a label from a name: %j", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});

it.each([
  ["Chart 3 shows it, and graphs 4 and 5.", []],
  ["In Quarter 2, quarter four and quarter 4 it rose.", []],
  ["In the quarter 4 children came.", ["count 4"]],
  ["In the first quarter 3 came, and in the last quarter 4.", ["count 3", "count 4"]],
  ["In quarter 2 12 came, and in quarter 5 some.", ["count 12", "count 5"]],
  ["In the quarter 4% came and quarter 4% went.", ["percentage 4", "percentage 4"]],
  ["See SFR 41/2015 and OSR 11/2011.", []],
  ["The rate per 10,000 was 65.2; per 1000 employees it was 4.1.", ["count 65.2", "count 4.1"]],
  ["It answered 999 calls, 999 emergency calls and 101 non-emergency calls.", []],
  ["It took 101 calls and 999 letters.", ["count 101", "count 999"]],
  ["It covers objectives 1, 3 and 4.", []],
  ["See recommendations 1, 2 and 5 others.", ["count 2", "count 5"]],
  ["Counts are rounded to the nearest 10, or the nearest multiple of 5.", []],
  ["Figure 15:2 shows it. Charity number: 258825, report no: 130113.", []],
  ["Figure 1 shows it, as the figure 12 shows.", ["count 12"]],
  ["Children in Year Six came, and in last year six.", ["count 6"]],
  ["See paragraphs 4.60, 4.63 and 4.33.", []],
  ["It rose by 4.5 percentage points1 in a year.", ["points 4.5"]],
  ["Yes: 12. No: 15.", ["count 12", "count 15"]],
] as const)("reads no number in the names of reports: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});
