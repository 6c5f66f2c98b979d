import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const errors = (text: string) => checkArithmetic(text).filter(({ severity }) => severity === "error");
const found = (text: string) =>
  errors(text).map(({ span, instead }) => `${text.slice(span.start, span.end)}: ${instead}`);

it("says what a rate should be, and why", () => {
  const [finding] = errors(
    "We heard of 27 deaths, a rate of 13 per\n100,000 children in a population of 87,000.",
  );
  expect(finding).toMatchObject({
    message: "27 in a population of 87,000 is a rate of 31 per 100,000, not 13 per 100,000",
    why: "27 ÷ 87000 × 100000 = 31.03",
  });
});

it.each([
  "a rate of 13 per 100,000 children in a population of 87,000",
  "a crude death rate of 13 per 100,000 children in a population of 87,000",
  "equivalent to 13 per 100,000 children in a population of 87,000",
  "equivalent to a rate of 13 per 100,000 children in a population of 87,000",
  "equivalent to a crude rate of 13 per 100,000 children in a population of 87,000",
  "equivalent to an infant mortality rate of 13 per 100,000 children in a population of 87,000",
  "equating to 13 per 100,000 children in a population of 87,000",
  "representing 13 per 100,000 children in a population of 87,000",
  "giving the rate of 13 per 100,000 children in a population of 87,000",
  "which gives 13 per 100,000 children in a population of 87,000",
  "giving a rate of approximately 13 per 100,000 children in a population of 87,000",
  "or 13 per 100,000 children in a population of 87,000",
  "a rate of 13 per 100,000 children in a population of 87,000, at about £400 each",
  "a rate of 13 per 100,000 children in a population of 87,000, over 20 of them at home",
  "a rate of 13 per 100,000 children in a population of 87,000, against 30 per 100,000 for 11,900,000 in England",
])("finds a rate that does not follow from 27 deaths, %s", (rate) => {
  expect(found(`We heard of 27 deaths, ${rate}.`)).toHaveLength(1);
  expect(found(`In 2023 we heard of 27 deaths, ${rate}.`)).toHaveLength(1);
});

it.each([
  [
    "We heard of 27 deaths (a rate of 13 per 100,000) in a child population of 87,000.",
    "13 per 100,000: 31 per 100,000",
  ],
  [
    "We heard of 27 deaths or 13 per 100,000 of the child population of 87,000.",
    "13 per 100,000: 31 per 100,000",
  ],
  [
    "We heard of 27 deaths in a child population of about 90,000, a rate of 13 per 100,000.",
    "13 per 100,000: 30 per 100,000",
  ],
  [
    "A rate of about 13 per 100,000, based on 27 deaths in a child population of 87,000.",
    "13 per 100,000: 31 per 100,000",
  ],
  [
    "There were 0 deaths in a child population of 87,000, a rate of 13 per 100,000.",
    "13 per 100,000: 0 per 100,000",
  ],
  [
    "The rate is 13 per 100,000 based on 27 deaths in a child population of 87,000.",
    "13 per 100,000: 31 per 100,000",
  ],
  [
    "There are 312 in care of a child population of 62,400. These are 55 per 10,000.",
    "55 per 10,000: 50 per 10,000",
  ],
  [
    "There were 312 in care; the child population is 62,400. This is a rate of 55 per 10,000.",
    "55 per 10,000: 50 per 10,000",
  ],
  [
    "The child population living in the county (mid-year) is 62,400 and 312 are in care, a rate of 55 per 10,000.",
    "55 per 10,000: 50 per 10,000",
  ],
])("finds the slip in: %s", (text, slip) => {
  expect(found(text)).toEqual([slip]);
});

it.each([
  "In a child population of 62,400 there were 312 in care, a rate of 150 per 10,000.",
  "Child population is 62,400 and 312 are in care, a rate of 150 per 10,000.",
  "With births at 62,400, 312 came early, a rate of 150 per 10,000.",
  "Of 62,400 children living here, 312 are in care, a rate of 150 per 10,000.",
  "We have 312 in care, a rate of 150 per 10,000 children in a population of 62,400.",
])("finds a rate far too high of the children themselves: %s", (text) => {
  expect(found(text)).toEqual(["150 per 10,000: 50 per 10,000"]);
});

it.each([
  [
    "In a population of 402,000 there are 312 in care, a rate of 9 per 10,000.",
    ["9 per 10,000: 8 per 10,000"],
  ],
  ["In a population of 402,000 there are 312 in care, a rate of 36 per 10,000.", []],
  [
    `Births are told of elsewhere; here, with ${"many more words than that ".repeat(2)}and a population of 402,000, there are 312 in care, a rate of 36 per 10,000.`,
    [],
  ],
])("takes children for a part of all people: %s", (text, slips) => {
  expect(found(text)).toEqual(slips);
});

it.each([
  { people: "400,000", cases: "4,000", right: "1,044", wrong: "1,045" },
  { people: "about 400,000", cases: "4,000", right: "1,058", wrong: "1,059" },
  { people: "405,000", cases: "4,050", right: "1,032", wrong: "1,034" },
  { people: "87,000", cases: "27", right: "about 34", wrong: "about 35" },
  { people: "87,000", cases: "27", right: "30.0", wrong: "29.9" },
])("lets $cases in $people be $right per 100,000 and not $wrong", ({ people, cases, right, wrong }) => {
  const said = (rate: string) =>
    found(`We saw ${cases} of a child population of ${people}, a rate of ${rate} per 100,000.`);
  expect(said(right)).toEqual([]);
  expect(said(wrong)).toHaveLength(1);
});

it.each([
  "We heard of 27 deaths, a rate of over 13 per 100,000 children in a population of 87,000.",
  "We heard of 27 deaths, a rate of under 43 per 100,000 children in a population of 87,000.",
  "We heard of about 27 deaths, a rate of 13 per 100,000 children in a population of 87,000.",
  "We heard of 27 deaths, 14 of them of boys, a rate of 13 per 100,000.",
  "A rate of over 13 per 100,000, based on 27 deaths in a child population of 87,000.",
  "A rate of under 43 per 100,000, based on 27 deaths in a child population of 87,000.",
  "The child population is 62,400. That is 1,200 more than before, and for plans the level is 55 per 10,000.",
  "Over some years 312 were in care of a child population of 62,400. This is a rate of 55 per 10,000.",
  "We heard of 27 deaths, or so it seems, and 13 per 100,000 are known elsewhere, with a child population of 87,000.",
  "This is a rate of 55 per 10,000, up from 50.",
  "There are 312 in care of a child population of 62,400. Plans rose. This is a rate of 55 per 10,000.",
  "There are 312 in care of a child population of 62,400. We think it is wrong to say so: This is 55 per 10,000 of others.",
  "There are 312 children in care of a child population of 62, a rate of 50 per 10,000.",
  "In 2022/23 and in 2023/24 there were 27 deaths, a rate of 13 per 100,000 children in a population of 87,000.",
  "In 2021-2023 there were 27 deaths, a rate of 13 per 100,000 children in a population of 87,000.",
  "In 2021-23 there were 27 deaths, a rate of 13 per 100,000 children in a population of 87,000.",
  "Last year brought 27 deaths, and the child population is 87,000; that or more for England: 13 per 100,000.",
  "The rate is 13 per 100,000 in England (as we have 27 deaths in a child population of 87,000).",
  "The rate is 13 per 100,000 in England, not based on 27 deaths in a child population of 87,000.",
  "The rate is 13 per 100,000, based on what we knew before the 27 deaths in a child population of 87,000.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

it.each([
  "a standardised rate",
  "a standardized rate",
  "an annualised rate",
  "an annualized rate",
  "an adjusted rate",
  "on average a rate",
  "averaged to a rate",
  "by the mean a rate",
  "per year a rate",
  "per annum a rate",
  "in a year a rate",
  "over years a rate",
  "over a quarter a rate",
  "quarterly a rate",
  "over a month a rate",
  "over months a rate",
  "over a week a rate",
  "over weeks a rate",
])("leaves alone what is of more or less than a year, or of others: %s", (rate) => {
  expect(
    found(`We heard of 27 deaths, ${rate} of 13 per 100,000 children in a population of 87,000.`),
  ).toEqual([]);
});
