import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

const codesOf = (text: string) => checkArithmetic(text).map(({ code }) => code.replace("report/", ""));

it.each([
  "There were 14 of 27 reviews (57%).",
  "There were 14 out of the 27 reviews (57%).",
  "There were 14 plans from all 27 reviews (57%).",
  "There were 14 plans among these many 27 reviews [57%].",
  "There were 14 of 27 reviews – 57%.",
  "There were 14 of 27 reviews - 57%.",
  "There were 14 of 27 reviews (or 57%).",
  "There were 14 of 27 reviews (i.e. 57%).",
  "There were 14 of 27 reviews, or 57%.",
  ...["is", "was", "being", "equals"].map((word) => `That 14 of 27 reviews ${word} 57%.`),
  "There were 14/27 (57%).",
  "There were 14 / 27 (57%).",
  "There were 14 (57%) of 27 reviews.",
  "There were 14 (57%) out of the 27 reviews.",
  "There were 14 ( 57%) of all 27 reviews.",
  "There were 57% (14 of 27).",
  "There were 57% (14 reviews out of the 27).",
  "There were 57% (14 / 27).",
  "Of 27 reviews, 14 (57%) were so.",
  "Among the 27 reviews, 14 (57%) were so.",
  "Of 27 reviews, 57% (14) were so.",
  "There were 27 reviews, of which 14 (57%) were so.",
  "There were 27 reviews, of whom, 14 (57%) were so.",
  "There were 27 reviews. OF THESE 14 (57%) were so.",
  "There were 27 reviews. 14 (57%) of these were so.",
  "There were 27 reviews, 14 (57%) of which were so.",
  "There were 27 reviews. 14 (57%) of the reviews were so.",
  "There were 27 reviews. It was late. 14 (57%) of them were so.",
  "There were 14 of 27(57%).",
  "There were 14 of 27, or 57%.",
  "There were 14 of 27 late reviews, or 57%.",
  "There were 57%(14 of 27).",
  "There were 57% (14) of the 27.",
  "Boys were 55% (66) and girls 54% (54) of the 120.",
  "There were 57% (14/27).",
  "Of 27 reviews, 14 late ones (57%) were so.",
  "Of 27 reviews, 57%(14) were so.",
  "The number of plans fell: of 27 reviews, 14 (57%) were so.",
  "There were 27 reviews. 14 (57%) of these were (late) of the invited.",
  "There were 14 of 14 reviews (57%).",
  "There were 14 of 27 reviews (100%).",
  "There were 14 of 27 reviews (51.95%).",
  "There were 14 of 27 reviews (51.951852%).",
  "Around 57% (14 of 27) were so.",
])("holds a percentage to its count and its total in: %s", (text) => {
  expect(codesOf(text)).toEqual(["percentage-does-not-follow"]);
});

it.each([
  "Boys were 55% (66) and girls 45% (54) of the 120.",
  "There were 27 deaths in 19 areas, 14 (52%) of whom were so.",
  "There were 27 deaths in 19 areas, 14 (74%) of which were full.",
  "There were 11, 9 and 7 of the 27 (41%, 33% and 26%) that took so long.",
  "There were 14 of about 27 reviews (57%).",
  "There were about 14 of 27 reviews (57%).",
  "There were 27 reviews, and 14 (57%) were so.",
  "There were 27 reviews. 14 (57%) of those aged under 5 were so.",
  "There were 27 reviews. 14 (57%) of the invited were so.",
  "There were 27 reviews. 14 (57%) of them who came were so.",
  "There were 27 reviews. 14 (57%) of those that came were so.",
  "There were 27 reviews. 14 (57%) of those with one were so.",
  "There were 27 reviews. 14 (57%) of those in one were so.",
  "There were 27 reviews. 14 (57%) of those living here were so.",
  "There were 27 reviews. It was late. So it was. 14 (57%) of them were so.",
  "In a total of 27 reviews, 14 (57%) were so.",
  "In a number of 27 reviews, 14 (57%) were so.",
  "There were 10 reviews, of which 14 (57%) were so.",
  "There were 0 of 0 reviews (57%).",
  "There were 14 of 27 reviews (157%).",
  "There were 14 of 27 reviews (51.8518519%).",
  "There were 14 of 27 reviews (around 54%).",
  "There were 14 of 27 reviews and some say 57%.",
  "There were 14 of 27 reviews (-57%).",
  "Around 54% (14 of 27) were so.",
  "There were 14 of 27 reviews (57.1234567%).",
  "There were 14 of 27 reviews; some came late (57%).",
  "There were 14 of 27 reviews (late) or so 57%.",
  "There were 14 of 27 reviews; it is 57%.",
  "There were 14 of 27 reviews or late plans 57%.",
  "There were 14 plans / 27 (57%).",
  "There were 14 / late 27 (57%).",
  "There were 57%; late ones (14 of 27).",
  "There were 57% (late) or 14 of 27 reviews.",
  "There were 57% (14 of late and 27).",
  "Of 27 reviews, 14 (late) and 57% were so.",
  "Of 27 reviews, 14; late ones (57%) were so.",
  "Of 27 reviews, 57% late (14) were so.",
  "Of 27 reviews, 57% (late 14) were so.",
  "Of 27 reviews, 57% (14 late) were so.",
  "There were 27 reviews. 14 (57%) were (late) of these.",
  "There were 27 reviews, of which many were so, and 14 (57%) were late.",
  "There were 27 reviews, and 14 (57%) were so, most of the 20.",
  "There were 27 reviews, and of 14 (57%) it was so.",
  "Some of the late were 27 reviews, and 14 (57%) were so.",
])("holds no percentage to any count in: %s", (text) => {
  expect(codesOf(text).filter((code) => code === "percentage-does-not-follow")).toEqual([]);
});

it.each([
  ...[
    "representing",
    "represents",
    "represent",
    "equates to",
    "equate to",
    "equating to",
    "equivalent to",
    "making up",
  ],
  ...[
    "make up",
    "makes up",
    "accounting for",
    "account for",
    "accounts for",
    "which is",
    "this is",
    "that is",
  ],
  ...["or", "="],
])("takes the total that the words point to: %s", (words) => {
  const text = `There were 27 reviews. Then 14 were late, ${words} 57% of all reviews.`;
  expect(codesOf(text)).toEqual(["percentage-does-not-follow"]);
});

it.each([
  ...["of total reviews", "of the whole reviews", "of its overall reviews", "of our total reviews"],
  "of the population reviews",
])("takes the total for the words: %s", (words) => {
  const text = `The population and reviews were 27. Then 14 were late, representing 57% ${words}.`;
  expect(codesOf(text)).toEqual(["percentage-does-not-follow"]);
});

it("takes a year for no count of what the words represent", () => {
  const text = "There were 27 reviews. Then 14 in 2023 were late, representing 57% of all reviews.";
  expect(codesOf(text)).toEqual(["percentage-does-not-follow"]);
});

it.each([
  "There were 27 reviews. Then 14 were late, representing 57% of many reviews.",
  "There were 27 reviews. Then 14 were late, beside 57% of all reviews.",
  "There were 27 plans. Then 14 were late, representing 57% of all reviews.",
  "There were 27 GPs, an ox. Then 14 were late, representing 57% of all ox.",
  "There were 27 reviews. About 14 were late, representing 57% of all reviews.",
  "There were 27 reviews. Then 14 were late, which is so, and 57% of all reviews.",
  "There were 27 reviews. Then 14 were late, representing 57% or most of all reviews.",
  "There were 27 men. Then 14 were late, representing 57% of all men.",
])("takes no total in: %s", (text) => {
  expect(codesOf(text)).toEqual([]);
});

it.each([
  { text: "It was 57% of 27 reviews.", found: ["percentage-impossible"] },
  { text: "It was 57% out of the 27 reviews.", found: ["percentage-impossible"] },
  { text: "It was 57% of our late 27.", found: ["percentage-impossible"] },
  { text: "There were 27 reviews, of which 57% of reviews.", found: ["percentage-impossible"] },
  { text: "There were 27 late old reviews, and 57% of the reviews.", found: ["percentage-impossible"] },
  { text: "It was 52% of 27 reviews.", found: [] },
  { text: "It was about 57% of 27 reviews.", found: [] },
  { text: "It was 57% of 0 reviews.", found: [] },
  { text: "It was 57% of about 27 reviews.", found: [] },
  { text: "It was 57% of the many late 27.", found: [] },
  { text: "There were 27 plans, and 57% of the reviews.", found: [] },
  { text: "It was 57% late, all of 27 reviews.", found: [] },
  { text: "There were 27 reviews, and 57% or most of the reviews.", found: [] },
  { text: "Some 57% of the reviews came, and 27 reviews went.", found: [] },
  { text: "Some 98% agreed of those who answered.", found: [] },
  { text: "There were 27 reviewsers, and 57% of the reviews.", found: [] },
  ...["those", "these", "them", "whom", "which", "that", "people"].map((noun) => ({
    text: `There were 27 ${noun}, and 57% of ${noun}.`,
    found: [],
  })),
])("finds $found in: $text", ({ text, found }) => {
  expect(codesOf(text)).toEqual(found);
});

it.each([
  ...["those who answered", "those that answered", "those answering", "respondents", "responses"],
  ...["delegates", "attendees", "participants"],
])("asks of how many: 98% of %s", (words) => {
  expect(codesOf(`Some 98% of ${words} agreed.`)).toEqual(["total-not-given"]);
  expect(codesOf(`Of 60, some 98% of ${words} agreed.`)).toEqual([]);
});

it("says what it would be instead, and how it came to be so", () => {
  const said = (text: string) =>
    checkArithmetic(text).map(({ message, why, instead }) => `${message} | ${why} | ${instead}`);
  expect([
    ...said("There were 14 of 17 reviews (82.3%)."),
    ...said("There were 1,400 of 1,700 reviews (82.3%)."),
    ...said("There were 73,013 of 383,274 reviews (19.1%)."),
    ...said("There were 1,400 of 2,700 reviews (57%)."),
    ...said("It was 57% of 27 reviews."),
    ...said("It was 99% of 27 reviews."),
    ...said("There were 27 reviews and 30 plans, of which 14 (50%) were so."),
    ...said("There were 21 plans and 25 reviews, of which 13 (57%) were so."),
    ...said("There were 33 plans and 34 reviews, of which 19 (57%) were so."),
    ...said("There were 1,400,000 of 2,700,000 reviews (57%)."),
  ]).toMatchInlineSnapshot(`
    [
      "82.3% was cut off rather than rounded: 14 of 17 is 82.4% | 14 ÷ 17 = 82.3529%, which rounds to 82.4% | 82.4%",
      "82.3% was cut off rather than rounded: 1,400 of 1,700 is 82.4% | 1400 ÷ 1700 = 82.3529%, which rounds to 82.4% | 82.4%",
      "19.1% was rounded twice: 73,013 of 383,274 is 19.0% | 73013 ÷ 383274 = 19.0498%, which rounds to 19.0%; 19.1% comes only from rounding an already rounded figure again | 19.0%",
      "1,400 of 2,700 is 52%, not 57% | 1400 ÷ 2700 = 51.852%, which rounds to 52% | 52%",
      "No whole number of 27 is 57%: print the count, and the percentage that follows from it | 15 of 27 is 56% and 16 of 27 is 59% | undefined",
      "No whole number of 27 is 99%: print the count, and the percentage that follows from it | 26 of 27 is 96% and 27 of 27 is 100% | undefined",
      "14 of 27 is 52%, not 50% | 14 ÷ 27 = 51.852%, which rounds to 52% | 52%",
      "13 of 25 is 52%, not 57% | 13 ÷ 25 = 52.000%, which rounds to 52% | 52%",
      "57% was cut off rather than rounded: 19 of 33 is 58% | 19 ÷ 33 = 57.576%, which rounds to 58% | 58%",
      "1,400,000 of 2,700,000 is 52%, not 57% | 1400000 ÷ 2700000 = 51.852%, which rounds to 52% | 52%",
    ]
  `);
});

it.each([
  ["75% of those who replied found it very useful, with a further 24% saying fairly.", ["75%", "24%"]],
  [
    "75% of those who replied found it very useful, another 24% fairly and an additional 1% not.",
    ["75%", "24%", "1%"],
  ],
  ["75% of those who replied found it very useful; 24% of the area is rural.", ["75%"]],
  ["75% of the area is rural, with a further 24% on its edge.", []],
  ["Of 200, 75% of those who replied found it very useful, with a further 24% saying fairly.", []],
  ["A further 24% came. 75% of those who replied were content.", ["75%"]],
  ["A further 24% came, and 75% of those who replied were content.", ["75%"]],
] as const)("asks of how many a share and those that further it are: %s", (text, shares) => {
  const found = checkArithmetic(text).filter(({ code }) => code === "report/total-not-given");
  expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(shares);
});

it.each([
  "We met 52 of our 70 actions in the plan, a completion rate of 84%.",
  "We met 52 of our 70 actions, a share of 84%",
  "Of 27 reviews, 14(57%) had such factors.",
  "47% of the 84 families seen here (31) came.",
  "Of the 27, 9 and 7 of the 27 (36%) came.",
  "7 of the 27 (36%, 2 more than before) came.",
])("finds a share that is not that of its count in: %s", (text) => {
  expect(codesOf(text)).toEqual(["percentage-does-not-follow"]);
});

it.each([
  "57% of reviews found this in 27 reviews.",
  "Of the 27 areas, 14 (57%) below England's rate were visited.",
])("holds no share to a count that is not its whole in: %s", (text) => {
  expect(codesOf(text)).toEqual([]);
});

it("leaves out what to print where it does not know", () => {
  const [finding] = checkArithmetic("Of the 27 reviews, 57% of the 27 reviews were so.");
  expect(finding?.code).toBe("report/percentage-impossible");
  expect(finding).not.toHaveProperty("instead");
});
