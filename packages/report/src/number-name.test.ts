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
