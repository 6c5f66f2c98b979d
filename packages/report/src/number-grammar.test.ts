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
      "There were 19.3 deaths for every 100,000 children, per 5 per 100. => rate 19.3 per 100000; count 5; count 100",
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

it("reads words for numbers", () => {
  const texts = [
    "Two hundred and five, one million, forty two and ninety-nine.",
    "Three thousand five hundred and twenty one, and a hundred.",
    "Twenty one hundred, five and six, and twenty thirty.",
    "Zero tolerance, zero hours and zero deaths.",
    "Only one death, just one reason, and one more.",
    "One of us, one was, or one child.",
    "Two\n\nhundred and two\nhundred.",
    "Nineteen hundred thousand million.",
  ];
  expect(texts.map(reading)).toMatchInlineSnapshot(`
    [
      "Two hundred and five, one million, forty two and ninety-nine. => count 205; count 1000000; count 42; count 99",
      "Three thousand five hundred and twenty one, and a hundred. => count 3521",
      "Twenty one hundred, five and six, and twenty thirty. => count 2100; count 5; count 6; count 20; count 30",
      "Zero tolerance, zero hours and zero deaths. => duration 0 hour; count 0",
      "Only one death, just one reason, and one more. => count 1; count 1",
      "One of us, one was, or one child. => count 1",
      "Two /  / hundred and two / hundred. => count 2; count 200",
      "Nineteen hundred thousand million. => count 1900000000000 step 1000000",
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

const kindsOf = (text: string) => findNumbers(text).map(({ kind, value }) => `${kind} ${value}`);

it.each([
  ...["aged", "age", "ages", "age of", "aged under", "aged over", "aged up to", "under the age of"],
  ...["turns", "turn", "turned", "age range", "ages of", "aged ten or", "aged 5 and", "AGED"],
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

const months = "January February March April May June July August September October November December".split(
  " ",
);
const short = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

it.each(
  months.flatMap((month, index) => {
    const number = String(index + 1).padStart(2, "0");
    return [
      [`On 7 ${month} it was so.`, `${number}-07`],
      [`On 7th of ${short[index]} 2023 it was so.`, `2023-${number}-07`],
      [`On 7 ${short[index]}., 2023 it was so.`, `2023-${number}-07`],
      [`In ${month} 2023 it was so.`, `2023-${number}`],
      [`In ${short[index]}. 2023 it was so.`, `2023-${number}`],
    ] as const;
  }),
)("reads a day or a month in: %s", (text, value) => {
  expect(kindsOf(text)).toEqual([`date ${value}`]);
});

it.each([
  ["On 07/08/2023.", ["date 2023-08-07"]],
  ["On 7-8-2023.", ["date 2023-08-07"]],
  ["On 2023-08-07.", ["date 2023-08-07"]],
  ["On 1st Sept 2023, 2nd, 3rd and 22nd.", ["date 2023-09-01", "ordinal 2", "ordinal 3", "ordinal 22"]],
  ["On 32 March it was.", ["count 32"]],
  ["We 7 may go.", ["count 7"]],
  ["In may 2023.", ["year 2023"]],
  ["In 2023/24 and 2023-24.", ["year 2023/24", "year 2023/24"]],
  ["In 2023 to 2024 and 2022 to 2025.", ["year 2023/24", "year 2022-2025"]],
  ["In 2023/2024 and 2022-2025.", ["year 2023/24", "year 2022-2025"]],
  ["In 1999/00 it was so.", ["year 1999/00"]],
] as const)("reads days and years in: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
});

it.each([
  ..."page pages chapter chapters section sections appendix appendices annex annexe table tables".split(" "),
  ..."figure figures fig fig. level levels stage priority priorities paragraph paragraphs para paras".split(
    " ",
  ),
  ..."item items tier grade step steps phase wave version question no. ref reference band category".split(
    " ",
  ),
  ..."categories schedule regulation article volume vol. note notes goal objective recommendation".split(" "),
  ..."standard module room form part attainment slide footnote rule clause ward covid option hub".split(" "),
  ...["key stage", "key stages", "agenda item", "p.", "pp."],
])("reads no number in the name: %s 2", (name) => {
  expect(kindsOf(`See ${name} 2.`)).toEqual([]);
  expect(kindsOf(`See ${name.toUpperCase()} 2.`)).toEqual([]);
});

it.each([
  ["It cost £5m, £5bn, £5k and £5 million.", ["5000000", "5000000000", "5000", "5000000"]],
  ["It cost £1.25 thousand and £1.2345 thousand.", ["1250", "1234.5"]],
  ["It cost £1.2 Billion and £3 THOUSAND.", ["1200000000", "3000"]],
  ["It cost 5p, 50 pence? no: 50pence, and 5 pounds.", ["0.05", "50", "0.50", "5"]],
  ["It was -£5, £-5, –£5 and (£5.00), not (£5).", ["-5", "-5", "-5", "-5.00", "5"]],
  ["It was -£0.00 and $5, € 6.", ["0.00", "5", "6"]],
])("reads amounts in: %s", (text, values) => {
  expect(findNumbers(text).map(({ value }) => value)).toEqual(values);
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
] as const)("reads years and ages that look alike apart: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
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
  ["In the 23/24 report it was.", ["year 2023/24"]],
  ["In the 23-24 report it was.", ["year 2023/24"]],
  ["In the 23-24 financial plan it was.", ["year 2023/24"]],
  ["In the 23-24 plan it was.", ["range 23-24"]],
  ["In the 23–24 report it was.", ["range 23-24"]],
  ["In the 10/11 report it was.", ["year 2010/11"]],
  ["In 2023/25 it was.", ["year 2023-2025"]],
  ["In 2023 / 25 it was.", ["year 2023-2025"]],
  ["In 2023–2025 it was.", ["year 2023-2025"]],
  ["In 2023/2023 it was.", ["year 2023", "year 2023"]],
  ["In 14/27 (52%) it was.", ["count 14", "count 27", "percentage 52"]],
  ["In 14/27 (52.5 %) it was.", ["count 14", "count 27", "percentage 52.5"]],
  ["In 14/27(52%) it was.", ["count 14", "count 27", "percentage 52"]],
  ["In 14/27 it was.", []],
  ["From 2023 to 2025 it was.", ["year 2023", "year 2025"]],
  ["Between 2023 to 2025 it was.", ["year 2023", "year 2025"]],
  ["Some 2,023 came.", ["count 2023"]],
  ["Over 2023 came.", ["count 2023"]],
  ["A total of 2023 came.", ["count 2023"]],
  ["It reached 2023.", ["count 2023"]],
  ["Another 2023 came.", ["count 2023"]],
  ["Since about 2023 it was.", ["year 2023"]],
  ["There came 2023 children.", ["count 2023"]],
  ["There came 2023 multi-agency plans.", ["count 2023"]],
  ["There came 2023 sessions.", ["count 2023"]],
  ["Early 2023 sessions came.", ["year 2023"]],
  ["Then 2023 was, 2024 is and 2025 does.", ["year 2023", "year 2024", "year 2025"]],
  ["See spring 2023, mid-2024 and the year (2025).", ["year 2023", "year 2024", "year 2025"]],
] as const)("reads what is a year and what is none in: %s", (text, read) => {
  expect(kindsOf(text)).toEqual(read);
});
