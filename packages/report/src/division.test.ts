import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const found = (text: string) =>
  checkArithmetic(text).map(({ code, instead }) => `${code.replace("report/", "")} ${instead}`);

it.each([
  "We received £10,000 and £58,853 of £68,853.",
  "We received £10,000 and £48,853 of £68,853.",
  "The police and the ICB paid £75,785 and £75,785 of the £303,140.",
  "Dorset Council and BCP Council contributed £68,932 and £83,424 of £276,201.",
  "Training and reviews took £41,300 and £27,264 of the £255,984 spent.",
  "Staff, training and reviews took £187,420, £41,300 and £27,264 of the £255,984 spent.",
  "The fund paid £250 and £350 of £10,000 in the first two quarters.",
  "We drew down £2,500 and £3,000 of the £10,000 fund in May and June.",
  "Between £5,000 and £10,000 of the £68,853 is held for reviews.",
  "The police paid £48,845 and health £75,000 of £100,000.",
  "It spent £10,000 on training and £59,853 of £68,853 on the changes.",
  "We were promised £75,785 and received £59,853 of £75,785.",
  "Dorset and BCP spent £35,000 and £30,000 of £60,000 and £40,000 respectively.",
  "Dorset and BCP spent £35,000 and £30,000 of their £60,000 and £40,000.",
  "Dorset and BCP spent £35,000 and £30,000 of £60,000 each.",
  "Dorset and BCP spent £35,000 and £30,000 of £60,000 per partnership.",
  "The two areas used £500 and £700 of £1,000 grants.",
  "We hold £10,000 and about £59,853 of £68,853.",
  "We hold over £10,000 and £59,853 of £68,853.",
  "We hold £10,000 and £59,853 of nearly £68,853.",
  "Costs were £35,500 and £33,250, of which £60,000 was met by the ICB.",
  "Costs were £35,500 or £33,250 of £60,000.",
  "The late fees are £25 and £50 of £60 and £120.",
  "Partners pay £80 and £90 of £100, £120 of £150 or nothing.",
  "We received $10,000 and £59,853 of £68,853.",
  "We received £10,000 and £59,853 of £1m.",
  "We received £1.2m and £1.3m of £2.45m.",
  "The panel reviewed 27 deaths, of which 14 had factors, 12 were of boys and 9 of infants.",
  "It spent £68,853, of which £51,000 was for staff and £40,000 in Dorset.",
  "Of 3 panels, the first reviewed 10, the second 9 and the third 8 plans, 27 in total.",
  "In 2 courses, 10 old plans and 12 new ones, a total of 22.",
  "There were 27 plans (22 Pan-Dorset, 5 Somerset; in the year before 40 and 19).",
  "There were 27 plans (10 in Q1, 5 in Q2 and 7 in Q3 so far).",
  "There were 27 plans (10 in Q1, 5 in Q2 and 7 in Q3 to date).",
  "There were 27 plans: 12 in Q1, 10 in Q2, and the others later.",
  "There were 27 plans: 12 in Q1, 10 in Q2, and the rest later.",
  "There are 5 priorities: 1 neglect, 2 exploitation, 3 early help, 4 mental health and 5 domestic abuse.",
  "We have 3 groups (4, 5 and 6 members).",
  "We run 2 courses (12 and 16 places).",
  "We run 2 courses: 12 places in May and 16 in June.",
  "We run 2 courses, being 12 places in May and 16 in June.",
  "There were 2 courses and 47 places, a total of 47 places.",
  "There were 47 plans: of these 20 were old and 26 new.",
  "The answers of 100 were: 60 (60%) yes and 55 (55%) no.",
  "We received £70,000 of £68,853.",
  "We received £10,000 and £59,853 of what had been £68,853 before.",
  "Dorset and BCP spent £35,000 and £30,000 of £60,000 budget each.",
  "Dorset and BCP spend £35,000 and £30,000 of £60,000 a year.",
  "In weeks 10 and 12 of 20 nobody came.",
  "Questions 7 and 9 of 12 were left out.",
  "There was £10,000 in hand. And £59,853 of £68,853 came.",
])("finds nothing wrong in: %s", (text) => {
  expect(found(text)).toEqual([]);
});

it("finds the parts behind a total that no parts before it make", () => {
  const text = "In 3 areas and 2 towns there were in total 47 plans (20 old and 28 new).";
  expect(found(text)).toEqual(["parts-do-not-sum either 48 for the total, or parts that sum to 47"]);
});

const wrong = ["parts-do-not-sum either £69,853 for the total, or parts that sum to £68,853"];

it.each([
  { text: "We received £10,000 and £59,853 of £68,853.", expected: wrong },
  { text: "We received £10,000 and £59,853 of the £68,853 that was due.", expected: wrong },
  { text: "We received £10,000 and £59,853 of £68,853 that partners owe.", expected: wrong },
  { text: "We received £10,000 and £59,853 of £68,853, as agreed.", expected: wrong },
  { text: "We received £10,000 and £59,853 out of our £68,853.", expected: wrong },
  { text: "We received £10,000 and £59,853 of a total of £68,853.", expected: wrong },
  { text: "We received £9,000, £1,000 and £59,853 of £68,853 this year.", expected: wrong },
  { text: "We received £10,000 & £59,853 OF THE £68,853", expected: wrong },
])("finds $expected in: $text", ({ text, expected }) => {
  expect(found(text)).toEqual(expected);
});
