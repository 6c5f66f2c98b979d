import { formatNumber, roundRatio } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span, instead }) => `${code.slice(7)} ${text.slice(span.start, span.end)}: ${instead}`);

const wrong = (rate: string, instead: string) => [`rate-does-not-follow ${rate}: ${instead}`];

it.each([
  [
    "Of 87,000 children living here 312 are in care, a rate of 63 per 10,000.",
    wrong("63 per 10,000", "36 per 10,000"),
  ],
  [
    "We heard of 27 deaths, a rate of 13 per 100,000 children in a population of 87,000.",
    wrong("13 per 100,000", "31 per 100,000"),
  ],
  [
    "There were 27 deaths, a rate of 31 per 10,000 children in a population of 87,000.",
    wrong("31 per 10,000", "3 per 10,000"),
  ],
  [
    "Of 174,242 children living here, 690 had a plan, which is 36.9 per 10,000.",
    wrong("36.9 per 10,000", "39.6 per 10,000"),
  ],
  [
    "There were 34 deaths of infants among 7,120 live births, or 7.4 per 1,000.",
    wrong("7.4 per 1,000", "4.8 per 1,000"),
  ],
  [
    "The child population is 62,400. There are 312 children in care. This is a rate of 55 per 10,000.",
    wrong("55 per 10,000", "50 per 10,000"),
  ],
  [
    "Northshire has a child population of 62,400. We met five times. There were 312 in care, a rate of 55 per 10,000 children.",
    wrong("55 per 10,000", "50 per 10,000"),
  ],
  [
    "About 62,400 children live here. Many are well. Of them 312 have a plan, which is 55 per 10,000 in Northshire.",
    [],
  ],
  [
    "About 62,400 children live in Northshire. Some 312 have a plan. At year end 312 had one, which is 55 per 10,000 in Northshire.",
    wrong("55 per 10,000", "50 per 10,000"),
  ],
  [
    "There are 312 in care of a child population of 62,400. This is a rate of 55 per 10,000.",
    wrong("55 per 10,000", "50 per 10,000"),
  ],
  [
    "There are 312 children in care. That is 55.0 per 10,000, with an estimated child population of 62,400.",
    wrong("55.0 per 10,000", "50.0 per 10,000"),
  ],
  [
    "In a population of 62,400 there were 312 in care, a rate of 45 per 10,000.",
    wrong("45 per 10,000", "50 per 10,000"),
  ],
  [
    "The rate was 55 per 10,000 (312 children, of a child population of 62,400), and 70 per 10,000 in England.",
    wrong("55 per 10,000", "50 per 10,000"),
  ],
])("holds a rate to its count and its population: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it.each([
  "We heard of 27 deaths, a rate of 31 per 100,000 children in a population of 87,000.",
  "We heard of 27 deaths, a rate of 31.03 per 100,000 children in a population of 87,012.",
  "We heard of 27 deaths, a rate of 30.8 per 100,000 children in a population of 87,000.",
  "We heard of 27 deaths, a rate of about 30 per 100,000 children in a population of 87,000.",
  "We heard of 27 deaths, over 30 per 100,000 children in a population of 87,000.",
  "With a population of 402,000 there were 27 deaths, a rate of 31 per 100,000 children.",
  "Of 402,000 residents, 312 are children in care, which is 36 per 10,000.",
  "Of 402,000 people living here 312 are children in care, a rate of 36 per 10,000 children.",
  "With a population of 402,000, the county has 312 children in care, a rate of 36 per 10,000.",
  "We heard of 27 deaths in a child population of about 90,000, a rate of 31 per 100,000.",
  "Over three years there were 27 deaths in a child population of 87,000, a rate of 10.3 per 100,000.",
  "From 2021 to 2023 there were 27 deaths in a child population of 87,000, a rate of 10.3 per 100,000.",
  "In the quarter there were 7 deaths in a child population of 87,000, an annualised rate of 32 per 100,000.",
  "There were 27 deaths in a child population of 87,000, a standardised rate of 28 per 100,000.",
  "Of 27 deaths 14 were of boys, a rate of 31 per 100,000 in a child population of 45,000.",
  "The population is 87,000, and crime is 98 per 1,000, with 27 schools in all.",
  "We saw 27 families, and a rate of 43 per 10,000 in England has a population of 12 million behind it.",
  "In England, with a child population of 11,900,000, the rate is 30 per 100,000; we had 27 deaths.",
  "There were 27 deaths. In England the rate is 30 per 100,000 of a child population of 11,900,000.",
  "The child population is 87,000, of whom 1,200 moved here; the rate of plans is 39 per 10,000.",
  "The child population is 62,400. There are 312 children in care, a rate of 50 per 10,000.",
  "The child population is 62,400. In Southton there are 312 children in care, a rate of 71 per 10,000.",
  "The child population is 62,400. There are 312 boys in care, a rate of 98 per 10,000.",
  "The child population is 62,400. There are 312 children aged 10 to 17 in care, a rate of 110 per 10,000.",
  "The child population is 62,400. There were 312 families with a plan, a rate of 98 per 10,000 households.",
  "The child population is 62,400. The region has 3,120 in care, a rate of 71 per 10,000.",
  "The child population is 62,400. Over three years it was stable. There were 312 deaths, a rate of 17 per 10,000.",
  "In 2011 the child population was 62,400. In 2023 there are 312 in care, a rate of 40 per 10,000.",
  "At the census the child population was 62,400. There are 312 in care, a rate of 40 per 10,000.",
  "The child population is 62,400, and 9,000 of them are under 5. There are 312 in care, a rate of 71 per 10,000.",
  "The population is 402,000. There are 312 in care, a rate of 36 per 10,000.",
  "The child population is 62,400. The city has fewer. It is young. Its needs are high. There are 312 in care, a rate of 71 per 10,000.",
  "The panel met 6 times and the rate was 31 per 100,000 of a child population of 87,000.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

it("finds nothing wrong in any rate that is rightly rounded, and every one that is half as much again", () => {
  const people = fc.oneof(
    fc.integer({ min: 500, max: 2_000_000 }),
    fc.integer({ min: 1, max: 90 }).map((n) => n * 10_000),
  );
  const rates = fc.tuple(
    fc.integer({ min: 20, max: 400 }),
    people,
    fc.constantFrom(1_000, 10_000, 100_000),
    fc.nat(2),
  );
  fc.assert(
    fc.property(rates, ([count, population, per, places]) => {
      const said = (times: number) => {
        const rate = roundRatio(BigInt(count * per * times), BigInt(population) * 2n, { places });
        return found(
          `There were ${count} deaths in a child population of ${formatNumber(population)}, a rate of ${rate} per ${formatNumber(per)}.`,
        );
      };
      expect(said(2)).toEqual([]);
      const isTold = (count * per) / population > 5 && count < population && population % 100_000 !== 0;
      if (isTold) expect(said(3)).toHaveLength(1);
    }),
  );
});
