import { expect, it } from "vitest";
import { printed } from "./withheld.fixture.ts";

it.each([
  {
    text: "The panel completed 27 reviews. Within 6 months: 4 (15%).",
    expected: ["4 Reviews completed within 6 months", "15% Reviews completed within 6 months"],
  },
  {
    text: "Reviews completed\n\n| Within 6 months | 4 |",
    expected: ["4 Reviews completed within 6 months"],
  },
])("knows what is printed for a figure that a length of time tells apart: $text", ({ text, expected }) => {
  expect(printed(text)).toEqual(expected);
});

it.each([
  "There were 4 children in 6 months.",
  "The panel completed all reviews. Staff turnover over 6 months was 14%.",
  "The panel met, and reviews were completed. In the past 6 months 4 members of staff left.",
  "Reviews were completed. For the next 6 months the fee is 2% less.",
])("takes a length of time alone for no withheld figure: %s", (text) => {
  expect(printed(text)).toEqual([]);
});
