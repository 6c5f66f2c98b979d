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
  [
    "From Monday 3 April 2023 up to Friday 30 June 2023, a period of five months, it was shut.",
    wrong("five months", "2.9 months"),
  ],
  ["It ran from 1 April 2023 to 30 June 2023 lasting five months.", wrong("five months", "3 months")],
  ["It ran from 1 April 2023 to 30 June 2023, about nine months.", wrong("nine months", "3 months")],
  ["It ran from 1 April 2023 to 30 June 2023, a period of five months", wrong("five months", "3 months")],
  ["It ran from 1 April 2019 to 30 June 2019, a term of five months.", wrong("five months", "3 months")],
  ["It ran from 1 April to 30 June 2019, a term of five months.", wrong("five months", "3 months")],
  ["It ran from 30 November 2022 to 10 January, a term of three weeks.", wrong("three weeks", "6 weeks")],
  ["It ran from 20 December to 10 January 2019, a term of nine weeks.", wrong("nine weeks", "3.1 weeks")],
  ["It ran from 1 April 2023 to 1 April 2023, a period of three days.", wrong("three days", "1 day")],
  ["It ran from 1 May 2023 to 6 May 2023, about eight days.", wrong("eight days", "6 days")],
  ["It ran from 1 May 2023 to 15 May 2023, about 12 days.", wrong("12 days", "15 days")],
  [
    "The first ran from 1 April 2023 to 31 March 2024, a period of nine months.",
    wrong("nine months", "12 months"),
  ],
  ["On 3 May the whole panel agreed it, eight weeks after 1 April.", wrong("eight weeks", "4.6 weeks")],
  [
    "It was asked for on 10 January 2023 and given on 9 January 2024, two years after.",
    wrong("two years", "1 year"),
  ],
  [
    "- Asked for on 10 January 2023 and given on 9 January 2024, two years later",
    wrong("two years", "1 year"),
  ],
  [
    "It was closed on 9 January 2024, having been opened on 10 January 2023, 18 months earlier.",
    wrong("18 months", "12 months"),
  ],
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
  "The panel met on 3 May 2023 and 30 June 2023 (two days).",
  "People from every team met on 3 May 2023 and 30 June 2023 (two days).",
  "Cover was from 3 May 2023, and of those seen 30 June 2023 (two days) was the busiest.",
  "Staff from 1 May 2023 who left by a day to be agreed, 30 June 2023 (two days), were paid.",
  "From 1 April 2023 to 30 June 2023 staff were paid for two months.",
  "It ran for girls, and on 3 days from 1 April 2024 to 31 May 2024 for boys.",
  "The office was shut for 2 weeks between the visits of 1 April 2024 and 31 May 2024.",
  "On 3 May 2023 the panel heard that the child was first seen by a nurse, three weeks after 1 January 2023.",
  "On 3 May 2023, the panel heard that it was found six weeks after 1 January 2023.",
  "The report came on 3 May 2023, two weeks late, after the meeting of 1 April 2023.",
  "It began on 10 January 2023 and ended on 9 January 2024, six months more than planned, and its twin later.",
  "It was shut from 1 April 2023 to 30 September 2023, about five months.",
  "It was shut from 1 May 2023 to 4 May 2023, about five days.",
  "It was shut from 1 May 2023 to 3 May 2023, about four days.",
  "It was shut from 1 April 2023 to 30 June 2023, under six months.",
  "It was shut from 1 April 2023 to 31 March 2024, over ten months.",
  "It was shut from 1 April 2023 to 31 March 2024, 2,000 hours.",
  "It was shut from 1 April 2023 to 31 March 2024, 3 to 4 weeks.",
  "From 31 March 2023 to 31 February 2024, a period of two months.",
  "The course took 20 days (four weeks) or, online, 36 hours (one month).",
  "Waits were 9 months (4 months) for girls (boys), and 1-2 years (30 months).",
  "Waits were 24 months (2-4 years) and 30 months (12 children).",
  "It took over 24 months (one year) and 36 months (over two years).",
  "Between 20 December and 10 January 2019 (three weeks), it was shut.",
  "Between 20 December 2018 and 10 January (three weeks), it was shut.",
  "Between 20 December and 10 January (three weeks), it was shut.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

it.each([
  ["1 January 2023 to February 2023", 59],
  ["1 January 2023 to February 2023", 32],
  ["1 January 2024 to February 2024", 61],
  ["1 January 2023 to March 2023", 91],
  ["1 January 2023 to April 2023", 121],
  ["January 2023 to 28 February 2023", 28],
])("takes any day of a month that is named without one: from %s, %d days", (days, length) => {
  expect(found(`It was shut from ${days}, a period of ${length} days.`)).toEqual([]);
  expect(found(`It was shut from ${days}, a period of ${length + 40} days.`)).toHaveLength(1);
});

it("says from when to when, and how many days those are", () => {
  const said = (text: string) => checkArithmetic(text).map(({ message, why }) => `${message} | ${why}`);
  expect([
    ...said("It ran from 1 April 2023 to 30 June 2023, a period of five months."),
    ...said("It was done on 14 March 2024, three weeks after the meeting of 5 March 2024."),
    ...said("The target was 547 days (12 months)."),
  ]).toEqual([
    "From 1 April 2023 to 30 June 2023 is 3 months, not five months | These are 91 days, both counted",
    "From 5 March 2024 to 14 March 2024 is 1.3 weeks, not three weeks | These are 9 days",
    "547 days are 18 months, not 12 months | They stand for one length of time",
  ]);
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
