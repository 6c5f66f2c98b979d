import { expect, it } from "vitest";
import { found } from "./arithmetic.fixture.ts";
import { checkArithmetic } from "./arithmetic.ts";

it("holds a total to the share of each, and a share to its total", () => {
  const texts = [
    "Each pays £75,785 per partner, a total of £303,140.",
    "Each pays £75,785 per partner, a total of £303,141.",
    "Each pays £75,785.50 per partner, a total of £303,141.",
    "Each pays £75,785 per partner, a total of £70,000.",
    "Each pays £0 per partner, a total of £70,000.",
    "Each pays £75,785 per partner. In total, £310,000 came.",
    "Each pays £33.33 each, a total of £100.",
    "In 14/27 (52%) of cases.",
    "In 14/27 (57%) of cases.",
    "Of 27 reviews, 14 were modifiable, representing 52% of the total reviews.",
    "Of 27 reviews, 14 were modifiable, representing 57% of all reviews.",
    "In 52% (14 of 27) and 57% (14 out of 27).",
    "Of 27 reviews, 57% (14) were.",
    "There were 27 reviews. 57% of reviews were.",
    "There were 27 reviews, and 57% of reviews were.",
    "Some 98% of those who responded agreed.",
    "About 60% (14) of 27 and around 53% (14) of 27.",
    "In 0 (5%) of 0 reviews.",
  ];
  expect(texts.flatMap(found)).toMatchInlineSnapshot(`
    [
      "Each pays £75,785 per partner, a total of £303,140.",
      "Each pays £75,785 per partner, a total of £303,141.",
      "Each pays £75,785.50 per partner, a total of £303,141.",
      "  report/multiple-does-not-follow: £303,141 is not a whole number of shares of £75,785.50 | 4 × 75785.50 = 303142 | £303,142, if 4 pay",
      "Each pays £75,785 per partner, a total of £70,000.",
      "Each pays £0 per partner, a total of £70,000.",
      "Each pays £75,785 per partner. In total, £310,000 came.",
      "  report/multiple-does-not-follow: £310,000 is not a whole number of shares of £75,785 | 4 × 75785 = 303140 | £303,140, if 4 pay",
      "Each pays £33.33 each, a total of £100.",
      "In 14/27 (52%) of cases.",
      "In 14/27 (57%) of cases.",
      "  report/percentage-does-not-follow: 14 of 27 is 52%, not 57% | 14 ÷ 27 = 51.852%, which rounds to 52% | 52%",
      "Of 27 reviews, 14 were modifiable, representing 52% of the total reviews.",
      "Of 27 reviews, 14 were modifiable, representing 57% of all reviews.",
      "  report/percentage-does-not-follow: 14 of 27 is 52%, not 57% | 14 ÷ 27 = 51.852%, which rounds to 52% | 52%",
      "In 52% (14 of 27) and 57% (14 out of 27).",
      "  report/percentage-does-not-follow: 14 of 27 is 52%, not 57% | 14 ÷ 27 = 51.852%, which rounds to 52% | 52%",
      "Of 27 reviews, 57% (14) were.",
      "  report/percentage-does-not-follow: 14 of 27 is 52%, not 57% | 14 ÷ 27 = 51.852%, which rounds to 52% | 52%",
      "There were 27 reviews. 57% of reviews were.",
      "There were 27 reviews, and 57% of reviews were.",
      "  report/percentage-impossible: No whole number of 27 is 57%: print the count, and the percentage that follows from it | 15 of 27 is 56% and 16 of 27 is 59% | -",
      "Some 98% of those who responded agreed.",
      "  report/total-not-given: 98% does not say of how many: print the number who answered beside it | A percentage without its total cannot be checked, and of a few answers it says little | -",
      "About 60% (14) of 27 and around 53% (14) of 27.",
      "  report/percentage-does-not-follow: 14 of 27 is 52%, not 60% | 14 ÷ 27 = 51.852%, which rounds to 52% | 52%",
      "In 0 (5%) of 0 reviews.",
    ]
  `);
});

it.each([
  "It costs £75,785 in all, for each of us. In total, £310,000 came.",
  "Each pays £75,785 per partner. In total, with grants, £310,000 came.",
  "Each pays £75,785 per partner, a total of about £310,000.",
])("finds no total of equal shares in: %s", (text) => {
  expect(checkArithmetic(text)).toEqual([]);
});

it("says where a product is wrong, and why", () => {
  const text = "We find that 4 x £25 = £90 in all.";
  expect(
    checkArithmetic(text).map(({ message, why, span }) => [message, why, text.slice(span.start, span.end)]),
  ).toEqual([["The product comes to £100, not £90", "4 × £25 = £100", "4 x £25 = £90"]]);
});

const products = (text: string) =>
  checkArithmetic(text).map(({ code, instead }) => `${code.replace("report/", "")} ${instead}`);

it.each([
  "4 x £75,785 = £303,140",
  "£75,785 × 4 = £303,140",
  "£75,785 x 4 partners = £303,140",
  "Four partners x £75,785 = £303,140.",
  "156 courses x 20 places = 3,120 places",
  "4 x £75,785.25 = £303,141",
  "4 x £75,785 = £303,141",
  "3 x £1.2m = £3.7m",
  "2 x 10 + 5 = 25",
  "5 + 2 x 10 = 25",
  "2 x 3 x 4 = 24",
  "About 4 x £100 = £300",
  "4 x 25% = 100%",
  "4 x £25 = 90 places",
  "4 x 25 = 90%",
  "£4 x £25 = £90",
  "1.2 million x £2 = £2.5 million",
  "4 x £25 = $90",
  "Room 4 x 25: level 2 = 12",
])("finds nothing in the product %s", (text) => {
  expect(products(text)).toEqual([]);
});

it.each([
  ["4 x £75,785 = £303,410", "£303,140"],
  ["£75,785 × 4 = £303,410.", "£303,140"],
  ["£75,785 x 4 partners = £330,140", "£303,140"],
  ["Four partners * £75,785 = £303,410.", "£303,140"],
  ["156 courses x 20 places = 3,210 places", "3,120"],
  ["3 x £1.2m = £3.9m", "£3,600,000"],
  ["12 x £25.00 = £330.00 for late cancellations", "£300"],
])("finds the slip in the product %s", (text, instead) => {
  expect(products(text)).toEqual([`multiple-does-not-follow ${instead}`]);
});
