import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

const kindsOf = (text: string) => findNumbers(text).map(({ kind, value }) => `${kind} ${value}`);

it.each([
  ...["aged", "age", "ages", "age of", "aged under", "aged over", "aged up to", "under the age of"],
  ...["turns", "turn", "turned", "age range", "ages of", "aged ten or", "aged 5 and", "age ten or", "AGED"],
])("reads an age after the words: %s", (words) => {
  expect(kindsOf(`A child ${words} 12 came.`).at(-1)).toBe("age 12");
});

it.each([
  ..."children babies infants people adults were was are is those"
    .split(" ")
    .map((word) => `The ${word} under 5.`),
  ...[
    "The children under 5, too.",
    "The children under 5; too.",
    "(The children under 5)",
    "The children over 25",
  ],
  ...["The under 5s.", "The post-5 offer.", "The UNDER 5's."],
  ...["years", "year", "months", "month", "weeks", "week", "days", "day"].map(
    (unit) => `A 5 ${unit} old came.`,
  ),
  ...["A 5-year-old came.", "All 5 year olds came.", "At 5 years of age."],
  ...[
    "The 5 age group.",
    "The 5 age range.",
    "For 5 or over.",
    "For 5 or older.",
    "For 5 or under.",
    "For 5 AND OVER.",
  ],
])("reads an age of five, or of its own, in: %s", (text) => {
  expect(kindsOf(text)[0]).toMatch(/^age (?:5|25)$/);
});

it.each([
  "The children under 26.",
  "The children under 5 pounds.",
  "The plans under 5.",
  "There were 5 age-old plans.",
  "There were 121 year olds.",
  "The 5 or overt plans.",
])("reads no age in: %s", (text) => {
  expect(kindsOf(text).filter((read) => read.startsWith("age"))).toEqual([]);
});

it.each([
  ...["second", "minute", "hour", "day", "night", "week", "month", "year", "term"].flatMap((unit) => [
    [`It took 5 ${unit}s.`, `${unit}`] as const,
    [`A 5-${unit} plan.`, `${unit}`] as const,
  ]),
  ["It took 5 working days.", "day"],
  ["It took 5 calendar days.", "day"],
  ["It took 5 full days.", "day"],
  ["A 5-weekly plan.", "week"],
  ["At 5 weeks' notice.", "week"],
  ["At 5 WEEKS notice.", "week"],
  ["It took 5 - week turns.", "week"],
] as const)("reads a duration in: %s", (text, unit) => {
  expect(findNumbers(text).map((read) => [read.kind, read.value, read.unit])).toEqual([
    ["duration", "5", unit],
  ]);
});

it.each([
  ["The 17s came.", ["age 17"]],
  ["The 10s came.", ["age 10"]],
  ["The 20s came.", []],
  ["The 21s came.", ["age 21"]],
  ["The under 20s came.", ["age 20"]],
  ["The 1920s came.", ["year 1920"]],
  ["In 2019 years went by.", ["year 2019"]],
  ["In 219 years it went.", ["duration 219"]],
  ["In 20199 years it went.", ["duration 20199"]],
  ["The over 5 and 6 plans.", ["count 5", "count 6"]],
  ["The children under 5 came.", ["count 5"]],
  ["The children under 5 , too.", ["age 5"]],
  ["Of the children under 5, we saw 12.", ["age 5", "count 12"]],
  ["All 16  year  olds came.", ["age 16"]],
  ["There were 5 meetings for those 16 and over.", ["count 5", "age 16"]],
  ["There were 6 meetings with 12 year olds.", ["count 6", "age 12"]],
  ["Those aged 12.5 came.", ["count 12.5"]],
  ["Those over 18 are mostly in their 20s.", ["count 18"]],
  ["Beside the post-16 offer there are over 18 plans.", ["age 16", "count 18"]],
  ["The three's company came.", []],
  ["The panel of twelve's view.", []],
  ["All twelve year olds of the city's schools came.", ["age 12"]],
  ["Some 12,000 years went by.", ["duration 12000"]],
  ["In 2019  years went by.", ["year 2019"]],
  ["It was 2019 days of the year.", ["duration 2019"]],
] as const)("reads years and ages that look alike apart: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
});
