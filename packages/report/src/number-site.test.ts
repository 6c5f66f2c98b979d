import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

const over = ["over", "more than", "above", "at least", "in excess of", "exceeding", "upwards of", "OVER"];

const under = [
  "under",
  "fewer than",
  "less than",
  "below",
  "nearly",
  "almost",
  "up to",
  "just short of",
  "at most",
  "<",
];

const about = [
  "about",
  "around",
  "approximately",
  "approx.",
  "approx",
  "roughly",
  "circa",
  "c.",
  "some",
  "an estimated",
];

it.each([
  ...over.map((words) => [words, "over"] as const),
  ...under.map((words) => [words, "under"] as const),
  ...about.map((words) => [words, "about"] as const),
  ["estimated at", "about"] as const,
  ["over a", "over"] as const,
  ["nearly a", "under"] as const,
  ["about a", "about"] as const,
  ["all", undefined] as const,
  ["moreover", undefined] as const,
])("takes %s 5,000 as %s", (words, qualifier) => {
  expect(findNumbers(`It was ${words} 5,000.`).map((read) => read.qualifier)).toEqual([qualifier]);
  expect(findNumbers(`It was ${words} £5,000.`).map((read) => read.qualifier)).toEqual([qualifier]);
  expect(findNumbers(`It was ${words}\n £5,000.`).map((read) => read.qualifier)).toEqual([qualifier]);
  expect(findNumbers(`It was ${words}£5,000.`).map((read) => read.qualifier)).toEqual([qualifier]);
});

it.each([
  ["It was over 5,000, or £5,000.", ["over", "none"]],
  ["It was c.5,000.", ["about"]],
  ["It was <5%.", ["under"]],
  [
    "They were nearly 12th, in about 2019 or around May 2020, aged under 5.",
    ["none", "none", "none", "none"],
  ],
])("has a qualifier, or none, for what is said: %s", (text, qualifiers) => {
  const said = findNumbers(text).map((read) => ("qualifier" in read ? read.qualifier : "none"));
  expect(said).toEqual(qualifiers);
});

it.each([
  ["½", "0.5"],
  ["¼", "0.25"],
  ["¾", "0.75"],
  ["⅕", "0.2"],
  ["⅖", "0.4"],
  ["⅗", "0.6"],
  ["⅘", "0.8"],
  ["⅛", "0.125"],
  ["⅜", "0.375"],
  ["⅝", "0.625"],
  ["⅞", "0.875"],
])("reads %s as %s", (part, value) => {
  expect(findNumbers(`It took 2${part} days.`).map((read) => Number(read.value))).toEqual([
    2 + Number(value),
  ]);
  expect(findNumbers(`It was 3${part}`).map((read) => read.value)).toEqual([`3${value.slice(1)}`]);
});

it.each([
  ...["years", "year", "months", "month", "weeks", "week", "days", "day"].flatMap((unit) => [
    [`A 5 ${unit} old came.`, `5 ${unit} old`] as const,
    [`A 5-${unit}-old came.`, `5-${unit}-old`] as const,
    [`At 5 ${unit} of age it came.`, `5 ${unit} of age`] as const,
    [`All 5 ${unit} olds came.`, `5 ${unit} olds`] as const,
  ]),
  ["The under 16s came.", "16s"],
  ["The under 16's came.", "16's"],
  ["Those aged 6 months came.", "6 months"],
  ["Those aged 6 came.", "6"],
  ["It took 5 working days.", "5 working days"],
  ["A 5-week plan.", "5-week"],
  ["It took 5 weeks' time.", "5 weeks"],
  ["It was 5 per cent.", "5 per cent"],
  ["It was 5 percentage points.", "5 percentage points"],
  ["It was 5 deaths per 1,000 children.", "5 deaths per 1,000"],
  ["It was £1.2 million.", "£1.2 million"],
  ["It was -£5k.", "-£5k"],
  ["It was 50p.", "50p"],
  ["It was 50 pounds.", "50 pounds"],
  ["On 7th October 2023 it was.", "7th October 2023"],
  ["On 07/08/2023 it was.", "07/08/2023"],
  ["In October 2023 it was.", "October 2023"],
  ["In 2023/24 it was.", "2023/24"],
  ["In 2022 to 2025 it was.", "2022 to 2025"],
] as const)("takes as much of a text as says the number: %s", (text, own) => {
  expect(findNumbers(text).map((read) => read.text)).toEqual([own]);
});
