import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ code }) => code === "report/multiple-does-not-follow")
    .map(({ message, why, span }) => `${message} | ${why} | ${text.slice(span.start, span.end)}`);

it.each([
  [
    "We ran 12 workshops for 300 people, an average of 35 each.",
    "12 and 300 make an average of 25, not 35 | 300 ÷ 12 = 25 | 12 workshops for 300 people, an average of 35",
  ],
  [
    "The 12 workshops drew 301 people, an average of 35.5 people per workshop.",
    "12 and 301 make an average of 25.1, not 35.5 | 301 ÷ 12 = 25.083 | 12 workshops drew 301 people, an average of 35.5",
  ],
  [
    "The team took 960 calls over 12 months, averaging 90 a month.",
    "960 and 12 months make an average of 80, not 90 | 960 ÷ 12 = 80 | 960 calls over 12 months, averaging 90",
  ],
  [
    "The 40 grants came to £20,000, an average of £400 each.",
    "40 and £20,000 make an average of 500, not £400 | 20000 ÷ 40 = 500 | 40 grants came to £20,000, an average of £400",
  ],
  [
    "In 2023/24 we ran 12 workshops for 301 people, which averages 35 each.",
    "12 and 301 make an average of 25.1, not 35 | 301 ÷ 12 = 25.08 | 12 workshops for 301 people, which averages 35",
  ],
  [
    "From 1 April 2023 we ran 12 workshops for 305 people, an average of 25.8 each.",
    "12 and 305 make an average of 25.4, not 25.8 | 305 ÷ 12 = 25.417 | 12 workshops for 305 people, an average of 25.8",
  ],
  [
    "A sum of £60,000,000 was for 40 grants, an average of £1.4 million each.",
    "£60,000,000 and 40 make an average of 1500000, not £1.4 million | 60000000 ÷ 40 = 1500000 | £60,000,000 was for 40 grants, an average of £1.4 million",
  ],
] as const)("holds an average to what it is of: %s", (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  "We ran 12 workshops for 300 people, an average of 25 each.",
  "We ran 12 workshops for 305 people, an average of 25 each.",
  "We ran 12 workshops for 305 people, an average of 25.4 each.",
  "We ran 12 workshops for 300 people, an average of about 30 each.",
  "We saw 84 families with 240 children, an average of 5 visits each.",
  "We ran 12 workshops and 4 webinars for 300 people, an average of 35 each.",
  "In 12 months 300 people came, an average of 6 each week.",
  "The 12 members of staff took 96 calls, an average of 2 a week.",
  "There were 300 calls in 52 weeks, an average of 6 a week.",
  "We ran 12 workshops for over 300 people, an average of 35 each.",
  "There were 12 workshops in 2023, an average of 35 people each.",
  "An average of 35 people came to each of 12 workshops in 3 areas.",
  "We ran 12 workshops for 300 people, on average of 35 in age.",
  "There was 1 workshop for 300 people, an average of 35 each.",
  "Of 12 workshops with 300 people, fees are £35 on average.",
  "On average, 12 workshops took 300 people in 35 rooms each.",
  "We ran 12 workshops for 300 people, an average of 35 in age, as each was asked.",
  "We ran 12 workshops for 300 people, an average of 35% each.",
  "An average of 35 people each came to 12 workshops in 3 areas.",
  "The 40 grants came to over £20,000, an average of £550 each.",
  "Of 40 sessions 60% were full, an average of 35 each.",
  "The 40 grants came to £58,400,000, an average of £1.5 million each.",
  "In 12 workshops 300 people paid an average of £35 each.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});
