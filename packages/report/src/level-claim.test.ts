import fc from "fast-check";
import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

/** Where the words and the numbers go opposite ways. */
const wrongWay = (text: string) =>
  checkArithmetic(text)
    .filter(({ code }) => code === "report/change-wrong-way")
    .map(({ span }) => text.slice(span.start, span.end));

it.each([
  "It rose from 32 (54%) of 59 to 14 (52%) of 27.",
  "It rose from 32 reviews (54%) of the 59 to 14 reviews (52%) of all 27.",
  "It rose from 32 (54%) to 14 (52%).",
  "It rose from 32 of 59 (54%) to 14 out of 27 (52%).",
  "It rose from 54% (32 of 59) to 52% (14 of 27).",
  "It rose from 54% (32 out of the 59) in the year before to just 52% (14 of 27).",
  "It fell from 14 (52%) of 27 to 32 (54%) of 59.",
  "It rose from 32 (54%) of the known 59 to 14 (52%) of the known 27.",
])("finds that a count and its share went the other way in: %s", (text) => {
  expect(wrongWay(text)).toHaveLength(1);
});

it.each([
  "It fell from 32 (54%) of 59 to 14 (52%) of 27.",
  "It improved from 32 (54%) of 59 to 14 (52%) of 27.",
  "It rose from 32 (54%) of 59 to 16 (59%) of 27.",
  "It rose from 32 (54%) of 59 to 32 (52%) of 62.",
  "It rose from 32 (54%) of 59 to 31 (54%) of 57.",
  "It rose from 32 (54%) of 59 to 14.",
  "It rose from 32 to 14 (52%) of 27 reviews, and from 54%.",
  "It rose from 32 (54%) of 59 to 52% (14 of 27).",
  "It rose from 32 (54%) of 59, and then to 14 (52%) of 27.",
  "It rose from 32 of 59 to 14 of 27.",
  "It rose from 32 (54%) to a new record of 14 (52%).",
  "It was higher from 32 (54%) of 59 to 14 (52%) of 27.",
])("finds no count and share that went the other way in: %s", (text) => {
  expect(wrongWay(text).filter((words) => words.includes("%"))).toEqual([]);
});

it.each([
  ["Fewer children (300, down from 250) were seen.", "300, down from 250"],
  ["We saw 300 children, down from 250.", "300 children, down from 250"],
  ["We saw 300 children in the year, down from 250 last year.", "300 children in the year, down from 250"],
  ["We saw 300 from Dorset (down from 250).", "300 from Dorset (down from 250"],
  ["We saw 300, DOWN FROM 250.", "300, DOWN FROM 250"],
  ["We saw 300,\ndown from 250.", "300,\ndown from 250"],
  ["Attendance was 90%, up from 92%.", "90%, up from 92%"],
  ["Waits were 12 weeks, down from 8 weeks.", "12 weeks, down from 8 weeks"],
  ["It cost £250, up from £300.", "£250, up from £300"],
  ["In 14 (52%, up from 54%) it was so.", "52%, up from 54%"],
  ["Of them, 14 (52%) of 27, up from 32 (54%) of 59.", "14 (52%) of 27, up from 32 (54%) of 59"],
  ["In 2023/24 we saw 10, up from 11.", "10, up from 11"],
  ["It began.\nWe saw 300 in Dorset, down from 250.", "300 in Dorset, down from 250"],
  ["We saw 10, up from 11 known to us.", "10, up from 11"],
  ["It was 40%, up from 54% of 300 children.", "40%, up from 54%"],
  ["It was 52%, up from 53%.", "52%, up from 53%"],
  ["We met. At 22% the rate is above the average of 25%.", "22% the rate is above the average of 25%"],
  ["It cost £300 (54%), down from £250 (50%).", "£300 (54%), down from £250 (50%"],
])("finds that something came up or down from the other side in: %j", (text, words) => {
  expect(wrongWay(text)).toEqual([words]);
});

it.each([
  "We saw 300 children, up from 250.",
  "We saw 300 children, up from 300.",
  "We saw nearly 300 children, down from 295.",
  "We saw 300 children, down from about 295.",
  "It was 52%, up from 52.4%.",
  "It was £1.2m, up from £1,250,000.",
  "Waits were 12 weeks, down from 8 months.",
  "Of them, 14 (52%) came, up from 54.",
  "Of them, 14 (52%) of 27, up from 32 (50%) of 64.",
  "We met 4 times and saw 27 children in 3 towns, up from 14.",
  "We saw 27 deaths in 4 meetings, up from 14 deaths.",
  "We saw 30 a month, up from 300 a year.",
  "We saw 300 in each year, down from 25.",
  "Of them, 14 (52%) came, up from 32 (60).",
  "Of them, 12 schools were above the average of 20.",
  "We have 40 schools, up from 50 to 60 in other years.",
  "The area ranked 12, up from 15.",
  "It stood in position 12, up from 15.",
  "It met the target of 12, up from 15.",
  "It was 300 below what was asked, down from 250.",
  "It was 300 under, down from 250.",
  "There was a fall of 300, down from 250.",
  "There were 3 of the 300 children, down from 5.",
  "Children seen 300\nPlans, down from 250",
  "We saw 300 children; plans went down from 250.",
  "We saw 300, which is not down from 250 but up.",
])("finds nothing that came from the other side in: %j", (text) => {
  expect(wrongWay(text)).toEqual([]);
});

it("says which way it went", () => {
  const said = (text: string) =>
    checkArithmetic(text).map(({ message, instead }) => `${message} | ${instead}`);
  expect([
    ...said("It rose from 32 (54%) of 59 to 14 (52%) of 27."),
    ...said("We saw 300 children, down from 250."),
  ]).toEqual([
    "From 32 to 14 is a decrease, and the words say the opposite | a decrease",
    "From 250 to 300 is an increase, and the words say the opposite | an increase",
  ]);
});

it("holds the words to two counts, whichever they are", () => {
  const count = fc.integer({ min: 2, max: 1_899 });
  fc.assert(
    fc.property(count, count, fc.constantFrom("up", "down"), (now, before, word) => {
      const isWrong = word === "up" ? now < before : now > before;
      expect(wrongWay(`We saw ${now} children, ${word} from ${before}.`)).toHaveLength(isWrong ? 1 : 0);
    }),
  );
});
