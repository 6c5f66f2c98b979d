import fc from "fast-check";
import { expect, it } from "vitest";
import { expectedOn } from "./path.ts";
import { progress } from "./progress.ts";
import { day, measure, observation } from "./record.fixture.ts";

const march = { on: day("2024-03-31") };
const baseline = { baselineCount: 30, baselineTotal: 60, baselineOn: "2023-03-31" };
const rising = { aim: "reach", target: 90, targetOn: "2025-03-31", ...baseline };
const falling = { ...rising, aim: "reduce", better: "lower", target: 10 };

it.each([
  { row: rising, count: 42, state: "on-path", share: 0.5, when: "half the way is done in half the time" },
  { row: rising, count: 41, state: "behind", share: undefined, when: "less is" },
  { row: rising, count: 54, state: "met", share: 1, when: "the target is reached exactly" },
  { row: rising, count: 24, state: "behind", share: -0.25, when: "it is worse than the baseline" },
  { row: falling, count: 18, state: "on-path", share: 0.5, when: "half the fall is done" },
  { row: falling, count: 6, state: "met", share: 1, when: "it has fallen to the target" },
  { row: falling, count: 19, state: "behind", share: undefined, when: "it has fallen less" },
  {
    row: { ...rising, target: 50 },
    count: 30,
    state: "met",
    share: undefined,
    when: "the start was the target",
  },
  { row: { aim: "keep", target: 50 }, count: 30, state: "met", share: undefined, when: "it is kept" },
  { row: { aim: "keep", target: 50 }, count: 29, state: "behind", share: undefined, when: "it is not kept" },
  {
    row: { aim: "keep", better: "lower", target: 50 },
    count: 31,
    state: "behind",
    share: undefined,
    when: "lower is better and it rose",
  },
  {
    row: { aim: "range", target: 40, targetTo: 50 },
    count: 30,
    state: "met",
    share: undefined,
    when: "in range",
  },
  {
    row: { aim: "range", target: 40, targetTo: 50 },
    count: 31,
    state: "behind",
    share: undefined,
    when: "above it",
  },
  {
    row: { aim: "range", target: 40, targetTo: 50 },
    count: 23,
    state: "behind",
    share: undefined,
    when: "below it",
  },
  { row: {}, count: 30, state: "no-target", share: undefined, when: "it is only watched" },
  {
    row: { ...rising, path: ["2023/24 Q4 60"] },
    count: 36,
    state: "on-path",
    share: 0.25,
    when: "its path says so",
  },
])("is $state with $count of 60 when $when", ({ row, count, state, share }) => {
  const result = progress(measure(row), [observation("2024-03-31", count, 60)], march);
  expect(result.state).toBe(state);
  if (share !== undefined) expect(result.share).toBeCloseTo(share, 12);
  expect(result.value).toEqual({ kind: "percentage", count, total: 60, of: "Plans in time" });
});

it("has no share of the way where there is no way to go", () => {
  const there = measure({ ...rising, target: 50 });
  expect(progress(there, [observation("2024-03-31", 30, 60)], march)).not.toHaveProperty("share");
});

it("knows nothing of what comes after the day", () => {
  const result = progress(measure(rising), [observation("2024-04-01", 60, 60)], march);
  expect(result).toMatchObject({ state: "not-measured", because: "nothing was observed by 2024-03-31" });
});

it("says what it rests on", () => {
  const result = progress(measure(falling), [observation("2024-03-31", 19, 60)], march);
  expect(result.because).toBe(
    "31.7% (19 of 60) on 2024-03-31; the target is 10% or less; 30% was expected by 2024-03-31",
  );
});

it.each([
  { on: "2023-06-29", amount: undefined, by: undefined },
  { on: "2023-06-30", amount: 55, by: "2023-06-30" },
  { on: "2024-05-15", amount: 70, by: "2024-03-31" },
  { on: "2025-03-31", amount: 90, by: "2025-03-31" },
  { on: "2030-01-01", amount: 90, by: "2025-03-31" },
])("expects $amount on $on, in equal steps by quarter", ({ on, amount, by }) => {
  const expected = expectedOn(measure(rising), { on: day(on) });
  expect([expected?.amount.toNumber(), expected?.by]).toEqual([amount, by]);
});

it("takes the path that is stated, by its latest quarter, whatever the order", () => {
  const stated = measure({ ...rising, path: ["2024/25 Q1 80", "2023/24 Q2 61.5", "2023/24 Q1 60"] });
  expect(expectedOn(stated, { on: day("2023-06-29") })).toBeUndefined();
  expect(expectedOn(stated, march)?.amount.toNumber()).toBe(61.5);
  expect(expectedOn(stated, { on: day("2024-06-30") })?.amount.toNumber()).toBe(80);
});

it("compares counts and targets exactly: 57 of 100 is 57%", () => {
  const counts = fc
    .integer({ min: 1, max: 100_000 })
    .chain((total) => fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }) }));
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 100 }), ({ count, total }, target) => {
      const aimed = measure({ aim: "reach", target });
      const { state } = progress(aimed, [observation("2024-03-31", count, total)], march);
      expect(state === "met").toBe(count * 100 >= target * total);
    }),
  );
});
