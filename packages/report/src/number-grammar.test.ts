import { expect, it } from "vitest";
import { findNumbers } from "./find-numbers.ts";

/** What is read in a text, in a line: kind, value and whatever the words add. */
const reading = (text: string) => {
  const read = findNumbers(text).map(({ kind, value, qualifier, step, currency, per, unit }) =>
    [
      kind,
      value,
      qualifier,
      unit,
      per && `per ${per}`,
      step && `step ${step}`,
      currency === "GBP" ? "" : currency,
    ]
      .filter((word) => word !== undefined && word !== "")
      .join(" "),
  );
  return `${text.replaceAll("\n", " / ")} => ${read.length === 0 ? "nothing" : read.join("; ")}`;
};

it("reads ages, and what only looks like one", () => {
  const texts = [
    "There were 12 under 16s and 3 over 18s.",
    "The post-16 offer and post-18 offer.",
    "It is for children under 5. Others are over 5.",
    "It is for people over 30.",
    "Those aged twelve months were seen.",
    "Those aged 6 months were seen.",
    "A man in his 30s called.",
    "The 1960s and the 80s.",
    "The under 20s and the 17s.",
    "A 120-year-old and 121 years old.",
    "Children aged 5 or over, 16 and under.",
    "The 10 to 14 age group.",
    "Children aged between 10 and 14.",
    "Between 5 and 7 year olds.",
    "The 0-19 service and 0-30 places.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "There were 12 under 16s and 3 over 18s. => count 12; age 16; count 3; age 18",
      "The post-16 offer and post-18 offer. => age 16; age 18",
      "It is for children under 5. Others are over 5. => age 5; age 5",
      "It is for people over 30. => count 30 over",
      "Those aged twelve months were seen. => age 12",
      "Those aged 6 months were seen. => age 6",
      "A man in his 30s called. => nothing",
      "The 1960s and the 80s. => year 1960",
      "The under 20s and the 17s. => age 20; age 17",
      "A 120-year-old and 121 years old. => age 120; count 121",
      "Children aged 5 or over, 16 and under. => age 5; age 16",
      "The 10 to 14 age group. => age 10-14",
      "Children aged between 10 and 14. => age 10-14",
      "Between 5 and 7 year olds. => age 5-7",
      "The 0-19 service and 0-30 places. => age 0-19; range 0-30",
    ]
  `);
});

it("reads money in its forms", () => {
  const texts = [
    "It cost £3bn, or £2 billion.",
    "It cost $1.5m and €20.",
    "It cost £1.2345k exactly.",
    "It cost 10 pounds and 5 pence, or 50p.",
    "It cost £ 25 and £-25 and –£25.",
    "A loss of (£500.00), beside (£500).",
    "A change of -£0.00.",
    "Nearly £1.2 million and over £500k.",
    "A total of 3 thousand pounds.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "It cost £3bn, or £2 billion. => money 3000000000 step 1000000000; money 2000000000 step 1000000000",
      "It cost $1.5m and €20. => money 1500000 step 100000 USD; money 20 EUR",
      "It cost £1.2345k exactly. => money 1234.5 step 1",
      "It cost 10 pounds and 5 pence, or 50p. => money 10; count 5; money 0.50",
      "It cost £ 25 and £-25 and –£25. => money 25; money -25; money -25",
      "A loss of (£500.00), beside (£500). => money -500.00; money 500",
      "A change of -£0.00. => money 0.00",
      "Nearly £1.2 million and over £500k. => money 1200000 under step 100000; money 500000 over step 1000",
      "A total of 3 thousand pounds. => count 3000 step 1000",
    ]
  `);
});

it("reads shares, points and rates", () => {
  const texts = [
    "It rose +5% and fell -3.5 per cent.",
    "It fell by -2 percentage points, or 2 pp.",
    "There were 98 crimes per thousand and 3 per hundred thousand.",
    "There were 4 deaths per 10 thousand and 5 in every hundred.",
    "There were 19.3 deaths for every 100,000 children, per 5 per 100.",
    "It was 5 per 1 case.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "It rose +5% and fell -3.5 per cent. => percentage 5; percentage -3.5",
      "It fell by -2 percentage points, or 2 pp. => points -2; points 2",
      "There were 98 crimes per thousand and 3 per hundred thousand. => rate 98 per 1000; rate 3 per 100000",
      "There were 4 deaths per 10 thousand and 5 in every hundred. => rate 4 per 10000; rate 5 per 100",
      "There were 19.3 deaths for every 100,000 children, per 5 per 100. => rate 19.3 per 100000; count 5",
      "It was 5 per 1 case. => count 5; count 1",
    ]
  `);
});

it("reads fractions, and leaves out what names no share", () => {
  const texts = [
    "Half of them, over half, just a third and a third.",
    "One half of them and two halves.",
    "One quarter were seen. One quarter later.",
    "A half day and a quarter hour.",
    "Five thirds of it.",
    "An eighth of all, three-fifths and nine tenths.",
    "About 4 in 10 and one in three.",
    "It was 3 out of 20, 3 out of 10, and 12 in 10.",
    "It was 4 in 10 months, 1.5 in 2, and 3 in 7.",
    "Two in every hundred.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "Half of them, over half, just a third and a third. => fraction 1/2; fraction 1/2 over; fraction 1/3",
      "One half of them and two halves. => fraction 1/2; fraction 2/2",
      "One quarter were seen. One quarter later. => fraction 1/4",
      "A half day and a quarter hour. => nothing",
      "Five thirds of it. => count 5",
      "An eighth of all, three-fifths and nine tenths. => fraction 1/8; fraction 3/5; fraction 9/10",
      "About 4 in 10 and one in three. => fraction 4/10 about; fraction 1/3",
      "It was 3 out of 20, 3 out of 10, and 12 in 10. => count 3; count 20; fraction 3/10; count 12; count 10",
      "It was 4 in 10 months, 1.5 in 2, and 3 in 7. => count 4; duration 10 month; count 1.5; count 2; count 3; count 7",
      "Two in every hundred. => rate 2 per 100",
    ]
  `);
});

it("reads ranges", () => {
  const texts = [
    "Between 2500 and 3000 people, between 10 to 15.",
    "They were 10 to 15 and 15-10 and 10–15%.",
    "It rose from 10 to 15.",
    "It takes 3 to 5 months, or 10-15 working days.",
    "Ten or twelve, ten to twelve, between ten and twelve.",
    "From 1990 to 1995, or between 1990 and 1995.",
    "Some 10-15 per cent.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "Between 2500 and 3000 people, between 10 to 15. => range 2500-3000; count 10; count 15",
      "They were 10 to 15 and 15-10 and 10–15%. => range 10-15; count 15; count 10; range 10-15",
      "It rose from 10 to 15. => count 10; count 15",
      "It takes 3 to 5 months, or 10-15 working days. => duration 3-5 month; duration 10-15 day",
      "Ten or twelve, ten to twelve, between ten and twelve. => count 10; count 12; range 10-12; range 10-12",
      "From 1990 to 1995, or between 1990 and 1995. => year 1990; year 1995; year 1990; year 1995",
      "Some 10-15 per cent. => range 10-15 about",
    ]
  `);
});

it("reads days, months and years", () => {
  const texts = [
    "On 31/02/2024, 29/02/2024, 1.5.24 and 2024-07-17, not 2024-13-45.",
    "On 18th October 2023, 1 of May 2023, 3 Sept. and 32 March.",
    "In October 2023, Oct. 2023 and may 2023.",
    "They say 3 may help, and 3 May 2024.",
    "In 1998-99, 2023–24, 2023 / 24 and 2023/2024.",
    "In 2023-2025, 2023/26, 2024/23 and 2022 to 2023.",
    "In 2022 to 2024, and from 2022 to 2024.",
    "The 23/24 report and the 23-24 financial year.",
    "It was 12/13 and 09/10, or 14/27, or 14/27 (52%).",
    "In 2019, over 2020 people, a total of 2019, 2021 children.",
    "Since over 2019 there were 2020 places, and 2021 was worse.",
    "The year ending March 2018 (2018).",
    "There were 2,019 of them in 1850.",
    "A 2023 year end, 2 years, a 3-yearly review and 6 terms.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "On 31/02/2024, 29/02/2024, 1.5.24 and 2024-07-17, not 2024-13-45. => count 31; year 2024; date 2024-02-29; date 2024-07-17; year 2024; range 13-45",
      "On 18th October 2023, 1 of May 2023, 3 Sept. and 32 March. => date 2023-10-18; date 2023-05-01; date 09-03; count 32",
      "In October 2023, Oct. 2023 and may 2023. => date 2023-10; date 2023-10; year 2023",
      "They say 3 may help, and 3 May 2024. => count 3; date 2024-05-03",
      "In 1998-99, 2023–24, 2023 / 24 and 2023/2024. => year 1998/99; year 2023/24; year 2023/24; year 2023/24",
      "In 2023-2025, 2023/26, 2024/23 and 2022 to 2023. => year 2023-2025; year 2023-2026; year 2024; count 23; year 2022/23",
      "In 2022 to 2024, and from 2022 to 2024. => year 2022-2024; year 2022; year 2024",
      "The 23/24 report and the 23-24 financial year. => year 2023/24; year 2023/24",
      "It was 12/13 and 09/10, or 14/27, or 14/27 (52%). => year 2012/13; count 14; count 27; percentage 52",
      "In 2019, over 2020 people, a total of 2019, 2021 children. => year 2019; count 2020 over; count 2019; count 2021",
      "Since over 2019 there were 2020 places, and 2021 was worse. => year 2019; count 2020; year 2021",
      "The year ending March 2018 (2018). => date 2018-03; year 2018",
      "There were 2,019 of them in 1850. => count 2019; count 1850",
      "A 2023 year end, 2 years, a 3-yearly review and 6 terms. => year 2023; duration 2 year; duration 3 year; duration 6 term",
    ]
  `);
});

it("leaves out names and marks with a number in them", () => {
  const texts = [
    "At level two, priority three, and action two was done.",
    "Of the key 3 cases and progress 8 measures.",
    "On page 12-14, pages 3 and 4, Table 2.1 and note 5.",
    "In Year 6 and years 11 there were 6 children.",
    "See 007, 123456789, 4x4, 12th, 5km and A-12.",
    "It took 226 KB at 10:30 and 9.30 pm.",
    "As was said.12 And more.13 more.",
    "1. First of all.\n2. Then 5 more.\n3) Third.",
    "1 - Neglect\n2 – Exploitation",
    "The priorities are 1 - Neglect and 2 - Exploitation.",
    "1 Neglect And Harm\n\nThere were 3.",
    "They saw the first of\n2. Then 5 more",
    "2.1 Background.\n\n2.2 Findings of 7",
    "Done.\n4 Children Were Seen",
    "there\n4 Children Were Seen",
    "Done.\n4 Children were seen.",
    "- 5 Children of Dorset",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "At level two, priority three, and action two was done. => count 2",
      "Of the key 3 cases and progress 8 measures. => count 8",
      "On page 12-14, pages 3 and 4, Table 2.1 and note 5. => nothing",
      "In Year 6 and years 11 there were 6 children. => count 6",
      "See 007, 123456789, 4x4, 12th, 5km and A-12. => ordinal 12",
      "It took 226 KB at 10:30 and 9.30 pm. => nothing",
      "As was said.12 And more.13 more. => nothing",
      "1. First of all. / 2. Then 5 more. / 3) Third. => count 5",
      "1 - Neglect / 2 – Exploitation => nothing",
      "The priorities are 1 - Neglect and 2 - Exploitation. => nothing",
      "1 Neglect And Harm /  / There were 3. => count 3",
      "They saw the first of / 2. Then 5 more => count 2; count 5",
      "2.1 Background. /  / 2.2 Findings of 7 => count 7",
      "Done. / 4 Children Were Seen => nothing",
      "there / 4 Children Were Seen => count 4",
      "Done. / 4 Children were seen. => count 4",
      "- 5 Children of Dorset => count 5",
    ]
  `);
});

it.each([
  ["It took 2½ days.", ["duration 2.5"]],
  ["It was 12½% of £2½ million, or 7¾.", ["percentage 12.5", "money 2500000", "count 7.75"]],
  ["It was 1⅛ and 1,000⅖.", ["count 1.125", "count 1000.4"]],
  ["It was 33⅓% of 27, 66⅔ per cent and 5⅙.", ["count 27"]],
  ["It was 2.5½.", ["count 2.5"]],
  ["It was 33⅓ % of 27, and 33⅓per cent.", ["count 27"]],
] as const)("reads a part of one character as far as a decimal says it: %s", (text, read) => {
  expect(findNumbers(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(read);
});
