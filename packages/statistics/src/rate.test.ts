import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactLimits } from "./poisson.ts";
import { poissonLimits, rates, relativeError } from "./published.fixture.ts";
import { rate } from "./rate.ts";
import { refusalAt } from "./refusal.fixture.ts";

describe("agrees", () => {
  it.each(rates)("with the interval computed elsewhere for $count in $population", (given) => {
    const result = rate(given);
    expect(result).toMatchObject({ per: given.per, confidence: given.confidence, method: given.method });
    expect(relativeError(result.value, given.value)).toBeLessThan(1e-15);
    expect(relativeError(result.lower, given.interval[0])).toBeLessThan(1e-12);
    expect(relativeError(result.upper, given.interval[1])).toBeLessThan(1e-12);
  });

  it.each([
    { count: 0, method: "exact", limits: ["0.00000", "3.68888"] },
    { count: 4, method: "exact", limits: ["1.08987", "10.24159"] },
    { count: 10, method: "byar", limits: ["4.78745", "18.39146"] },
    { count: 27, method: "byar", limits: ["17.78896", "39.28510"] },
  ])("with the published limits for a count of $count", ({ count, method, limits }) => {
    const result = rate({ count, population: 1, per: 1 });
    expect([result.lower.toFixed(5), result.upper.toFixed(5)]).toEqual(limits);
    expect(result.method).toBe(method);
  });

  it.each(poissonLimits)(
    "with 40 digits of Garwood's limits for %d at %d",
    (count, confidence, lower, upper) => {
      const [low, high] = exactLimits(count, confidence);
      expect(relativeError(low, lower)).toBeLessThan(2e-15);
      expect(relativeError(high, upper)).toBeLessThan(2e-15);
    },
  );
});

/** How often the intervals hold a Poisson mean, at the least, over means of 0.5 to 60. */
function leastCoverage(intervals: readonly (readonly [lower: number, upper: number])[]): number {
  const coverages = Array.from({ length: 1191 }, (_, index) => {
    const mean = 0.5 + index / 20;
    let mass = Math.exp(-mean);
    return intervals.reduce((sum, [lower, upper], count) => {
      if (count > 0) mass *= mean / count;
      return lower <= mean && mean <= upper ? sum + mass : sum;
    }, 0);
  });
  return Math.min(...coverages);
}

it("holds the true mean at least as often as it says, exactly and with Byar's limits from 10", () => {
  const counts = Array.from({ length: 200 }, (_, count) => count);
  expect(leastCoverage(counts.map((count) => exactLimits(count, 0.95))).toFixed(4)).toBe("0.9504");
  const published = counts.map((count) => rate({ count, population: 1, per: 1 }));
  expect(leastCoverage(published.map(({ lower, upper }) => [lower, upper])).toFixed(4)).toBe("0.9507");
});

it("scales with what it is per, and contains its value", () => {
  const events = fc.record({
    count: fc.integer({ min: 0, max: 5000 }),
    population: fc.double({ min: 0.5, max: 1e8, noNaN: true }),
    confidence: fc.constantFrom(0.5, 0.9, 0.95, 0.998),
  });
  fc.assert(
    fc.property(events, (given) => {
      const [one, thousand] = [rate({ ...given, per: 1 }), rate({ ...given, per: 1000 })];
      expect(relativeError(thousand.upper, one.upper * 1000)).toBeLessThan(1e-12);
      expect(one.lower).toBeLessThanOrEqual(one.value);
      expect(one.upper).toBeGreaterThan(one.value);
    }),
  );
});

it("remembers limits for one confidence without confusing it with another", () => {
  const at = (confidence: number) => rate({ count: 3, population: 1, per: 1, confidence }).upper;
  const [first, other, again] = [at(0.95), at(0.99), at(0.95)];
  expect(again).toBe(first);
  expect(other).toBeGreaterThan(first);
});

it.each([
  { count: -1, population: 10, per: 1, code: "statistics/count-invalid", path: ["count"] },
  { count: 0.5, population: 10, per: 1, code: "statistics/count-invalid", path: ["count"] },
  { count: 1, population: 0, per: 1, code: "statistics/population-invalid", path: ["population"] },
  { count: 1, population: Number.NaN, per: 1, code: "statistics/population-invalid", path: ["population"] },
  { count: 1, population: Infinity, per: 1, code: "statistics/population-invalid", path: ["population"] },
  { count: 1, population: 10, per: 0, code: "statistics/per-invalid", path: ["per"] },
  { count: 1, population: 10, per: Infinity, code: "statistics/per-invalid", path: ["per"] },
  {
    count: 1,
    population: 10,
    per: 1,
    confidence: -0.95,
    code: "statistics/confidence-invalid",
    path: ["confidence"],
  },
])("refuses $count in $population per $per with $code", ({ code, path, ...events }) => {
  expect(() => rate(events)).toThrow(refusalAt(code, path));
});
