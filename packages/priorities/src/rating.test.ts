import fc from "fast-check";
import { expect, it } from "vitest";
import { refusalOf } from "./plain.fixture.ts";
import { ratingFor } from "./rating.ts";
import type { RatingRule } from "./rating-rule.ts";
import {
  action,
  day,
  measure,
  observation,
  ragByDays,
  ragByShortfall,
  ragByValue,
} from "./record.fixture.ts";

const march = { on: day("2024-03-31") };
const previous = ragByValue.values[1]!;

it.each([
  { value: 95, rating: "green", because: "95 is 95 or more: green, on track", next: "amber below 95" },
  {
    value: 94.99,
    rating: "amber",
    because: "94.99 is 85 or more, and less than the 95 of green: amber, at risk",
    next: "green from 95: 0.01 more",
  },
  {
    value: 85,
    rating: "amber",
    because: "85 is 85 or more, and less than the 95 of green: amber, at risk",
    next: "green from 95: 10 more",
  },
  {
    value: -1,
    rating: "red",
    because: "-1 is less than the 85 of amber: red, off track",
    next: "amber from 85: 86 more",
  },
])("rates $value as $rating, with its reason and what comes next", ({ value, rating, because, next }) => {
  const result = ratingFor({ value }, ragByValue, march);
  expect(result).toMatchObject({ rating, because, next: { because: next }, complete: false });
});

it("rates by the thresholds in force on the day", () => {
  const later = ratingFor({ value: 95 }, ragByValue, { on: day("2024-04-01") });
  expect(later).toMatchObject({ rating: "amber", rule: { name: "Value", from: "2024-04-01" } });
  expect(ratingFor({ value: 95 }, ragByValue, march).rule.from).toBe("2023-04-01");
  expect(() => ratingFor({ value: 95 }, ragByValue, { on: day("2023-03-31") })).toThrow(
    expect.objectContaining({ code: "core/not-in-force" }),
  );
});

it("rates a measure by its latest value, with its numbers", () => {
  const item = {
    measure: measure(),
    observations: [observation("2024-03-31", 88, 100), observation("2024-06-30", 99, 100)],
  };
  expect(ratingFor(item, ragByValue, march)).toMatchObject({
    rating: "amber",
    means: "at-risk",
    because:
      "88.0% (88 of 100) on 31 March 2024 is 85% or more, and less than the 95% of green: amber, at risk",
    next: { way: "better", rating: "green", limit: 95, because: "green from 95%: 7 percentage points more" },
  });
  expect(ratingFor({ ...item, observations: [] }, ragByValue, march)).toMatchObject({
    rating: "not-rated",
    because: "nothing was observed by 31 March 2024",
    next: null,
  });
});

it.each([
  {
    row: {},
    count: 679,
    total: 799,
    rule: ragByValue,
    because: "84.98% (679 of 799) on 31 March 2024 is less than the 85% of amber: red, off track",
    next: "amber from 85%: 0.02 percentage points more",
  },
  {
    row: {},
    count: 8_499_999,
    total: 10_000_000,
    rule: ragByValue,
    because:
      "84.99999% (8,499,999 of 10,000,000) on 31 March 2024 is less than the 85% of amber: red, off track",
    next: "amber from 85%: 0.00001 percentage points more",
  },
  {
    row: { unit: "count", aim: "keep", target: 100_000 },
    count: 89_996,
    total: undefined,
    rule: ragByShortfall,
    because:
      "89,996 on 31 March 2024 falls 10.004% short of the 100,000 of its target, which is more than the 10% of amber: red, off track",
    next: "amber from 10%: 0.004 percentage points less",
  },
])("shows that $count of $total misses a limit that rounding would put it on", (row) => {
  const item = {
    measure: measure(row.row),
    observations: [observation("2024-03-31", row.count, row.total)],
  };
  const { because, next } = ratingFor(item, row.rule as RatingRule, march);
  expect([because, next?.because]).toEqual([row.because, row.next]);
});

const aimed = {
  aim: "reach",
  target: 90,
  targetOn: "2025-03-31",
  baselineCount: 30,
  baselineTotal: 60,
  baselineOn: "2023-03-31",
};

it.each([
  {
    row: aimed,
    count: 42,
    rating: "green",
    because:
      "70.0% (42 of 60) on 31 March 2024 falls 0% short of the 70% expected by 31 March 2024, which is 0% or less: green, on track",
  },
  {
    row: aimed,
    count: 39,
    rating: "amber",
    because:
      "65.0% (39 of 60) on 31 March 2024 falls 7.14% short of the 70% expected by 31 March 2024, which is 10% or less, and more than the 0% of green: amber, at risk",
  },
  {
    row: aimed,
    count: 30,
    rating: "red",
    because:
      "50.0% (30 of 60) on 31 March 2024 falls 28.57% short of the 70% expected by 31 March 2024, which is more than the 10% of amber: red, off track",
  },
])("rates $count of 60 by its path as $rating", ({ row, count, rating, because }) => {
  const item = { measure: measure(row), observations: [observation("2024-03-31", count, 60)] };
  expect(ratingFor(item, ragByShortfall, march)).toMatchObject({ rating, because });
});

it("takes a number that falls short by exactly the limit as within it", () => {
  const totals = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(totals, fc.nat(), (total, part) => {
      const baselineCount = part % total;
      const row = { aim: "reach", target: 100, targetOn: "2025-03-31", baselineOn: "2023-03-31" };
      const item = measure({ ...row, baselineCount, baselineTotal: total });
      // Half the way, less a tenth of what was expected there.
      const observed = observation("2024-03-31", 9 * (baselineCount + total), 20 * total);
      const { rating } = ratingFor({ measure: item, observations: [observed] }, ragByShortfall, march);
      expect(rating).toBe("amber");
    }),
  );
});

it.each([
  { row: { aim: "keep", target: 50 }, count: 30, rating: "green" },
  { row: { aim: "reduce", better: "lower", target: 0 }, count: 1, rating: "red" },
  { row: { aim: "reduce", better: "lower", target: 0 }, count: 0, rating: "green" },
  { row: { aim: "range", better: "neither", target: 40, targetTo: 50 }, count: 31, rating: "amber" },
  { row: { aim: "range", better: "neither", target: 40, targetTo: 50 }, count: 23, rating: "amber" },
  { row: { aim: "range", better: "neither", target: 40, targetTo: 50 }, count: 27, rating: "green" },
  { row: {}, count: 30, rating: "not-rated" },
])("rates $count of 60 by the target of $row as $rating", ({ row, count, rating }) => {
  const item = { measure: measure(row), observations: [observation("2024-03-31", count, 60)] };
  expect(ratingFor(item, ragByShortfall, march).rating).toBe(rating);
});

it("rates whatever there is by a rule of one threshold, and names the rule where there is no rating", () => {
  const rule = { ...ragByValue, values: [{ ...previous, value: [{ rating: "amber" as const }] }] };
  expect(ratingFor({ value: 3 }, rule, march)).toMatchObject({
    rating: "amber",
    because: "3 is rated whatever it is: amber, at risk",
    next: null,
  });
  expect(ratingFor({ measure: measure(), observations: [] }, rule, march).rule).toEqual({
    name: "Value",
    from: "2023-04-01",
  });
});

it.each([
  { item: { value: 5 }, rule: ragByDays },
  { item: { value: Number.NaN }, rule: ragByValue },
  { item: action(), rule: ragByValue },
  { item: { measure: measure(), observations: [] }, rule: ragByDays },
  { item: { measure: measure({ better: "lower" }), observations: [] }, rule: ragByValue },
])("refuses to rate by a rule of something else", ({ item, rule }) => {
  expect(() => ratingFor(item, rule as RatingRule, march)).toThrow(
    expect.objectContaining({ code: "priorities/rule-does-not-fit", path: ["rule", "of"] }),
  );
  expect(refusalOf(() => ratingFor(item, rule as RatingRule, march))).toMatchSnapshot();
});

it("never gives a better value a worse rating", () => {
  const limit = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((number) => (number === 0 ? 0 : number));
  const limits = fc.uniqueArray(limit, { minLength: 1, maxLength: 5 });
  const value = fc.double({ min: -2e6, max: 2e6, noNaN: true });
  const better = fc.constantFrom("higher" as const, "lower" as const);
  fc.assert(
    fc.property(limits, value, fc.nat({ max: 5 }), better, (numbers, one, pick, way) => {
      const up = way === "higher" ? -1 : 1;
      const ordered = numbers.toSorted((a, b) => up * (a - b));
      const scale = [...ordered, 0].map((_, index) => ({
        rating: String(index),
        means: "on-track" as const,
      }));
      const thresholds = [
        ...ordered.map((limit, index) => ({ rating: String(index), limit })),
        { rating: String(ordered.length) },
      ];
      const rule: RatingRule = {
        ...ragByValue,
        better: way,
        scale,
        values: [{ ...previous, value: thresholds }],
      };
      const two = numbers[pick] ?? 0;
      const place = (number: number) => Number(ratingFor({ value: number }, rule, march).rating);
      const isBetter = way === "higher" ? one >= two : one <= two;
      expect(isBetter ? place(one) <= place(two) : place(one) >= place(two)).toBe(true);
    }),
  );
});

it("says all there is to say of a measure that is rated", () => {
  const shortfall = ragByShortfall;
  const of = (row: Record<string, unknown>, count: number, rule: RatingRule) => {
    const { rating, because, next } = ratingFor(
      { measure: measure(row), observations: [observation("2024-03-31", count, 60)] },
      rule,
      march,
    );
    return `${rating}: ${because}; ${next?.because ?? "nothing next"}`;
  };
  const { targetOn: _, ...unplanned } = aimed;
  expect([
    of(aimed, 57, shortfall),
    of(aimed, 42, shortfall),
    of(aimed, 40, shortfall),
    of(aimed, 30, shortfall),
    of(unplanned, 54, shortfall),
    of(unplanned, 40, shortfall),
    of({ aim: "range", target: 50, targetTo: 60 }, 33, shortfall),
    of({ aim: "range", target: 50, targetTo: 60 }, 45, shortfall),
    of({ aim: "range", target: 50, targetTo: 60 }, 20, shortfall),
    of({ aim: "reduce", better: "lower", target: 0 }, 6, shortfall),
    of({ aim: "track" }, 6, shortfall),
    of({ aim: "track", target: 5 }, 6, shortfall),
    of({ aim: "track" }, 58, ragByValue),
    of({ aim: "track" }, 52, ragByValue),
    of({ aim: "track", better: "neither" }, 6, ragByValue),
    of({ aim: "track", unit: "rate", per: 100 }, 58, ragByValue),
  ]).toMatchInlineSnapshot(`
    [
      "green: 95.0% (57 of 60) on 31 March 2024 falls 0% short of the 70% expected by 31 March 2024, which is 0% or less: green, on track; amber above 0%",
      "green: 70.0% (42 of 60) on 31 March 2024 falls 0% short of the 70% expected by 31 March 2024, which is 0% or less: green, on track; amber above 0%",
      "amber: 66.7% (40 of 60) on 31 March 2024 falls 4.76% short of the 70% expected by 31 March 2024, which is 10% or less, and more than the 0% of green: amber, at risk; green from 0%: 4.76 percentage points less",
      "red: 50.0% (30 of 60) on 31 March 2024 falls 28.57% short of the 70% expected by 31 March 2024, which is more than the 10% of amber: red, off track; amber from 10%: 18.57 percentage points less",
      "green: 90.0% (54 of 60) on 31 March 2024 falls 0% short of the 90% of its target, which is 0% or less: green, on track; amber above 0%",
      "red: 66.7% (40 of 60) on 31 March 2024 falls 25.93% short of the 90% of its target, which is more than the 10% of amber: red, off track; amber from 10%: 15.93 percentage points less",
      "green: 55.0% (33 of 60) on 31 March 2024 falls 0% short of the 50% of its target, which is 0% or less: green, on track; amber above 0%",
      "red: 75.0% (45 of 60) on 31 March 2024 falls 25% short of the 60% of its target, which is more than the 10% of amber: red, off track; amber from 10%: 15 percentage points less",
      "red: 33.3% (20 of 60) on 31 March 2024 falls 33.33% short of the 50% of its target, which is more than the 10% of amber: red, off track; amber from 10%: 23.33 percentage points less",
      "red: 10.0% (6 of 60) on 31 March 2024 falls 100% short of the 0% of its target, which is more than the 10% of amber: red, off track; amber from 10%: 90 percentage points less",
      "not-rated: the measure has neither a target nor a path; nothing next",
      "not-rated: the measure has neither a target nor a path; nothing next",
      "green: 96.7% (58 of 60) on 31 March 2024 is 95% or more: green, on track; amber below 95%",
      "amber: 86.7% (52 of 60) on 31 March 2024 is 85% or more, and less than the 95% of green: amber, at risk; green from 95%: 8.33 percentage points more",
      "red: 10.0% (6 of 60) on 31 March 2024 is less than the 85% of amber: red, off track; amber from 85%: 75 percentage points more",
      "green: 96.7 per 100 (58 of 60) on 31 March 2024 is 95 per 100 or more: green, on track; amber below 95 per 100",
    ]
  `);
});

it.each([88, "88", null, undefined, true, {}, [], { action: null, evidence: [] }, { due: 3 }])(
  "refuses to rate %j, which is no item",
  (item) => {
    expect(() => ratingFor(item as never, ragByValue, march)).toThrow(
      expect.objectContaining({
        code: "priorities/rule-does-not-fit",
        path: ["item"],
        message: "Cannot rate the item: an action, a measure with its observations, or a { value } is needed",
      }),
    );
  },
);
