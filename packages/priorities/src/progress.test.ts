import fc from "fast-check";
import { expect, it } from "vitest";
import { expectedOn, milestoneOf } from "./path.ts";
import { plain } from "./plain.fixture.ts";
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

it("gives all that there is to say of a measure, aim by aim", () => {
  const aims = {
    track: { aim: "track" },
    "track with a number": { aim: "track", target: 50 },
    reach: rising,
    "reach without a baseline": { aim: "reach", target: 70 },
    "reach without a target": { aim: "reach" },
    reduce: falling,
    "keep high": { aim: "keep", better: "higher", target: 70 },
    "keep low": { aim: "keep", better: "lower", target: 70 },
    range: { aim: "range", target: 60, targetTo: 70, ...baseline },
    "range without an end": { aim: "range", target: 60 },
    "by a path": { ...rising, path: ["2023/24 Q4 69.5"] },
    "a baseline of the target": { ...rising, target: 50 },
  };
  const said = Object.entries(aims).map(([name, row]) => {
    const results = [41, 42, 43, 55].map((count) => {
      const { measure: _, ...result } = progress(measure(row), [observation("2024-03-31", count, 60)], march);
      return plain(result) as { state: string; share?: number; because: string };
    });
    const [first] = results;
    return { name, states: results.map(({ state }) => state).join(" "), ...first };
  });
  expect(said).toMatchInlineSnapshot(`
    [
      {
        "because": "68.3% (41 of 60) on 2024-03-31; it is watched, without a target",
        "name": "track",
        "observedOn": "2024-03-31",
        "state": "no-target",
        "states": "no-target no-target no-target no-target",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "because": "68.3% (41 of 60) on 2024-03-31; it is watched, without a target",
        "name": "track with a number",
        "observedOn": "2024-03-31",
        "state": "no-target",
        "states": "no-target no-target no-target no-target",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "baseline": {
          "count": 30,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 90% or more; 70% was expected by 2024-03-31",
        "expected": {
          "amount": "70",
          "because": "4 of 8 equal quarterly steps from the baseline to the target",
          "by": "2024-03-31",
        },
        "name": "reach",
        "observedOn": "2024-03-31",
        "share": 0.4583333333333333,
        "state": "behind",
        "states": "behind on-path on-path met",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 70% or more",
        "name": "reach without a baseline",
        "observedOn": "2024-03-31",
        "state": "behind",
        "states": "behind met met met",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "because": "68.3% (41 of 60) on 2024-03-31; it is watched, without a target",
        "name": "reach without a target",
        "observedOn": "2024-03-31",
        "state": "no-target",
        "states": "no-target no-target no-target no-target",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "baseline": {
          "count": 30,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 10% or less; 30% was expected by 2024-03-31",
        "expected": {
          "amount": "30",
          "because": "4 of 8 equal quarterly steps from the baseline to the target",
          "by": "2024-03-31",
        },
        "name": "reduce",
        "observedOn": "2024-03-31",
        "share": -0.4583333333333333,
        "state": "behind",
        "states": "behind behind behind behind",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 70% or more",
        "name": "keep high",
        "observedOn": "2024-03-31",
        "state": "behind",
        "states": "behind met met met",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 70% or less",
        "name": "keep low",
        "observedOn": "2024-03-31",
        "state": "met",
        "states": "met met behind behind",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "baseline": {
          "count": 30,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 60% to 70%",
        "name": "range",
        "observedOn": "2024-03-31",
        "state": "met",
        "states": "met met behind behind",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 60% to 60%",
        "name": "range without an end",
        "observedOn": "2024-03-31",
        "state": "behind",
        "states": "behind behind behind behind",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "baseline": {
          "count": 30,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 90% or more; 69.5% was expected by 2024-03-31",
        "expected": {
          "amount": "69.5",
          "because": "the path says so for 2023/24 Q4",
          "by": "2024-03-31",
        },
        "name": "by a path",
        "observedOn": "2024-03-31",
        "share": 0.4583333333333333,
        "state": "behind",
        "states": "behind on-path on-path met",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
      {
        "baseline": {
          "count": 30,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
        "because": "68.3% (41 of 60) on 2024-03-31; the target is 50% or more; 50% was expected by 2024-03-31",
        "expected": {
          "amount": "50",
          "because": "4 of 8 equal quarterly steps from the baseline to the target",
          "by": "2024-03-31",
        },
        "name": "a baseline of the target",
        "observedOn": "2024-03-31",
        "state": "met",
        "states": "met met met met",
        "value": {
          "count": 41,
          "kind": "percentage",
          "of": "Plans in time",
          "total": 60,
        },
      },
    ]
  `);
  const { measure: _, ...unseen } = progress(measure(rising), [], march);
  expect(plain(unseen)).toMatchInlineSnapshot(`
    {
      "baseline": {
        "count": 30,
        "kind": "percentage",
        "of": "Plans in time",
        "total": 60,
      },
      "because": "nothing was observed by 2024-03-31",
      "state": "not-measured",
    }
  `);
  const rate = measure({ unit: "rate", per: 1000, aim: "reduce", better: "lower", target: 12.5 });
  expect(progress(rate, [observation("2024-03-31", 13, 1000)], march).because).toMatchInlineSnapshot(
    `"13.0 per 1,000 (13 of 1000) on 2024-03-31; the target is 12.5 per 1000 or less"`,
  );
  const count = measure({ unit: "count", aim: "reach", target: 12 });
  expect(progress(count, [observation("2024-03-31", 12)], march).because).toMatchInlineSnapshot(
    `"12 on 2024-03-31; the target is 12 or more"`,
  );
});

it("expects what the quarters that have ended make of the way", () => {
  const expected = (row: object, on: string) =>
    plain(expectedOn(measure({ ...rising, ...row }), { on: day(on) }) ?? "nothing");
  expect(
    [
      "2023-03-31",
      "2023-06-29",
      "2023-06-30",
      "2023-12-30",
      "2023-12-31",
      "2024-02-15",
      "2025-03-30",
      "2025-03-31",
      "2026-01-01",
    ].map((on) => [on, expected({}, on)]),
  ).toMatchInlineSnapshot(`
    [
      [
        "2023-03-31",
        "nothing",
      ],
      [
        "2023-06-29",
        "nothing",
      ],
      [
        "2023-06-30",
        {
          "amount": "55",
          "because": "1 of 8 equal quarterly steps from the baseline to the target",
          "by": "2023-06-30",
        },
      ],
      [
        "2023-12-30",
        {
          "amount": "60",
          "because": "2 of 8 equal quarterly steps from the baseline to the target",
          "by": "2023-09-30",
        },
      ],
      [
        "2023-12-31",
        {
          "amount": "65",
          "because": "3 of 8 equal quarterly steps from the baseline to the target",
          "by": "2023-12-31",
        },
      ],
      [
        "2024-02-15",
        {
          "amount": "65",
          "because": "3 of 8 equal quarterly steps from the baseline to the target",
          "by": "2023-12-31",
        },
      ],
      [
        "2025-03-30",
        {
          "amount": "85",
          "because": "7 of 8 equal quarterly steps from the baseline to the target",
          "by": "2024-12-31",
        },
      ],
      [
        "2025-03-31",
        {
          "amount": "90",
          "because": "8 of 8 equal quarterly steps from the baseline to the target",
          "by": "2025-03-31",
        },
      ],
      [
        "2026-01-01",
        {
          "amount": "90",
          "because": "8 of 8 equal quarterly steps from the baseline to the target",
          "by": "2025-03-31",
        },
      ],
    ]
  `);
  const path = ["2023/24 Q2 5", "2023/24 Q1: -4.25%", "2024/25 Q1 = 100"];
  expect(
    ["2023-06-29", "2023-07-01", "2023-09-30", "2024-06-30"].map((on) => expected({ path }, on)),
  ).toMatchInlineSnapshot(`
    [
      "nothing",
      {
        "amount": "-4.25",
        "because": "the path says so for 2023/24 Q1",
        "by": "2023-06-30",
      },
      {
        "amount": "5",
        "because": "the path says so for 2023/24 Q2",
        "by": "2023-09-30",
      },
      {
        "amount": "100",
        "because": "the path says so for 2024/25 Q1",
        "by": "2024-06-30",
      },
    ]
  `);
  for (const lacking of [
    { aim: "keep" },
    { target: undefined },
    { baselineCount: undefined },
    { baselineOn: undefined },
    { targetOn: undefined },
    { targetOn: "2023-04-01" },
  ]) {
    expect(
      expectedOn({ ...measure(rising), ...lacking } as never, { on: day("2024-03-31") }),
    ).toBeUndefined();
  }
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
