import { financialYear } from "@pdscp/core";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";
import { checkDraft } from "./draft-check.ts";
import { count, figureFor, pounds } from "./register.fixture.ts";
import { createRegister } from "./register.ts";
import { bearsMultiple } from "./said-multiple.ts";

const found = (text: string) =>
  checkArithmetic(text)
    .filter(({ code }) => code === "report/multiple-does-not-follow")
    .map(({ span, why }) => `${text.slice(span.start, span.end)} | ${why}`);

it.each([
  [
    "There were 54 referrals this year, twice as many as the 37 of last year.",
    "54 referrals this year, twice as many as the 37 | 54 ÷ 37 = 1.46, and the words say 2",
  ],
  [
    "There were 120 referrals, three times the 60 received in 2022/23.",
    "120 referrals, three times the 60 | 120 ÷ 60 = 2.00, and the words say 3",
  ],
  [
    "The rate was 164 per 10,000, more than twice the national average of 90 per 10,000.",
    "164 per 10,000, more than twice the national average of 90 per 10,000 | 164 ÷ 90 = 1.82, and the words say 2",
  ],
  [
    "We held 16, half as many as the 23 of last year.",
    "16, half as many as the 23 | 16 ÷ 23 = 0.70, and the words say 0.5",
  ],
  [
    "We trained 412 people, double the 260 of the year before.",
    "412 people, double the 260 | 412 ÷ 260 = 1.58, and the words say 2",
  ],
  [
    "Twice as many girls (48) as boys (36) came.",
    "Twice as many girls (48) as boys (36 | 48 ÷ 36 = 1.33, and the words say 2",
  ],
  [
    "There were three times as many calls (930) as visits (410).",
    "three times as many calls (930) as visits (410 | 930 ÷ 410 = 2.27, and the words say 3",
  ],
  [
    "Attendance was 1,240, which is four times that of 2019/20 (410).",
    "1,240, which is four times that of 2019/20 (410 | 1240 ÷ 410 = 3.02, and the words say 4",
  ],
  [
    "The fee is £150, twice the £65 that schools pay.",
    "£150, twice the £65 | 150 ÷ 65 = 2.31, and the words say 2",
  ],
  [
    "Re-referrals were 12%, nearly half the national rate of 40%.",
    "12%, nearly half the national rate of 40% | 12 ÷ 40 = 0.30, and the words say 0.5",
  ],
  [
    "There were 90 plans, 2.5 times as many as in 2019 (60).",
    "90 plans, 2.5 times as many as in 2019 (60 | 90 ÷ 60 = 1.50, and the words say 2.5",
  ],
  [
    "The 12 reviews were less than half the 20 of last year.",
    "12 reviews were less than half the 20 | 12 ÷ 20 = 0.60, and the words say 0.5",
  ],
  [
    "The 16 reviews were more than half the 40 of last year.",
    "16 reviews were more than half the 40 | 16 ÷ 40 = 0.40, and the words say 0.5",
  ],
  [
    "The 20 reviews were less than twice the 10 of last year.",
    "20 reviews were less than twice the 10 | 20 ÷ 10 = 2.00, and the words say 2",
  ],
  ...[
    ["treble", 3],
    ["triple", 3],
    ["double", 2],
    ["three times", 3],
    ["3 times", 3],
  ].map(([name, times]) => [
    `There were 40 calls, ${name} the 16 of last year.`,
    `40 calls, ${name} the 16 | 40 ÷ 16 = 2.50, and the words say ${times}`,
  ]),
  [
    "There were 90 calls, twice the higher national average of 30.",
    "90 calls, twice the higher national average of 30 | 90 ÷ 30 = 3.00, and the words say 2",
  ],
  [
    "There were 90 calls, which are now twice the National Average of 30.",
    "90 calls, which are now twice the National Average of 30 | 90 ÷ 30 = 3.00, and the words say 2",
  ],
  [
    "Of the boys, 12 came, twice as many as the 10 of last year.",
    "12 came, twice as many as the 10 | 12 ÷ 10 = 1.20, and the words say 2",
  ],
  [
    "A group of 40 came, half the 28 of last year.",
    "40 came, half the 28 | 40 ÷ 28 = 1.43, and the words say 0.5",
  ],
  [
    "- There were 54 referrals, three times the average of 12",
    "54 referrals, three times the average of 12 | 54 ÷ 12 = 4.50, and the words say 3",
  ],
  [
    "Twice as many young girls (48) as young boys (36) came.",
    "Twice as many young girls (48) as young boys (36 | 48 ÷ 36 = 1.33, and the words say 2",
  ],
])("holds a multiple to the two numbers it is of: %s", (text, expected) => {
  expect(found(text)).toEqual([expected]);
});

it.each([
  "There were 74 referrals this year, twice as many as the 37 of last year.",
  "There were 72 referrals this year, twice as many as the 37 of last year.",
  "The rate was 164 per 10,000, more than twice the national average of 60 per 10,000.",
  "We held 12, about half as many as the 23 of last year.",
  "There were 90 calls, three times more than the 30 of last year.",
  "There were 120 calls, three times more than the 30 of last year.",
  "Of 40 who booked, about half the 28 places were used.",
  "There were 40 calls, twice the number of people expected, and 300 letters.",
  "There were 36 referrals, three times the average of 12 London boroughs.",
  "Children from 12 schools are twice as likely to be heard as those from 30 others.",
  "We ran 12 courses, twice as many as planned, for 300 people.",
  "There were 40 referrals, twice the number of 2 years ago.",
  "The 24 staff met 3 times as a team of 8.",
  "The panel met 12 times, twice with the 8 members of the board.",
  "We held 12 meetings; half the 60 schools came.",
  "There were 120 referrals in 2023, and three times the 60 of 2022 were seen.",
  "It cost £150, twice the 65 that came.",
  "We had 31 and then 54 letters, twice as many as the 14 of May, and 27 of June.",
  "A fee of £150 is charged twice a year to 12 schools.",
  "There were 300 calls, twice as many as in 2019 and 2020, when 40 staff left.",
  "The 24 reviews were more than half the 40 of last year.",
  "The 24 reviews were at least half the 40 of last year.",
  "The 20 reviews were at least twice the 10 of last year.",
  "The 19 reviews were less than twice the 10 of last year.",
  "The 12 schools held no talks, twice the 0 of last year.",
  "There were 60 referrals, three times the average of 12 London boroughs.",
  "We ran 12 courses, twice more than 30 people could have filled.",
  "In May, of 40 who booked, about half the 28 places were used.",
  "We held 12 meetings; of the schools that we wrote to, half the 60 came.",
  "About 100 girls came, twice as many as the 37 of last year.",
  "There were 100 girls, twice the average of about 37.",
  "Attendance was 90%, twice the 30 of last year.",
  "The rate was 90 per 10,000, twice the 30 per 1,000 of last year.",
  "It cost £90, twice the €30 of last year.",
  "Three times as many girls (48 schools) as boys (36 schools) came.",
  "Three times as many girls (48) as boys (at 36 schools) came.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

const last = { period: financialYear("2022/23") };
const before = [
  figureFor("cdop.notified-before", count(27), { ...last, label: "Deaths notified" }),
  figureFor("cdop.reviewed-before", count(20), { ...last, label: "Deaths reviewed" }),
  figureFor("cdop.waiting-before", count(0), { ...last, label: "Deaths waiting" }),
  figureFor("funding.budget-before", pounds("150000.00"), { ...last, label: "Total budget" }),
];
const now = [
  figureFor("cdop.notified", count(57), { label: "Deaths notified" }),
  figureFor("cdop.reviewed", count(81), { label: "Deaths reviewed" }),
  figureFor("cdop.waiting", count(31), { label: "Deaths waiting" }),
  figureFor("funding.budget", pounds("303140.00"), { label: "Total budget" }),
];

it.each([
  [
    "We were notified of 57 deaths, three times as many as last year.",
    "57 deaths, three times: 57 is 2.11 times 27, not 3 times",
  ],
  [
    "We were notified of 57 deaths, three times as many deaths as last year and the year before.",
    "57 deaths, three times: 57 is 2.11 times 27, not 3 times",
  ],
  [
    "The 57 deaths notified were four times the number of last year.",
    "57 deaths notified were four times: 57 is 2.11 times 27, not 4 times",
  ],
  [
    "The 57 deaths notified were four times last year's total.",
    "57 deaths notified were four times: 57 is 2.11 times 27, not 4 times",
  ],
  [
    "The panel reviewed 81 deaths, three times as many as last year.",
    "81 deaths, three times: 81 is 4.05 times 20, not 3 times",
  ],
  [
    "The total budget was £303,140, half that of the year before.",
    "£303,140, half: £303,140 is 2.02 times £150,000, not 0.5 times",
  ],
  ["We were notified of 57 deaths, four times the average of councils in the last year.", undefined],
  ["We were notified of 57 deaths, three times as many as last year (19).", undefined],
  ["There were 31 deaths waiting, three times as many as last year.", undefined],
  ["We were notified of 57 deaths, twice as many as last year.", undefined],
  ["The total budget was £303,140, more than double last year's total.", undefined],
  ["We were notified of 57 deaths, three times as many as planned.", undefined],
  ["We were notified of 58 deaths, three times as many as last year.", undefined],
  ["We were notified of 57 deaths. Three times as many as last year came on foot.", undefined],
])("holds a multiple to the figure of last year: %s", (text, expected) => {
  const said = (own: ReturnType<typeof checkDraft>) =>
    own.findings.flatMap(({ code, message, span }) =>
      code === "report/multiple-does-not-follow" ? [`${text.slice(span.start, span.end)}: ${message}`] : [],
    );
  const expectation = expected === undefined ? [] : [expected];
  expect(said(checkDraft(text, createRegister(now), { lastYear: createRegister(before) }))).toEqual(
    expectation,
  );
  expect(said(checkDraft(text, createRegister([...now, ...before])))).toEqual(expectation);
  expect(said(checkDraft(text, createRegister(now)))).toEqual([]);
});

it.each([
  { ratio: 1.71, lead: "", bears: true },
  { ratio: 1.69, lead: "", bears: false },
  { ratio: 2.29, lead: "", bears: true },
  { ratio: 2.31, lead: "", bears: false },
  { ratio: 1.61, lead: "It has nearly ", bears: true },
  { ratio: 1.61, lead: "It has just under ", bears: true },
  { ratio: 1.59, lead: "It has nearly ", bears: false },
  { ratio: 1.61, lead: "Nearly all have ", bears: false },
  { ratio: 1.61, lead: "Those under five have ", bears: false },
])("takes $ratio for twice behind $lead: $bears", ({ ratio, lead, bears }) => {
  expect(bearsMultiple(ratio, 2, lead)).toBe(bears);
});
