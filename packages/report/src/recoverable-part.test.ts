import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const codesOf = (text: string) => checkArithmetic(text).map(({ code }) => code.replace("report/", ""));

const people = ["child", "children", "death", "deaths", "people", "person", "persons", "adult", "adults"];

it.each([
  ...people.map((word) => `There were 27 ${word} (22 here and 5 there).`),
  ...["baby", "babies", "case", "cases", "victim", "victims", "boy", "boys", "girl", "girls", "CASES"].map(
    (word) => `There were 27 ${word} (22 here and 5 there).`,
  ),
  "There were 27 (22 children here and 5 there).",
  "There were 27 (22 here and 5 there) of the children.",
  "There were 27 children (22 here, 4 there and 1 elsewhere).",
  "There were 27 children (26 here and 1 there).",
])("finds a small number of people that withholding would not hide in: %s", (text) => {
  expect(codesOf(text)).toContain("small-count-recoverable");
});

it.each([
  "There were 27 plans (22 here and 5 there).",
  "There were 27 children (21 here and 6 there).",
  "There were 27 children (27 here and 0 there).",
  "It cost £27 for children (£22 here and £5 there).",
  "There were 27 children, of which 22 were here and 5 there.",
  "There were 27 plans (22 here and 5 there), and many years later, as it was said, children.",
])("finds no small number of people in: %s", (text) => {
  expect(codesOf(text)).not.toContain("small-count-recoverable");
});

it.each([
  ...["[c]", "fewer than five", "fewer than 5", "fewer than six", "fewer than 6", "fewer than 10"].map(
    (mark) => `There were 27 plans (22 here and ${mark} there).`,
  ),
  ...["fewer than ten", "<5", "< 10", "*"].map((mark) => `There were 27 plans (22 here and ${mark} there).`),
  "There were 27 plans: 22 here and [c] there.",
  "There were 27 plans of the year (22 here, [c] there).",
  "There were 27 plans (* there and 22 here).",
  "There were 27 plans (22 here; [c] there).",
])("finds a withheld part that can be worked out in: %s", (text) => {
  expect(codesOf(text)).toEqual(["withheld-recoverable"]);
});

it.each([
  "There were 27 plans (22 here and [c] there and [c] elsewhere).",
  "There were 27 plans (including 22 here and [c] there).",
  "There were 27 plans (22 here [c] there).",
  "There were about 27 plans (22 here and [c] there).",
  "There were 27 plans (about 22 here and [c] there).",
  "There were 20 plans (22 here and [c] there).",
  "There were 27 plans, with 22 here and [c] there.",
  "There were 27 plans ([c] there, and none here).",
  "There were 27 plans (22 here) and [c] elsewhere.",
  "There were 27 plans (22 here and fewer than twenty there).",
])("finds no withheld part in: %s", (text) => {
  expect(codesOf(text).filter((code) => code === "withheld-recoverable")).toEqual([]);
});
