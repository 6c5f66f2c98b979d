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
  ...["key stage", "key stages", "agenda item", "p.", "pp."],
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
