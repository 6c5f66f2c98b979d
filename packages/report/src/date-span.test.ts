import { addDays, calendarDate, formatDate } from "@pdscp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ severity }) => severity === "error")
    .map(({ code, span, instead }) => `${code.slice(7)} ${text.slice(span.start, span.end)}: ${instead}`);

const wrong = (said: string, instead: string) => [`duration-does-not-follow ${said}: ${instead}`];

it.each([
  [
    "The review covers 1 April 2023 to 31 March 2024, and the time from 1 April 2023 to 31 March 2024, a period of 11 months.",
    wrong("11 months", "12 months"),
  ],
  ["The meeting of 3 May, six weeks after 1 April, agreed it.", wrong("six weeks", "4.6 weeks")],
  [
    "The visit was on 30 January 2018 and its letter was published on 22 February 2018, five weeks later.",
    wrong("five weeks", "3.3 weeks"),
  ],
  [
    "The post was vacant between 4 September 2023 and 1 December 2023, a period of six months.",
    wrong("six months", "2.9 months"),
  ],
  ["It ran for 12 weeks from 1 April 2024 to 31 May 2024.", wrong("12 weeks", "8.7 weeks")],
  [
    "The panel met on 12 June 2023, three months after the notification of 12 May 2023.",
    wrong("three months", "1 month"),
  ],
  ["The post was empty from April 2023 to September 2023 (nine months).", wrong("nine months", "6 months")],
  [
    "It was finished on 14 March 2024, 28 days after the meeting of 5 March 2024.",
    wrong("28 days", "9 days"),
  ],
  [
    "It was opened on 10 January 2023 and closed on 9 January 2024, 18 months later.",
    wrong("18 months", "12 months"),
  ],
  ["It was held from 1 April to 30 June 2023, a period of five months.", wrong("five months", "3 months")],
  ["It was held from 1 April 2022 to 31 March 2025, a term of two years.", wrong("two years", "3 years")],
  ["On 1 June 2023, ten weeks before 1 July 2023, it began.", wrong("ten weeks", "4.3 weeks")],
  [
    "From 1 December 2023 to 28 February 2024, over four months, it was shut.",
    wrong("four months", "3 months"),
  ],
  ["The target was 547 days (12 months).", wrong("12 months", "18 months")],
  ["It took 24 months (three years) to do.", wrong("three years", "2 years")],
])("holds a length of time to its two days: %s", (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it.each([
  "From 1 April 2023 to 31 March 2024, a period of 12 months.",
  "From 1 April 2023 to 31 March 2024, a period of one year.",
  "From 1 April 2023 to 31 March 2024, a period of 52 weeks.",
  "From 1 April 2023 to 31 March 2024, a period of 366 days.",
  "From 1 April 2023 to 31 March 2024, a period of 365 days.",
  "From 15 April 2023 to 10 May 2023, a period of four weeks.",
  "From 15 April 2023 to 10 May 2023, a period of a month.",
  "From April 2023 to September 2023, a period of six months.",
  "From April 2023 to September 2023, a period of five months.",
  "The meeting of 3 May, four weeks after 1 April, agreed it.",
  "The meeting of 3 May, five weeks after 1 April, agreed it.",
  "The meeting of 10 January, six weeks after 30 November, agreed it.",
  "It was finished on 14 March 2024, nine days after the meeting of 5 March 2024.",
  "It was finished on 14 March 2024, seven working days after the meeting of 5 March 2024.",
  "It was finished on 14 March 2024, within 28 days after the meeting of 5 March 2024.",
  "On 3 May 2023, three weeks after the death of a child born on 1 April 2021, the panel met.",
  "On 3 May 2023, three weeks after the child, who was born on 1 April 2021, had died, it met.",
  "The meeting of 3 May 2023 agreed to report by 30 June 2023, one month later than planned.",
  "He worked for 2 days a week from 1 April 2024 to 31 May 2024.",
  "There were 12 weeks of training from 1 April 2024 to 31 May 2024.",
  "The visits were on 1 May 2023, 3 June 2023 and 5 July 2024, two months later.",
  "From 1 April 2023 to 31 March 2024, in the first six months of which it met twice, it grew.",
  "From 1 April 2023 to 31 March 2024, nearly 12 months, it was shut.",
  "From 1 April 2023 to 15 August 2023, about four months, it was shut.",
  "From 1 April 2023 to 31 March 2024, 6 months of waiting was the most.",
  "The target was 639 days (21 months), then 547 days (18 months) and 487 days (16 months).",
  "The plan is for 26 weeks (six months), a year (12 months) and 18 months (1.5 years).",
  "It ran for three months (60 working days), and then for 6 months (24 days).",
  "It ran for six weeks (30 days), for 24 months (6 months of them online) and 2 days (5 hours).",
  "From 31 February 2023 to 31 March 2024, a period of two months.",
  "Since 1 April 2023 the panel has met on 3 May 2023, every two months after that.",
  "It was open from 1 April 2023 to 31 March 2024 (three months in person).",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

it("finds nothing wrong in any length that is right, and in every one that is two weeks too long", () => {
  const starts = fc.nat(20_000).map((days) => addDays(calendarDate("1990-01-01"), days));
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 400 }), (start, gap) => {
      const [from, to] = [formatDate(start), formatDate(addDays(start, gap))];
      const said = (length: string) => [
        ...found(`It was held on ${to}, ${length} after ${from}.`),
        ...found(`It was held from ${from} to ${to}, a period of ${length}.`),
        ...found(`It began on ${from} and ended on ${to}, ${length} later.`),
      ];
      const weeks = Math.round(gap / 7);
      expect(said(`${gap} days`)).toEqual([]);
      expect(weeks === 0 ? [] : said(`${weeks} weeks`)).toEqual([]);
      expect(said(`${gap + 14} days`)).toHaveLength(3);
      expect(said(`${weeks + 2} weeks`)).toHaveLength(3);
    }),
  );
});
