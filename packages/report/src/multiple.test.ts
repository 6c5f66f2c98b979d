import { expect, it } from "vitest";
import { found } from "./arithmetic.fixture.ts";

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
