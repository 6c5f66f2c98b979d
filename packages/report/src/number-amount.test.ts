import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

const kindsOf = (text: string) => findNumbers(text).map(({ kind, value }) => `${kind} ${value}`);

it.each([
  ["It cost £5m, £5bn, £5k and £5 million.", ["5000000", "5000000000", "5000", "5000000"]],
  ["It cost £0.05m, and £0.5m in all.", ["50000", "500000"]],
  ["It cost £1.25 thousand and £1.2345 thousand.", ["1250", "1234.5"]],
  ["It cost £1.2 Billion and £3 THOUSAND.", ["1200000000", "3000"]],
  ["It cost 5p, 50 pence? no: 50pence, and 5 pounds.", ["0.05", "50", "0.50", "5"]],
  ["It was -£5, £-5, –£5 and (£5.00), not (£5).", ["-5", "-5", "-5", "-5.00", "5"]],
  ["It was -£0.00 and $5, € 6.", ["0.00", "5", "6"]],
])("reads amounts in: %s", (text, values) => {
  expect(findNumbers(text).map(({ value }) => value)).toEqual(values);
});

it.each([
  ["It cost £5.", "money 5 GBP"],
  ["It cost $5.", "money 5 USD"],
  ["It cost €5.", "money 5 EUR"],
  ["It cost 50p.", "money 0.50 GBP"],
  ["It cost 50 pounds.", "money 50 GBP"],
  ["It cost 1 pound.", "money 1 GBP"],
  ["It cost 50 pounders.", "count 50"],
  ["It cost £5million.", "money 5000000 GBP"],
  ["It cost £5 millions.", "money 5 GBP"],
  ["It cost £5mm.", "money 5 GBP"],
  ["-£5 was lost.", "money -5 GBP"],
  ["a-£5 was lost.", "money 5 GBP"],
  ["It was (£500.00 or so).", "money 500.00 GBP"],
  ["It was £500.00).", "money 500.00 GBP"],
  ["It was (£500).", "money 500 GBP"],
  ["It was (£500.00).", "money -500.00 GBP"],
  ["-5% was so.", "percentage -5"],
  [".5% was so.", "percentage 0.5"],
  ["It was (.25 per cent).", "percentage 0.25"],
  ["It was 1..5%.", "count 1"],
  ["It was 52  % of them.", "percentage 52"],
  ["It was £303\u00a0140.", "money 303140 GBP"],
  ["It began at 10:30am, with 27.", "count 27"],
  ["It was 5 %points.", "points 5"],
  ["It was 5 per centpoints.", "points 5"],
  ["It was 5%pt.", "points 5"],
  ["It was 5 per 2 children.", "rate 5"],
  ["It was so many per 5 per 1,000.", "count 5"],
] as const)("reads an amount or a share in: %s", (text, read) => {
  const [first] = findNumbers(text);
  const said = [first?.kind, first?.value, first?.currency].filter((word) => word !== undefined).join(" ");
  expect(said).toBe(read);
});

it.each([
  ["£1.2345 thousand", 1, 1],
  ["£1.234 thousand", 0, 1],
  ["£1.2 thousand", 0, 100],
  ["£1 million", 0, 1_000_000],
  ["£1.25 billion", 0, 10_000_000],
  ["£1.25", 2, undefined],
])("knows the places of %s, and what its last digit is worth", (said, places, step) => {
  const [first] = findNumbers(`It was ${said}.`);
  expect([first?.places, first?.step]).toEqual([places, step]);
});

it.each([
  ["5%", "percentage 5"],
  ["5 %", "percentage 5"],
  ["5 per cent", "percentage 5"],
  ["5 PERCENT", "percentage 5"],
  ["5 percentage points", "points 5"],
  ["5% points", "points 5"],
  ["5 per cent points", "points 5"],
  ["5 percentage-point", "points 5"],
  ["5pp", "points 5"],
  ["5 ppt", "points 5"],
  ["5ppts", "points 5"],
  ["5% pts", "points 5"],
  ["-5%", "percentage -5"],
  ["-5 percentage points", "points -5"],
  ["(+5%)", "percentage 5"],
  ["5 per 1,000", "rate 5"],
  ["5 crimes for every 1,000", "rate 5"],
  ["5 in every hundred", "rate 5"],
  ["5 deaths per thousand", "rate 5"],
  ["5 per ten thousand", "rate 5"],
  ["5 per hundred thousand", "rate 5"],
  ["5 per million", "rate 5"],
  ["5 per a hundred", "rate 5"],
  ["5 per 1", "count 5"],
])("reads %s as %s", (text, read) => {
  expect(kindsOf(`It was ${text}.`)[0]).toBe(read);
});

it.each([
  ["per 1,000", 1_000],
  ["per hundred", 100],
  ["per thousand", 1_000],
  ["per ten thousand", 10_000],
  ["per hundred thousand", 100_000],
  ["per MILLION", 1_000_000],
  ["per 10 thousand", 10_000],
  ["per 2 million", 2_000_000],
])("reads %s as per %i", (words, per) => {
  expect(findNumbers(`It was 5 ${words}.`).map((read) => read.per)).toEqual([per]);
});
