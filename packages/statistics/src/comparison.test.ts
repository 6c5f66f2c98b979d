import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareProportions, compareRates } from "./comparison.ts";
import { comparisons, fisherTests, rateRatios, relativeError } from "./published.fixture.ts";
import { refusalAt } from "./refusal.fixture.ts";

describe("proportions", () => {
  it.each(comparisons)("agree with what was computed elsewhere for $now and $before", (given) => {
    const result = compareProportions(given.now, given.before, { confidence: given.confidence });
    expect(relativeError(result.difference, given.difference)).toBeLessThan(1e-12);
    expect(relativeError(result.lower, given.interval[0])).toBeLessThan(1e-12);
    expect(relativeError(result.upper, given.interval[1])).toBeLessThan(1e-12);
    expect(relativeError(result.pValue, given.pValue)).toBeLessThan(1e-12);
    expect(result).toMatchObject({ method: "newcombe", test: "fisher", confidence: given.confidence });
  });

  it.each(fisherTests)(
    "%d of %d beside %d of %d have Fisher's p",
    (count, total, other, otherTotal, pValue) => {
      const result = compareProportions({ count, total }, { count: other, total: otherTotal });
      expect(relativeError(result.pValue, pValue)).toBeLessThan(1e-13);
    },
  );

  it.each([
    {
      now: { count: 14, total: 27 },
      before: { count: 32, total: 59 },
      verdict: "no-evidence-of-change",
      p: "1.00",
    },
    { now: { count: 51, total: 59 }, before: { count: 2, total: 8 }, verdict: "higher", p: "0.00" },
    { now: { count: 6, total: 27 }, before: { count: 44, total: 59 }, verdict: "lower", p: "0.00" },
    {
      now: { count: 0, total: 9 },
      before: { count: 0, total: 4 },
      verdict: "no-evidence-of-change",
      p: "1.00",
    },
    {
      now: { count: 9, total: 9 },
      before: { count: 4, total: 4 },
      verdict: "no-evidence-of-change",
      p: "1.00",
    },
    // The interval alone leaves out zero, from -1.00 to -0.03.
    {
      now: { count: 0, total: 1 },
      before: { count: 3, total: 3 },
      verdict: "no-evidence-of-change",
      p: "0.25",
    },
  ])("$now after $before are $verdict", ({ now, before, verdict, p }) => {
    const result = compareProportions(now, before);
    expect(result.verdict).toBe(verdict);
    expect(result.pValue.toFixed(2)).toBe(p);
  });

  it("give Fisher's p as all tables no likelier than this one, counted in whole numbers", () => {
    const small = fc
      .integer({ min: 1, max: 14 })
      .chain((total) => fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }) }));
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    fc.assert(
      fc.property(small, small, (now, before) => {
        const hits = now.count + before.count;
        const from = Math.max(0, hits - before.total);
        const ways = Array.from({ length: Math.min(now.total, hits) - from + 1 }, (_, index) =>
          Math.round(choose(now.total, from + index) * choose(before.total, hits - from - index)),
        );
        const sum = (some: readonly number[]) => some.reduce((total, each) => total + each, 0);
        const expected = sum(ways.filter((way) => way <= ways[now.count - from]!)) / sum(ways);
        expect(relativeError(compareProportions(now, before).pValue, expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it("take a p-value that is its level for no evidence, whichever year comes first", () => {
    const [one, other] = [
      { count: 360, total: 399 },
      { count: 0, total: 1 },
    ];
    for (const [now, before] of [
      [one, other],
      [other, one],
    ] as const) {
      const { pValue, verdict } = compareProportions(now, before, { confidence: 0.9 });
      expect(pValue).toBeCloseTo(0.1, 12);
      expect(verdict).toBe("no-evidence-of-change");
    }
    expect(compareProportions(one, other, { confidence: 0.899 }).verdict).toBe("higher");
    expect(compareProportions(other, one, { confidence: 0.899 }).verdict).toBe("lower");
  });

  it("never say more than the interval and the p-value both do, and reverse when turned round", () => {
    const part = fc
      .integer({ min: 1, max: 400 })
      .chain((total) => fc.record({ total: fc.constant(total), count: fc.integer({ min: 0, max: total }) }));
    fc.assert(
      fc.property(part, part, fc.constantFrom(0.9, 0.95, 0.998), (now, before, confidence) => {
        const result = compareProportions(now, before, { confidence });
        const back = compareProportions(before, now, { confidence });
        const opposite = {
          higher: "lower",
          lower: "higher",
          "no-evidence-of-change": "no-evidence-of-change",
        };
        expect(back.verdict).toBe(opposite[result.verdict]);
        expect(back.difference + result.difference).toBe(0);
        expect(relativeError(back.pValue, result.pValue)).toBeLessThan(1e-9);
        if (result.verdict === "no-evidence-of-change") return;
        expect(result.pValue).toBeLessThan(1 - confidence);
        expect(Math.sign(result.lower)).toBe(Math.sign(result.upper));
        expect(Math.sign(result.lower)).toBe(result.verdict === "higher" ? 1 : -1);
      }),
    );
  });

  it.each([
    {
      now: { count: 3, total: 2 },
      before: { count: 1, total: 2 },
      code: "statistics/count-above-total",
      path: ["now", "count"],
    },
    {
      now: { count: 1, total: 2 },
      before: { count: 1, total: 0 },
      code: "statistics/total-invalid",
      path: ["before", "total"],
    },
    {
      now: { count: -1, total: 2 },
      before: { count: 1, total: 2 },
      code: "statistics/count-invalid",
      path: ["now", "count"],
    },
  ])("are refused with $code at $path", ({ now, before, code, path }) => {
    expect(() => compareProportions(now, before)).toThrow(refusalAt(code, path));
  });
});

describe("rates", () => {
  it.each(rateRatios)("agree with what was computed elsewhere for $now and $before", (given) => {
    const result = compareRates(given.now, given.before, given);
    expect(relativeError(result.lower, given.lower)).toBeLessThan(1e-13);
    expect(relativeError(result.upper ?? Infinity, given.upper ?? Infinity)).toBeLessThan(1e-13);
    expect(relativeError(result.pValue, given.pValue)).toBeLessThan(1e-12);
    expect(result).toMatchObject({
      method: "clopper-pearson",
      test: "binomial",
      confidence: given.confidence,
    });
  });

  it.each([
    { now: [12, 10], before: [2, 10], verdict: "higher", p: 0.0129 },
    { now: [2, 10], before: [12, 10], verdict: "lower", p: 0.0129 },
    { now: [6, 10], before: [4, 10], verdict: "no-evidence-of-change", p: 0.7539 },
    { now: [8, 10], before: [0, 10], verdict: "higher", p: 0.0078 },
    { now: [0, 10], before: [0, 10], verdict: "no-evidence-of-change", p: 1 },
    // One event, and one person in eleven was there before.
    { now: [0, 10], before: [1, 1], verdict: "no-evidence-of-change", p: 1 / 11 },
    // The p-value alone is small; the interval goes up to 1.21.
    { now: [0, 20], before: [3, 10], verdict: "no-evidence-of-change", p: 1 / 27 },
  ])("$now events in people after $before are $verdict", ({ now, before, verdict, p }) => {
    const events = ([count, population]: readonly number[]) => ({ count: count!, population: population! });
    const result = compareRates(events(now), events(before));
    expect(result.verdict).toBe(verdict);
    expect(result.pValue).toBeCloseTo(p, 4);
    expect([result.now, result.before]).toEqual([events(now), events(before)]);
  });

  it.each([
    [1, 0.01],
    [5, 0.5],
    [5, 0.95],
    [40, 0.998],
    [100_000, 0.95],
  ])(
    "of %d events after none have the lower limit under which all fall now as often as %d leaves",
    (count, confidence) => {
      const none = { count: 0, population: 2 };
      const { lower, upper } = compareRates({ count, population: 3 }, none, { confidence });
      const odds = lower * 1.5;
      expect(relativeError((odds / (1 + odds)) ** count, (1 - confidence) / 2)).toBeLessThan(1e-9);
      expect(upper).toBeNull();
    },
  );

  it("have the ratio, and none when nothing was counted before", () => {
    const now = { count: 4, population: 1000 };
    expect(compareRates(now, { count: 2, population: 1000 }).ratio).toBe(2);
    expect(compareRates(now, { count: 0, population: 1000 })).toMatchObject({ ratio: null, upper: null });
  });

  it("say higher or lower only with the interval and the p-value", () => {
    const events = fc.record({
      count: fc.integer({ min: 0, max: 60 }),
      population: fc.integer({ min: 100, max: 10_000 }),
    });
    fc.assert(
      fc.property(events, events, (now, before) => {
        const { verdict, lower, upper, pValue, ratio } = compareRates(now, before);
        expect(lower).toBeLessThanOrEqual(ratio ?? Infinity);
        expect(upper ?? Infinity).toBeGreaterThanOrEqual(ratio ?? 0);
        if (verdict === "higher") expect(lower).toBeGreaterThan(1);
        if (verdict === "lower") expect(upper).toBeLessThan(1);
        if (verdict !== "no-evidence-of-change") expect(pValue).toBeLessThan(0.05);
      }),
    );
  });

  it("are refused with the place of what is wrong", () => {
    const good = { count: 1, population: 10 };
    const bad = { count: 1, population: 0 };
    const code = "statistics/population-invalid";
    expect(() => compareRates(good, bad)).toThrow(refusalAt(code, ["before", "population"]));
    expect(() => compareRates(bad, good)).toThrow(refusalAt(code, ["now", "population"]));
  });
});
