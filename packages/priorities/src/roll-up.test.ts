import fc from "fast-check";
import { expect, it } from "vitest";
import { ratingFor } from "./rating.ts";
import { day, ragByValue } from "./record.fixture.ts";
import { rollUp } from "./roll-up.ts";

const march = { on: day("2024-03-31") };

it("rolls up to the worst, with the count of each and never an average", () => {
  const results = [96, 97, 90, 12].map((value) => ratingFor({ value }, ragByValue, march));
  expect(rollUp(results, ragByValue)).toEqual({
    rating: "red",
    counts: { green: 2, amber: 1, red: 1, "not-rated": 0 },
    complete: 0,
    because: "the worst of 4: 2 green, 1 amber and 1 red; 0 complete",
  });
  expect(rollUp([], ragByValue)).toMatchObject({
    rating: "not-rated",
    because: "the worst of 0: none; 0 complete",
  });
});

it("refuses ratings of another scale, which it could neither place nor count", () => {
  const results = [96, 12].map((value) => ratingFor({ value }, ragByValue, march));
  const scale = ragByValue.scale.filter(({ rating }) => rating !== "red");
  expect(() => rollUp(results, { ...ragByValue, scale })).toThrow(
    expect.objectContaining({
      code: "priorities/rule-does-not-fit",
      path: ["results", 1, "rating"],
      message: "Cannot roll up the ratings: each has to be of the rule's scale",
    }),
  );
});

it("rolls up to no better than any part, and counts every part once", () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 20 });
  const order = ragByValue.scale.map(({ rating }) => rating);
  fc.assert(
    fc.property(values, (numbers) => {
      const results = numbers.map((value) => ratingFor({ value }, ragByValue, march));
      const { rating, counts } = rollUp(results, ragByValue);
      const places = results.map((each) => order.indexOf(each.rating as "green"));
      expect(order.indexOf(rating as "green")).toBe(Math.max(...places));
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(results.length);
    }),
  );
});
