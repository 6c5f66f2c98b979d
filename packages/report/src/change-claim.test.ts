import { expect, it } from "vitest";
import { found } from "./arithmetic.fixture.ts";
import { checkArithmetic } from "./arithmetic.ts";

it.each([
  ["an increase of 9.8%", []],
  ["an increase of 9.75%", []],
  ["an increase of 10%", []],
  ["an increase of nearly 10%", []],
  ["an increase of about 9.3%", []],
  ["an increase of £26,939 (9.8%)", []],
  ["an increase of £26,939, 9.8%", []],
  ["an increase of 9.7%", ["9.8%"]],
  ["an increase of 9.3%", ["9.8%"]],
  ["an increase of 9.76%", ["9.75%"]],
  ["an increase of 9%", ["9.8%"]],
  ["an increase of £26,939 (9.7%)", ["9.8%"]],
  ["an increase of £26,939 (8.9%)", ["9.8%"]],
])("holds a change to every digit that is printed of it: %s", (change, instead) => {
  const findings = checkArithmetic(`Contributions rose from £276,201 to £303,140, ${change}.`);
  expect(findings.map((finding) => [finding.code, finding.instead])).toEqual(
    instead.map((share) => ["report/change-does-not-follow", share]),
  );
});

it("lets levels that are rounded allow what they may be rounded from", () => {
  const codes = (text: string) => checkArithmetic(text).map(({ code }) => code);
  expect(codes("Spending rose from £1.1 million to £1.3 million, an increase of 20%.")).toEqual([]);
  expect(codes("Spending rose from £1.1 million to £1.3 million, an increase of 40%.")).toEqual([
    "report/change-does-not-follow",
  ]);
});

it("holds a change in per cent and in points to the levels beside it", () => {
  const texts = [
    "It increased by 12.9% from 29.3% to 42.2%.",
    "It increased by 44% from 29.3% to 42.2%.",
    "It increased by 50% from 29.3% to 42.2%.",
    "It increased by 12.9 percentage points from 29.3% to 42.2%.",
    "It increased by 44 percentage points from 29.3% to 42.2%.",
    "It increased by 1 percentage point from 29% to 31%.",
    "It increased by 2 percentage points from 29% to 30%.",
    "It decreased by 12.9% from 29.3% to 42.2%.",
    "It increased by 10% from 0% to 10%.",
    "It fell by 4% from 30.4% to 26%.",
    "It fell by 13% to 26%.",
    "There was a 6% rise to 31%.",
    "It was up 5% on 20%.",
    "It was 5% higher, at 20%.",
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "It increased by 12.9% from 29.3% to 42.2%.",
      "  report/percent-should-be-points: 12.9% here is percentage points: from 29.3% to 42.2% is a change of 12.9 percentage points | 42.2 - 29.3 is 12.9 points; in per cent the change would be 44.0% | 12.9 percentage points",
      "It increased by 44% from 29.3% to 42.2%.",
      "It increased by 50% from 29.3% to 42.2%.",
      "  report/change-does-not-follow: from 29.3% to 42.2% is a change of 12.9 percentage points, not 50% | (42.2 - 29.3) ÷ 29.3 = 44.0% | 12.9 percentage points",
      "It increased by 12.9 percentage points from 29.3% to 42.2%.",
      "It increased by 44 percentage points from 29.3% to 42.2%.",
      "  report/points-should-be-percent: from 29.3% to 42.2% is a change of 12.9 percentage points, not 44 percentage points | 42.2 - 29.3, in percentage points | 12.9 percentage points",
      "It increased by 1 percentage point from 29% to 31%.",
      "It increased by 2 percentage points from 29% to 30%.",
      "It decreased by 12.9% from 29.3% to 42.2%.",
      "  report/change-wrong-way: From 29.3% to 42.2% is an increase, and the words say the opposite | 42.2 is more than 29.3, and the word points down | an increase",
      "It increased by 10% from 0% to 10%.",
      "It fell by 4% from 30.4% to 26%.",
      "  report/percent-should-be-points: 4% here is percentage points: from 30.4% to 26% is a change of 4.4 percentage points | 26 - 30.4 is -4.4 points; in per cent the change would be 14.47% | 4.4 percentage points",
      "  report/mixed-precision: 26% and 30.4% are compared, but printed to different places | 30.4% has 1 after the point and 26% has 0 | 26% and 30%",
      "It fell by 13% to 26%.",
      "  report/percent-or-points: Say whether 13% is per cent or percentage points: it is the change of a percentage | 26% is a percentage itself, so a change of 13% can be read two ways | 13 percentage points, if that is what it is",
      "There was a 6% rise to 31%.",
      "  report/percent-or-points: Say whether 6% is per cent or percentage points: it is the change of a percentage | 31% is a percentage itself, so a change of 6% can be read two ways | 6 percentage points, if that is what it is",
      "It was up 5% on 20%.",
      "It was 5% higher, at 20%.",
    ]
  `);
});

it("holds a change in numbers to the levels beside it", () => {
  const texts = [
    "It rose by 5 from 20 to 25.",
    "It rose by 6 from 20 to 25.",
    "It rose by £5,000 from £20,000 to £26,000.",
    "It rose by about 6 from 20 to 25.",
    "It rose by £1m from £1.2m to £2.1m.",
    "It rose by 25% from 20 to 25.",
    "It rose by 20% from 20 to 25.",
    "It rose by 20% from over 20 to 25.",
    "Referrals fell by 30 from 2,010 to 1,980.",
    "There was a change of 7 from 20 to 25.",
    "It fell by 5 from 20 (last year) to 25.",
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "It rose by 5 from 20 to 25.",
      "It rose by 6 from 20 to 25.",
      "  report/change-does-not-follow: from 20 to 25 is a change of 5, not 6 | 25 - 20 | 5",
      "It rose by £5,000 from £20,000 to £26,000.",
      "  report/change-does-not-follow: from £20,000 to £26,000 is a change of £6,000, not £5,000 | 26000 - 20000 | £6,000",
      "It rose by about 6 from 20 to 25.",
      "It rose by £1m from £1.2m to £2.1m.",
      "It rose by 25% from 20 to 25.",
      "It rose by 20% from 20 to 25.",
      "  report/change-does-not-follow: from 20 to 25 is a change of 25.0%, not 20% | (25 - 20) ÷ 20 = 25.0% | 25.0%",
      "It rose by 20% from over 20 to 25.",
      "  report/change-does-not-follow: from 20 to 25 is a change of 25.0%, not 20% | (25 - 20) ÷ 20 = 25.0% | 25.0%",
      "Referrals fell by 30 from 2,010 to 1,980.",
      "There was a change of 7 from 20 to 25.",
      "  report/change-does-not-follow: from 20 to 25 is a change of 5, not 7 | 25 - 20 | 5",
      "It fell by 5 from 20 (last year) to 25.",
      "  report/change-wrong-way: From 20 to 25 is an increase, and the words say the opposite | 25 is more than 20, and the word points down | an increase",
    ]
  `);
});

const points = "report/percent-should-be-points";
const follows = "report/change-does-not-follow";
const wrongWay = "report/change-wrong-way";
const unsaid = "report/percent-or-points";

it.each<[text: string, codes: readonly string[]]>([
  ["IT INCREASED BY 12.9% FROM 29.3% TO 42.2%.", [points]],
  ["It was up 10% from 20% to 30%.", [points]],
  ["Up 10% since the first survey, from 20% to 30%.", [points]],
  ["UP 10% SINCE THE FIRST SURVEY, FROM 20% TO 30%.", [points]],
  ["It was up 10% of all, from 20% to 30%.", []],
  ["The number was up 6 from 20 to 25.", []],
  ["There was a 12.9% increase from 29.3% to 42.2%.", [points]],
  ["THERE WAS A 12.9% INCREASE FROM 29.3% TO 42.2%.", [points]],
  ["It was 5 percentage points higher, from 20% to 30%.", [follows]],
  ["There was a 5% improvement from 20% to 30%.", []],
  ["It rose by 12.9% from the previous year (29.3%) to 42.2%.", [points]],
  ["It rose by 12.9% from 2022/23 (29.3%) to 42.2%.", [points]],
  ["It rose by 12.9% from the earlier survey of members (29.3%) to 42.2%.", [points]],
  ["It rose by 12.9% from last year. Some (29.3%) to 42.2%.", []],
  ["It fell by 10% from 100% to 90%.", []],
  ["It rose by 35% from 30% to 40%.", []],
  ["It rose by 38% from 30% to 40%.", [follows]],
  ["It rose by 10% from 30% to just 40%.", [points]],
  ["It rose by 10% FROM 30% TO NEARLY 40%.", [points]],
  ["It rose by 10% from 30%, and to this end 40% agreed.", [unsaid]],
  ["It rose by 5 from 20 to nearly 26.", [follows]],
  ["It was 25, a rise of 6 from 20.", [follows]],
  ["At 31%, there was a rise of 6%.", [unsaid]],
  [
    "In all 88.2% are registered, a fall of 2.4% from the 2016 survey, and 11.8% are not (in England 20.3%), which rises to 22.8% of the young.",
    [unsaid],
  ],
  ["It fell by 25%, from 1,600 in 2021/22 to 1,400 in 2022/23 and 1,200 in 2023/24.", []],
  ["It fell by 25%, from 1,600 to 1,400 and, of these, 1,200.", [follows]],
  ["There was a 2% increase in income, while 95% stay free.", []],
  ["A 5% reduction was asked of every team, and a 2% reduction in travel.", []],
  ["There was a rise of 6 to 31%.", []],
  ["There was a rise of 6%; of others, 31%.", []],
  [`There was a rise of 6% ${"in the year ".repeat(6)}to 31%.`, []],
  ["It rose by 6% to 31% of the remaining 50%.", [unsaid]],
  ["It rose by 10% from 20% to 30%, against England (31%).", [points]],
  ["It rose by 10% from an average of 20% to 30%.", [unsaid]],
  ["It rose by 2 per 1,000 from 10 per 1,000 to 15 per 1,000.", [follows]],
  ["Waits improved by 4 from 12 to 8.", []],
  ["Waits improved by 5 from 12 to 8.", [follows]],
  ["The rate improved by 20% from 25% to 20%.", []],
  ["The rate improved by 5% from 25% to 20%.", [points]],
  ["The rate worsened by 25% from 20% to 25%.", []],
  ["The rate deteriorated by 5% from 20% to 25%.", [points]],
  ["There was a worsening of 5% from 20% to 25%.", [points]],
  ["There was a 5% worsening from 20% to 25%.", []],
  ["Follow-up visits fell by 4 from 12 to 8.", []],
  ["The number with higher needs decreased by 5 from 20 to 15.", []],
  ["The number with higher needs decreased by 5 from 15 to 20.", [wrongWay]],
  ["The number growing up here fell by 4 from 12 to 8.", []],
  ["The increase slowed by 2 percentage points from 5% to 3%.", []],
  ["The reduction in new entrants improved by 4 from 5 to 9.", []],
  ["The reduction in new entrants improved by 5 from 5 to 9.", [follows]],
  ["It rose by 40% from 20 to 25 places each month.", [follows]],
  ["It rose by 20% more, from 20 to 25.", [follows]],
  ["It rose by 6 from a high of 20 to 25.", [follows]],
  ["It rose by 6 from last year's total of 20 to 25.", [follows]],
  ["It rose by 6 from the previous year level of 20 to 25.", [follows]],
  ["It rose from the previous year (29.3%) to 42.2%, a rise of 50%.", [follows]],
  ["From the previous year (29.3%) it rose by 12.9%.", [unsaid]],
  ["From 12 in 2022/23 to 8, there was a fall of 5.", [follows]],
  ["From 12 on 31 March 2023 to 8, there was a fall of 5.", [follows]],
  ["There was a fall of 3, then a rise of 6 from 20.", []],
  ["England (31%) aside, it rose by 10% from 20%.", [unsaid]],
  ["Nationally 31%, it rose by 10% from 20%.", [unsaid]],
  ["Waits rose by 5 days from 2 weeks to 3 weeks.", []],
  ["It was 75, an increase of 20 on the 60.", [follows]],
  ["IT WAS 75, AN INCREASE OF 20 ON THE 60.", [follows]],
  ["In 2023 it was 75, an increase of 39% on the 60.", [follows]],
  ["It was 75, an increase of 39% on the 60 from 4 schools.", [follows]],
  ["It was 75, an increase of 39% on the 60, after a fall of 10 before.", []],
  ["It was 10, 20% more than the 60.", []],
  ["IT WAS 5% HIGHER, AT 20%.", []],
  ["There was a 9% increase in those who came (91% compared to 82%).", [points]],
  ["There was a 9% increase in those who came (91% compared to the 82% in 2022/23).", [points]],
  ["There was a 9% increase in those who came (91% compared to a mean of 82%).", []],
  ["There was a 9% increase in those who came (91%, up to 82% in time).", [unsaid]],
  ["It rose from 20 to 25, an increase of 5 (7).", []],
  ["It rose from 20 to 25, an increase of 5 (26%)", [follows]],
  ["It rose from 20 to 25, an increase of 5, 26%", [follows]],
  ["It rose from 20 to 25, an increase of 5 (26% of all plans).", []],
  ["It fell by 25%, from 1,600 to 1,400 then 1,200 this year.", []],
  ["It fell by 25%, from 1,600 to 1,400 and 1,200 by March 2024.", []],
  ["It fell by 25%, from 1,600 to 1,400 and 1,200", []],
])("reads what is said to have changed in: %s", (text, codes) => {
  expect(
    checkArithmetic(text)
      .map(({ code }) => code)
      .filter((code) => code !== "report/mixed-precision"),
  ).toEqual(codes);
});

it.each<[text: string, codes: readonly string[]]>([
  ["It rose from 28 (in the first year) to 14.", [wrongWay]],
  ["It rose from 28 (a) to 14.", [wrongWay]],
  ["It rose from 28 deaths in the year before to just 14.", [wrongWay]],
  ["IT ROSE FROM 28 TO 14.", [wrongWay]],
  ["It rose from 28, and then to 14.", []],
  ["It rose from 28 to a new level of 14.", []],
  ["It rose from 28 days to 14 weeks.", []],
  ["We rose from 12th to 4th in the table.", []],
  ["It was more than that, from 28 to 14.", []],
  ["It was higher than in 2022, from 28 to 14.", []],
  ["It rose from about 28 to 14.", [wrongWay]],
  ["It rose from the previous record of 28 to 14.", [wrongWay]],
  ["It halved from 1,600 to 1,400 and then 800.", []],
  ["It rose from 10 to 8, and then to 15 in 2023.", []],
  ["It rose from 10 to 8, and 5 of these were new.", [wrongWay]],
  ["It doubled from 10 to 23.", []],
  ["It doubled from 28 to 14.", [wrongWay]],
  ["It doubled from 14 to 14.", [follows]],
  ["It halved from 14 to 28.", [wrongWay]],
  ["It halved from 3 to 2.", []],
  ["It halved from £3 million to £2 million.", []],
  ["It doubled from 10 to 24.", [follows]],
  ["It doubled from 10 to 18.", []],
  ["It doubled from 10 to 17.", [follows]],
  ["It has doubled, from 10 to 17.", [follows]],
  ["It has halved in a year, from 90 to 60.", [follows]],
  ["It nearly doubled, from 10 to 17.", []],
  ["It almost doubled from 10 to 13.", [follows]],
  ["It DOUBLED in the year from 14 to 20.", [follows]],
  ["It trebled from 10 to 20.", [follows]],
  ["It tripled from 10 to 30.", []],
  ["It more than halved from 28 to 14.", []],
  ["It MORE THAN doubled from 14 to 28.", []],
  ["It more than trebled from 10 to 29.", [follows]],
  ["More than once it doubled from 14 to 27.", []],
  ["Waiting times improved from 12 weeks to 8 weeks.", []],
  ["Attendance improved from 80% to 90%.", []],
  ["The re-referral rate improved from 25% to 20%.", []],
  ["School exclusions improved from 45 to 30.", []],
  ["Waiting times worsened from 8 weeks to 12 weeks.", []],
  ["Attendance deteriorated from 90% to 80%.", []],
  ["Waiting times improved, falling from 12 weeks to 8 weeks.", []],
  ["Waiting times improved and fell from 12 weeks to 14 weeks.", [wrongWay]],
  ["Follow-up visits reduced from 12 to 8.", []],
  ["Follow-up visits rose from 12 to 8.", [wrongWay]],
  ["Reduced timetables rose from 12 to 18.", []],
  ["Lower-tier places fell from 12 to 18.", [wrongWay]],
  ["The number growing up in care fell from 30 to 20.", []],
  ["It fell more slowly from 20 to 15.", []],
  ["It fell more slowly from 15 to 20.", [wrongWay]],
  ["Higher needs funding went from 20 to 15.", []],
  ["Increased demand meant moving from 28 to 14 forms.", []],
  ["The increase slowed from 5% to 3%.", []],
  ["The fall in cases deepened from 5% to 8%.", []],
  ["The rise in referrals shrank from 20 to 10.", []],
  ["The drop in attendance worsened from 3% to 5%.", []],
  ["The reduction in new entrants improved from 5 to 9.", []],
  ["The rate of increase halved from 10% to 5%.", []],
  ["It fell in a narrow band from 14 to 28.", [wrongWay]],
  ["It increased its hours and is open from 9 to 5.", []],
])("reads which way it is said to have gone in: %s", (text, codes) => {
  expect(checkArithmetic(text).map(({ code }) => code)).toEqual(codes);
});

it("holds the words for a direction and a multiple to the numbers", () => {
  const texts = [
    "It rose from 28 to 14.",
    "It fell from 14 to 28.",
    "It rose from 14 to 14.",
    "It took longer, up from 10 days to 6 days.",
    "It halved from 28 to 14.",
    "It halved from 28 to 20.",
    "It more than halved from 28 to 13.",
    "It is no more than it was, up from 28 to 13.",
    "It more than halved from 28 to 15.",
    "It doubled from 14 to 28.",
    "It doubled from 14 to 20.",
    "It more than doubled from 14 to 30.",
    "It more than doubled from 14 to 20.",
    "It trebled from 10 to 31 and tripled from 10 to 20.",
    "It doubled from 0 to 20.",
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "It rose from 28 to 14.",
      "  report/change-wrong-way: From 28 to 14 is a decrease, and the words say the opposite | 14 is less than 28, and the word points up | a decrease",
      "It fell from 14 to 28.",
      "  report/change-wrong-way: From 14 to 28 is an increase, and the words say the opposite | 28 is more than 14, and the word points down | an increase",
      "It rose from 14 to 14.",
      "It took longer, up from 10 days to 6 days.",
      "  report/change-wrong-way: From 10 days to 6 days is a decrease, and the words say the opposite | 6 is less than 10, and the word points up | a decrease",
      "It halved from 28 to 14.",
      "It halved from 28 to 20.",
      "  report/change-does-not-follow: From 28 to 20 is not what "halved" says | 20 ÷ 28 = 0.71, and the words say 0.50 | -",
      "It more than halved from 28 to 13.",
      "It is no more than it was, up from 28 to 13.",
      "  report/change-wrong-way: From 28 to 13 is a decrease, and the words say the opposite | 13 is less than 28, and the word points up | a decrease",
      "It more than halved from 28 to 15.",
      "  report/change-does-not-follow: From 28 to 15 is not what "halved" says | 15 ÷ 28 = 0.54, and the words say 0.50 | -",
      "It doubled from 14 to 28.",
      "It doubled from 14 to 20.",
      "  report/change-does-not-follow: From 14 to 20 is not what "doubled" says | 20 ÷ 14 = 1.43, and the words say 2.00 | -",
      "It more than doubled from 14 to 30.",
      "It more than doubled from 14 to 20.",
      "  report/change-does-not-follow: From 14 to 20 is not what "doubled" says | 20 ÷ 14 = 1.43, and the words say 2.00 | -",
      "It trebled from 10 to 31 and tripled from 10 to 20.",
      "  report/change-does-not-follow: From 10 to 20 is not what "tripled" says | 20 ÷ 10 = 2.00, and the words say 3.00 | -",
      "It doubled from 0 to 20.",
    ]
  `);
});

it.each([
  ["Bids fell a little, from 8,280 to 8,810.", ["change-wrong-way"]],
  ["Their number has grown since then, from 8,450 to 8,400.", ["change-wrong-way"]],
  ["Bids fell a little, from 8,280 to 8,010.", []],
  ["Demand grew, and moved on, from 28 to 14 forms.", []],
])("reads where a change began behind a comma: %s", (text, expected) => {
  expect(checkArithmetic(text).map(({ code }) => code.replace("report/", ""))).toEqual(expected);
});
