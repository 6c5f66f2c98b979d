import fc from "fast-check";
import { expect, it } from "vitest";
import { expectedOn, milestoneOf } from "./path.ts";
import { plain } from "./plain.fixture.ts";
import { progress } from "./progress.ts";
import { day, measure, observation } from "./record.fixture.ts";

it("leaves no observation out whose day is written otherwise", () => {
  const given = { ...observation("2024-03-31", 30, 60), on: "31/03/2024" as never };
  expect(() => progress(measure(), [given], { on: day("2024-03-31") })).toThrow(
    expect.objectContaining({ code: "core/date-invalid" }),
  );
});

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
  expect(result).toMatchObject({ state: "not-measured", because: "nothing was observed by 31 March 2024" });
});

it("takes a number that is exactly on its path as on it, whatever its decimals are", () => {
  const counts = fc.integer({ min: 1, max: 60 }).chain((total) =>
    fc.record({
      baselineTotal: fc.constant(total),
      baselineCount: fc.nat(total),
      target: fc.integer({ min: 0, max: 100 }),
      ended: fc.constantFrom(1, 2, 3),
    }),
  );
  const ends = ["2023-06-30", "2023-09-30", "2023-12-31"] as const;
  fc.assert(
    fc.property(counts, ({ baselineTotal, baselineCount, target, ended }) => {
      const better = target * baselineTotal > 100 * baselineCount ? "higher" : "lower";
      fc.pre(target * baselineTotal !== 100 * baselineCount);
      const aim = better === "higher" ? "reach" : "reduce";
      const row = { aim, better, target, targetOn: "2025-03-31", baselineCount, baselineTotal };
      const on = ends[ended - 1]!;
      const count = 100 * baselineCount * (8 - ended) + target * ended * baselineTotal;
      const exact = observation(on, count, 800 * baselineTotal);
      const item = measure({ ...row, baselineOn: "2023-03-31" });
      expect(progress(item, [exact], { on: day(on) }).state).toBe("on-path");
    }),
  );
});

it("shows that a number misses its target where rounding would put it there", () => {
  const item = measure({ aim: "keep", target: 85 });
  const { state, because } = progress(item, [observation("2024-03-31", 679, 799)], march);
  expect([state, because]).toEqual([
    "behind",
    "84.98% (679 of 799) on 31 March 2024; the target is 85% or more",
  ]);
});

it.each([
  { wrong: { count: -1 }, field: "count", code: "priorities/percentage-without-count" },
  { wrong: { count: 0.5 }, field: "count", code: "priorities/percentage-without-count" },
  { wrong: { count: "3" }, field: "count", code: "priorities/percentage-without-count" },
  { wrong: { count: Number.NaN }, field: "count", code: "priorities/percentage-without-count" },
  { wrong: { total: 0 }, field: "total", code: "priorities/percentage-without-count" },
  { wrong: { total: "sixty" }, field: "total", code: "priorities/percentage-without-count" },
  {
    wrong: { total: 0 },
    row: { unit: "rate", per: 1000 },
    field: "total",
    code: "priorities/population-missing",
  },
  {
    wrong: { total: 0.5 },
    row: { unit: "rate", per: 1000 },
    field: "total",
    code: "priorities/population-missing",
  },
])("refuses an observation of $wrong, which no table has read", ({ wrong, row, field, code }) => {
  const unread = { measure: "m", on: day("2024-03-31"), count: 3, total: 60, ...wrong } as never;
  expect(() => progress(measure(row), [observation("2023-12-31", 2, 60), unread], march)).toThrow(
    expect.objectContaining({ code, path: ["observations", 1, field] }),
  );
});

it("says what it rests on", () => {
  const result = progress(measure(falling), [observation("2024-03-31", 19, 60)], march);
  expect(result.because).toBe(
    "31.7% (19 of 60) on 31 March 2024; the target is 10% or less; 30% was expected by 31 March 2024",
  );
});

it.each([
  { on: "2023-03-31", step: undefined, when: "nothing has ended" },
  { on: "2023-06-29", step: undefined, when: "the first quarter is not over" },
  { on: "2023-06-30", step: "1 of 8: 55 by 2023-06-30", when: "it is" },
  { on: "2023-12-30", step: "2 of 8: 60 by 2023-09-30", when: "the third is a day from its end" },
  { on: "2023-12-31", step: "3 of 8: 65 by 2023-12-31", when: "the calendar year ends" },
  { on: "2024-02-15", step: "3 of 8: 65 by 2023-12-31", when: "a quarter has begun" },
  { on: "2024-05-15", step: "4 of 8: 70 by 2024-03-31", when: "the financial year is over" },
  { on: "2025-03-30", step: "7 of 8: 85 by 2024-12-31", when: "the last quarter is a day from its end" },
  { on: "2025-03-31", step: "8 of 8: 90 by 2025-03-31", when: "the target falls due" },
  { on: "2030-01-01", step: "8 of 8: 90 by 2025-03-31", when: "it is long past" },
])("expects $step of the equal steps on $on, when $when", ({ on, step }) => {
  const { amount, by, because } = expectedOn(measure(rising), { on: day(on) }) ?? {};
  const [, steps] =
    /^(\d of \d) equal quarterly steps from the baseline to the target$/.exec(because ?? "") ?? [];
  expect(steps && `${steps}: ${amount} by ${by}`).toBe(step);
});

it("expects the target on its day, though that is no quarter's last", () => {
  const within = measure({ ...rising, targetOn: "2025-02-15" });
  expect(plain(expectedOn(within, { on: day("2025-02-15") }))).toEqual({
    amount: "90",
    by: "2025-02-15",
    because: "7 of 7 equal quarterly steps from the baseline to the target",
  });
});

it.each([
  { on: "2023-06-29", stands: undefined },
  { on: "2023-07-01", stands: "-4.25 by 2023-06-30, for 2023/24 Q1" },
  { on: "2023-09-30", stands: "61.5 by 2023-09-30, for 2023/24 Q2" },
  { on: "2024-03-31", stands: "61.5 by 2023-09-30, for 2023/24 Q2" },
  { on: "2024-06-30", stands: "100 by 2024-06-30, for 2024/25 Q1" },
])("expects $stands by a path in any order, on $on", ({ on, stands }) => {
  const stated = measure({ ...rising, path: ["2024/25 Q1 = 100", "2023/24 Q2 61.5", "2023/24 Q1: -4.25%"] });
  const { amount, by, because } = expectedOn(stated, { on: day(on) }) ?? {};
  expect(because?.replace("the path says so", `${amount} by ${by},`)).toBe(stands);
});

it.each([
  { aim: "keep" },
  { target: undefined },
  { baselineCount: undefined },
  { baselineOn: undefined },
  { targetOn: undefined },
  { targetOn: "2023-04-01" },
  { targetOn: "2023-03-31" },
])("expects nothing of a measure with %j", (lacking) => {
  expect(expectedOn({ ...measure(rising), ...lacking } as never, march)).toBeUndefined();
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

it.each([
  { row: { aim: "track" }, says: "it is watched, without a target", states: ["no-target", "no-target"] },
  {
    row: { aim: "track", target: 50 },
    says: "it is watched, without a target",
    states: ["no-target", "no-target"],
  },
  { row: { aim: "reach" }, says: "it is watched, without a target", states: ["no-target", "no-target"] },
  { row: { aim: "reach", target: 70 }, says: "the target is 70% or more", states: ["behind", "met"] },
  {
    row: { aim: "reach", better: "lower", target: 70 },
    says: "the target is 70% or more",
    states: ["behind", "met"],
  },
  {
    row: { aim: "reduce", better: "neither", target: 70 },
    says: "the target is 70% or less",
    states: ["met", "behind"],
  },
  { row: { aim: "keep", target: 70 }, says: "the target is 70% or more", states: ["behind", "met"] },
  {
    row: { aim: "keep", better: "lower", target: 70 },
    says: "the target is 70% or less",
    states: ["met", "behind"],
  },
  {
    row: { aim: "range", target: 60, targetTo: 70, ...baseline },
    says: "the target is 60% to 70%",
    states: ["met", "behind"],
  },
  { row: { aim: "range", target: 60 }, says: "the target is 60% to 60%", states: ["behind", "behind"] },
  {
    row: rising,
    says: "the target is 90% or more; 70% was expected by 31 March 2024",
    states: ["behind", "on-path"],
  },
  {
    row: falling,
    says: "the target is 10% or less; 30% was expected by 31 March 2024",
    states: ["behind", "behind"],
  },
  {
    row: { ...rising, path: ["2023/24 Q4 69.5"] },
    says: "the target is 90% or more; 69.5% was expected by 31 March 2024",
    states: ["behind", "on-path"],
  },
])("says that $says, and is $states with 41 and 43 of 60", ({ row, says, states }) => {
  const results = [41, 43].map((count) =>
    progress(measure(row), [observation("2024-03-31", count, 60)], march),
  );
  expect(results.map(({ because }) => because)).toEqual([
    `68.3% (41 of 60) on 31 March 2024; ${says}`,
    `71.7% (43 of 60) on 31 March 2024; ${says}`,
  ]);
  expect(results.map(({ state }) => state)).toEqual(states);
});

it.each([
  {
    row: { unit: "rate", per: 1000, aim: "reduce", better: "lower", target: 12.5 },
    total: 1000,
    says: "13.0 per 1,000 (13 of 1,000) on 31 March 2024; the target is 12.5 per 1,000 or less",
  },
  { row: { unit: "count", aim: "reach", target: 12 }, says: "13 on 31 March 2024; the target is 12 or more" },
])("says in the measure's own unit: $says", ({ row, total, says }) => {
  expect(progress(measure(row), [observation("2024-03-31", 13, total)], march).because).toBe(says);
});

it("gives what there is of the measure, its baseline, its latest number and what was expected", () => {
  const { measure: given, ...result } = progress(measure(rising), [observation("2024-03-31", 41, 60)], march);
  expect(given).toEqual(measure(rising));
  const percentage = { kind: "percentage", total: 60, of: "Plans in time" };
  expect(plain(result)).toEqual({
    state: "behind",
    value: { ...percentage, count: 41 },
    observedOn: "2024-03-31",
    baseline: { ...percentage, count: 30 },
    expected: {
      amount: "70",
      by: "2024-03-31",
      because: "4 of 8 equal quarterly steps from the baseline to the target",
    },
    share: 11 / 24,
    because:
      "68.3% (41 of 60) on 31 March 2024; the target is 90% or more; 70% was expected by 31 March 2024",
  });
  expect(Object.keys(progress(measure(), [observation("2024-03-31", 41, 60)], march))).toEqual([
    "measure",
    "state",
    "value",
    "observedOn",
    "because",
  ]);
  const { measure: _, ...unseen } = progress(measure(rising), [], march);
  expect(unseen).toEqual({
    state: "not-measured",
    baseline: { ...percentage, count: 30 },
    because: "nothing was observed by 31 March 2024",
  });
});

it.each([
  "2023/24 Q1 20 more",
  "in 2023/24 Q1 20",
  "2023/24 Q5 20",
  "Q1 20",
  "2023/24 Q1 020",
  "2023/24 Q1 1.",
])("takes %s for no part of a path", (line) => {
  expect(milestoneOf(line)).toBeUndefined();
});

it.each([
  { line: " 2023/24 Q1 20 ", amount: "20" },
  { line: "2023-24 q2: 105%", amount: "105" },
  { line: "2023/24 Q3=-0.25", amount: "-0.25" },
  { line: "2023/24 Q4 0", amount: "0" },
])("takes $line for $amount", ({ line, amount }) => {
  expect(milestoneOf(line)?.amount.toFixed()).toBe(amount);
});
