import { expect, it } from "vitest";
import { checkArithmetic } from "./arithmetic.ts";

it.each([
  { text: "It was 82% of them and the remaining 16%.", says: "82% and the remaining 16% do not make 100%" },
  { text: "It was 82% of them and the remainder (16%).", says: "82% and the remaining 16% do not make 100%" },
  { text: "It was 82% of them and the rest of 16%.", says: "82% and the remaining 16% do not make 100%" },
  { text: "It was 82% of them and the other 16%.", says: "82% and the remaining 16% do not make 100%" },
  { text: "It was 82% of them and THE REMAINING 16%.", says: "82% and the remaining 16% do not make 100%" },
  { text: "It was 82.4% of them and the remaining 18%.", says: undefined },
  { text: "It was 82% of them and the remaining 18%.", says: undefined },
  { text: "It was 81% of them and the remaining 18%.", says: undefined },
  { text: "It was 50% of some, 32% of others and the remaining 18%.", says: undefined },
  { text: "It was 50% of some, 82% of others and the remaining 18%.", says: undefined },
  { text: "It was 50% of some, 30% of others and the remaining 18%.", says: undefined },
  { text: "It was the remaining 18%.", says: undefined },
  { text: "It was 82% of them and 17%.", says: undefined },
  { text: "It was 82% of 50 and the remaining 17.", says: undefined },
])("holds what remains to the hundred in: $text", ({ text, says }) => {
  const found = checkArithmetic(text).filter(({ code }) => code === "report/parts-do-not-sum");
  expect(found.map(({ message }) => message)).toEqual(says === undefined ? [] : [says]);
});

it.each([
  { text: "It was 75% of them, with a further 40% besides.", sum: "75 + 40 = 115" },
  { text: "It was 75% of them, with an additional 40% besides.", sum: "75 + 40 = 115" },
  { text: "It was 75% of them, with ANOTHER 40% besides.", sum: "75 + 40 = 115" },
  { text: "It was 75% of them, with a further 26.1% besides.", sum: "75 + 26.1 = 101.1" },
  { text: "It was 75% of them, with a further 26% besides.", sum: undefined },
  { text: "It was 75.5% of them, with a further 26.5% besides.", sum: "75.5 + 26.5 = 102" },
  { text: "75% came by car, and another 40% by bus instead of the train.", sum: "75 + 40 = 115" },
  { text: "It was 75% of them, with 40% besides.", sum: undefined },
  { text: "It was 75 of them, with a further 40% besides.", sum: undefined },
  { text: "It was a further 40%.", sum: undefined },
  { text: "75% came by car, and another 40% of those who did not by bus.", sum: undefined },
  { text: "75% came by car, and another 40% of the others by bus.", sum: undefined },
  { text: "75% came by car, and another 40% came of their own.", sum: "75 + 40 = 115" },
])("finds more than there is in: $text", ({ text, sum }) => {
  const found = checkArithmetic(text).filter(({ code }) => code === "report/percentages-exceed-100");
  expect(found.map(({ why }) => why)).toEqual(sum === undefined ? [] : [sum]);
});

it("says what is wrong, why, and what to print", () => {
  const said = (text: string) =>
    checkArithmetic(text).map(({ message, why, instead }) => [message, why, instead]);
  expect(said("It was 82.5% of them and the remaining 16%.")).toContainEqual([
    "82.5% and the remaining 16% do not make 100%",
    "100 - 82.5 = 17.5",
    "17.5%",
  ]);
  expect(said("It was 75% of them, with a further 40% besides.")).toEqual([
    ["75% and 40% make more than 100%", "75 + 40 = 115", undefined],
  ]);
});
